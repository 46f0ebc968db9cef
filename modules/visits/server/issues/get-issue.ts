import { openDayCount } from '#kernel/cases/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getIssue as endpoint, IssueDetail } from '../../contract/issue-endpoints.ts';
import { isOfLead } from '../confirmations/manage-links.ts';
import { listConfirmations } from '../confirmations/store/confirmations.ts';
import { listLinks } from '../confirmations/store/links.ts';
import { measuresOfIssues } from '../measures/store/joins.ts';
import { isOwnIssue } from './correct-issue.ts';
import { showIssue } from './list-issues.ts';
import { requireCaller } from './require-caller.ts';
import { findVisitDay, listCorrections, numberOf } from './store/beside.ts';
import { findIssue } from './store/issues.ts';
import { findStoredIssue } from './store/register.ts';

/** One issue with what was asked, corrected and handed out beside its case. */
export async function getIssue(
  { params: { caseId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { account, today } = requireCaller(context);
  const { db, text } = context;
  const issue = await readIssue(db, { caseId, today });
  const asked = { id: caseId, leadId: issue.lead?.id ?? null, accountId: account.id, today };
  const refusal = (refused: boolean, name: string) => (refused ? text(`visits:errors.${name}.message`) : null);
  return {
    ...issue,
    refusals: {
      link: refusal(await isOfLead(db, asked), 'leadSpeaksForFirm'),
      correct: refusal(!(await isOwnIssue(db, asked)), 'notOwnDepartment'),
    },
  };
}

/** Everything beside the case of an issue; throws `visits.issueUnknown`. */
export async function readIssue(
  db: ZoneDb,
  { caseId, today }: { caseId: string; today: string },
): Promise<IssueDetail> {
  const stored = await findStoredIssue(db, { caseId, today });
  const row = await findIssue(db, caseId);
  if (stored === undefined || row === undefined) throw new AppError('visits.issueUnknown');
  const names = await departmentNamesOn(db, today);
  const visit = row.visit_id === null ? undefined : await findVisitDay(db, row.visit_id);
  const { onsite_department_id: onsite, promised_on: promisedOn, receipt_number: receiptNumber } = row;
  return {
    ...showIssue(stored, { names, days: await openDayCount(db), today }),
    measure: (await measuresOfIssues(db, [caseId])).get(caseId) ?? null,
    solveBy: row.due_on,
    ...{ text: row.text, size: stored.scale as IssueDetail['size'], industry: row.industry, raisedAt: row.raised_at },
    ...{ visit: visit ?? null, needId: row.need_id, gatheringId: row.gathering_id },
    onSite:
      onsite === null || promisedOn === null || receiptNumber === null
        ? null
        : { department: { id: onsite, name: names.get(onsite) ?? '' }, promisedOn, receiptNumber },
    ...{ firstAnswerAt: row.first_answer_at, closedInTime: row.closed_in_time, closedByFirm: row.closed_by_firm },
    ...{ askedOn: row.asked_on, reopened: row.reopened },
    ending:
      row.ending === null
        ? null
        : {
            ...{ kind: row.ending, article: row.ending_article },
            mergedInto: row.merged_into === null ? null : await numberOf(db, row.merged_into),
          },
    questions: (await listConfirmations(db, caseId)).map(({ id: _id, ...one }) => one),
    corrections: (await listCorrections(db, caseId)).map(({ number: _number, ...one }) => one),
    links: (await listLinks(db, caseId)).map((one) => ({
      ...{ id: one.id, madeAt: one.madeAt, expiresOn: one.expiresOn },
      standing: one.revokedAt === null && one.expiresOn >= today,
    })),
  };
}
