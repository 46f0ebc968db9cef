import type { DoneAct } from '#kernel/cases/server/index.ts';
import { type Notice, notify } from '#kernel/notices/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { askThread } from '../confirmations/ask-thread.ts';

type Told = Pick<Notice, 'to' | 'template'> & { readonly asks?: readonly number[] };

/** Days after a question on which a firm that has not answered is asked once more. */
const remindAfter = { reply: [3], stillSolved: [7] } as const;

/** Tells whom an act concerns; answers the id of the notice that went to the firm, null where it was told nothing. */
export async function tellOfAct(
  tx: ZoneDb,
  done: DoneAct,
  issue: { readonly firm_id: string; readonly demonstration: boolean },
): Promise<string | null> {
  const told = whoHears(done, issue.firm_id);
  if (told === null) return null;
  const { zoneId, caseId, number, title, action } = done;
  const { to, template, asks } = told;
  const onceKey = `${template} ${caseId} ${action.sequence}`;
  const toFirm = 'firm' in to;
  const noticeId = await notify(tx, {
    ...{ zoneId, at: action.at, to, template, onceKey },
    // Words of a firm may name people: they are read with the issue, and travel in no notice.
    params: { number, title, reason: action.by.kind === 'party' ? '' : (action.comment ?? '').slice(0, 200) },
    about: { type: 'visits.issue', id: caseId },
    demonstration: issue.demonstration,
    href: toFirm ? `/my-issues/${caseId}` : `/issues/${caseId}`,
    ...(asks === undefined ? {} : { reminder: { thread: askThread(caseId, action.sequence), afterDays: asks } }),
  });
  return toFirm ? noticeId : null;
}

function whoHears({ action: { name }, after, before }: DoneAct, firmId: string): Told | null {
  const firm = { firm: firmId };
  const department = (id: string | null | undefined, template: Told['template']): Told | null =>
    id === null || id === undefined ? null : { to: { department: id }, template };
  const lead = after.lead?.departmentId;
  if (name === 'assign' || name === 'handOver') return department(lead, 'visits.issueAssigned');
  if (name === 'giveBack') return department(after.lead === null ? before?.dispatcherId : lead, 'visits.issueReturned');
  if (name === 'reply' || name === 'finishMeasure')
    return { to: firm, template: 'visits.issueReplied', asks: remindAfter.reply };
  if (name === 'close') return { to: firm, template: 'visits.issueClosed' };
  if (name === 'askStillSolved')
    return { to: firm, template: 'visits.issueStillSolved', asks: remindAfter.stillSolved };
  if (name === 'denySolved' || name === 'noteNotSolved') return department(lead, 'visits.issueDenied');
  if (name === 'reopen' || name === 'noteReopened') return department(lead, 'visits.issueReopened');
  if (name === 'joinMeasure') return { to: firm, template: 'visits.issueJoinedMeasure' };
  if (name === 'endUnderLaw' || name === 'endMerged') return { to: firm, template: 'visits.issueEnded' };
  return name === 'endWithdrawn' ? department(lead, 'visits.issueWithdrawn') : null;
}
