import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { reverseReport as endpoint } from '../../contract/endpoints.ts';
import { endReport, findReport } from './store/reports.ts';

/**
 * Takes a report back: it stays in the register and counts no more. Throws `reportUnknown`, also for a metric that the caller
 * may not see, and `reportChanged`.
 */
export async function reverseReport(
  metrics: readonly Metric[],
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const report = await findReport(tx, params.id);
    const seen = metrics.some(({ id, permission }) => id === report?.metric && context.can(permission));
    if (report === undefined || !seen) throw new AppError('indicators.reportUnknown');
    if (!(await endReport(tx, params.id, 'reversed'))) throw new AppError('indicators.reportChanged');
    const { metric, status, period, part, value } = report;
    await context.record(tx, {
      subject: { type: 'indicators.report', id: params.id },
      before: { metric, status, period, part, value },
      after: null,
      reason: body.reason,
    });
    return { id: params.id };
  });
}
