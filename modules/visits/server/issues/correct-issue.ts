import { placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { correctIssue as endpoint } from '../../contract/issue-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { correct, dispatcherOf, lockIssue } from './store/beside.ts';
import { findCategory } from './store/named.ts';
import { findStoredIssue } from './store/register.ts';

/** Whether somebody works in the department that has the issue, or in the one that dispatched it. */
export async function isOwnIssue(
  db: ZoneDb,
  { id, leadId, accountId, today }: { id: string; leadId: string | null; accountId: string; today: string },
): Promise<boolean> {
  const own = [leadId, await dispatcherOf(db, id)].filter((one) => one !== null);
  const places = await placesOf(db, accountId, today);
  // One that firms sent and nobody has yet is everybody's.
  return own.length === 0 || places.some(({ departmentId }) => own.includes(departmentId));
}

/** Corrects category or urgency with the reason; who has the issue and until when stays as it is. */
export function correctIssue(
  { params: { caseId }, body: { reason, category, urgency } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const issue = await lockIssue(tx, caseId);
    const stored = await findStoredIssue(tx, { caseId, today });
    if (issue === undefined || stored === undefined) throw new AppError('visits.issueUnknown');
    if (!(await isOwnIssue(tx, { id: caseId, leadId: stored.leadId, accountId: account.id, today })))
      throw new AppError('visits.notOwnDepartment');
    if (stored.state === 'settled' || stored.state === 'ended') throw new AppError('visits.issueConcluded');
    if (category !== undefined && (await findCategory(tx, category)) === undefined)
      throw new AppError('visits.issueCategoryUnknown');
    const changes = [
      { field: 'category' as const, before: issue.category, after: category ?? issue.category },
      { field: 'urgency' as const, before: issue.urgency, after: urgency ?? issue.urgency },
    ].filter(({ before, after }) => before !== after);
    if (changes.length === 0) throw new AppError('visits.issueUnchanged');
    await correct(tx, { zoneId: zone.id, caseId, reason, by: account.id, at }, changes);
    await context.record(tx, {
      subject: { type: 'visits.issue', id: caseId },
      before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
      after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
      reason,
    });
    return { caseId };
  });
}
