import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { fileReport as endpoint } from '../../contract/endpoints.ts';
import type { NewReport } from '../../contract/report.ts';
import { dayInChina } from '../day-in-china.ts';
import { reportedWays } from '../imports/store/sheet-reports.ts';
import { timeOf } from '../refresh-metric.ts';
import { examineReport } from './examine-report.ts';
import { addReport, endReport, knownParts, lockLatest } from './store/reports.ts';

/** Reports one value; one that stands is superseded and kept, with the reason. */
export async function fileReport(
  metrics: readonly Metric[],
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  const metric = metrics.find(({ id, permission }) => id === body.metric && context.can(permission));
  examineReport(metric, body, dayInChina(context.now()));
  return context.transaction(async (tx) => {
    const latest = await lockLatest(tx, body);
    const before = latest?.state === 'standing' ? latest : undefined;
    if (before === undefined) {
      await rejectUnknownPart(tx, body);
      if (metric.ratio !== true) await rejectDouble(tx, body);
    }
    if (before !== undefined) {
      if (body.reason === undefined) throw reasonNeeded(body, before.value);
      await endReport(tx, before.id, 'superseded');
    }
    const id = randomUUIDv7();
    const revision = (latest?.revision ?? 0) + 1;
    const reason = body.reason ?? (revision > 1 ? body.source : null);
    const { metric: of, status, period, part, value, source } = body;
    const fields = { metric: of, status, period, part, value, source };
    const by = { reportedBy: account.id, reportedAt: timeOf(context.now()), demonstration: false };
    await addReport(tx, zone.id, { id, revision, reason, ...fields, ...by });
    await context.record(tx, {
      subject: { type: 'indicators.report', id },
      before: before === undefined ? null : { value: before.value, source: before.source },
      after: fields,
      ...(reason === null ? {} : { reason }),
    });
    return { id, revision };
  });
}

function reasonNeeded({ period, part }: NewReport, value: string): AppError {
  return new AppError('indicators.reasonNeeded', { period, part: part || '—', value });
}

/** A part that is only misspelt would count beside the one that was meant. */
async function rejectUnknownPart(tx: ZoneDb, { metric, part, newPart }: NewReport): Promise<void> {
  const parts = (await knownParts(tx, [metric])).get(metric) ?? [];
  if (newPart || parts.length === 0 || parts.includes(part)) return;
  throw new AppError('indicators.partUnknown', { part: part || '—', parts: parts.join('、') });
}

/** A value for the whole beside those of its parts would be added to them. */
async function rejectDouble(tx: ZoneDb, { metric, status, period, part, reason }: NewReport): Promise<void> {
  if (status === 'target' || reason !== undefined) return;
  const [way] = await reportedWays(tx, [{ metric, period }]);
  if (part === '' ? way?.parts : way?.whole) throw new AppError('indicators.countsTwice', { period });
}
