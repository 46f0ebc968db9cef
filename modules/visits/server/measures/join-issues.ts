import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type * as endpoints from '../../contract/measure-endpoints.ts';
import { findIssueTexts } from '../similar/store/issues.ts';
import { followMeasure } from './follow-measure.ts';
import { requireCaller } from './require-caller.ts';
import { addJoins, endJoin, lockJoin } from './store/joins.ts';
import { lockMeasure } from './store/measures.ts';
import { findStored } from './store/register.ts';

/** Joins issues under a measure. */
export function joinIssues(
  { params, body }: EndpointParsed<typeof endpoints.joinIssues>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.joinIssues>> {
  return context.transaction((tx) =>
    joinUnder(tx, { measureId: params.measureId, caseIds: body.caseIds, proposalId: null }, context),
  );
}

/** Joins issues under an open measure in the transaction of the caller; all of them or none. */
export async function joinUnder(
  tx: ZoneDb,
  { measureId, caseIds: told, proposalId }: { measureId: string; caseIds: string[]; proposalId: string | null },
  context: RequestContext,
): Promise<{ joined: number }> {
  const { zone, account, at } = requireCaller(context);
  const locked = await lockMeasure(tx, measureId);
  const measure = await findStored(tx, measureId);
  if (locked === undefined || measure === undefined) throw new AppError('visits.measureUnknown');
  if (measure.state === 'done' || measure.state === 'dropped') {
    throw new AppError('visits.measureClosed', { state: context.text(`visits:measures.states.${measure.state}`) });
  }
  const caseIds = [...new Set(told)];
  const missing = caseIds.length - (await findIssueTexts(tx, caseIds)).length;
  if (missing > 0) throw new AppError('visits.issuesUnknown', { count: missing });
  const joins = caseIds.map((caseId) => ({ id: randomUUIDv7(), caseId }));
  const joined = await addJoins(tx, { zoneId: zone.id, measureId, proposalId, by: account.id, at }, joins);
  if (joined < joins.length) throw new AppError('visits.issuesJoined', { count: joins.length - joined });
  await context.record(tx, {
    subject: { type: 'visits.measure', id: measureId },
    before: null,
    after: { joined: caseIds, proposalId },
  });
  const by = { zoneId: zone.id, now: context.now(), action: 'visits.joinIssues' as const };
  await followMeasure(tx, { step: 'joinMeasure', caseIds, measure }, by);
  return { joined };
}

/** Takes a join back with the reason; the row stays readable. */
export function undoJoin(
  { params, body }: EndpointParsed<typeof endpoints.undoJoin>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.undoJoin>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const join = await lockJoin(tx, params.joinId);
    if (join === undefined) throw new AppError('visits.joinedIssueUnknown');
    if (join.undoneAt !== null) throw new AppError('visits.joinUndone');
    await endJoin(tx, join.id, { at, by: account.id, reason: body.reason });
    await context.record(tx, {
      subject: { type: 'visits.measure', id: join.measureId },
      before: { joined: [join.caseId] },
      after: null,
      reason: body.reason,
    });
    const measure = await findStored(tx, join.measureId);
    if (measure !== undefined) {
      const by = { zoneId: zone.id, now: context.now(), action: 'visits.undoJoin' as const };
      await followMeasure(tx, { step: 'leaveMeasure', caseIds: [join.caseId], measure }, by);
    }
    return { id: join.id };
  });
}
