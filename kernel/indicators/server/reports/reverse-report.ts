import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { reverseReport as endpoint } from '../../contract/endpoints.ts';
import { endReport, findReport } from './store/reports.ts';

/** Takes a report back: it stays in the register and counts no more. Throws `reportUnknown`, `reportChanged`. */
export async function reverseReport(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const report = await findReport(tx, params.id);
    if (report === undefined) throw new AppError('indicators.reportUnknown');
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
