import { type Acting, type CaseKind, type DoneAct, defineCaseKind } from '#kernel/cases/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { ownAct } from '../../contract/issue-endpoints.ts';
import { issueLifecycle } from '../../contract/issue-lifecycle.ts';
import { keepConfirmations } from '../confirmations/keep-confirmations.ts';
import { nextFacts } from './domain/issue-facts.ts';
import { factsOf, findIssue, saveFacts } from './store/issues.ts';
import { tellOfAct } from './tell-of-act.ts';

/** The closed loop of issues, with what becomes of their rows and who is told. */
export const issueKind: CaseKind = defineCaseKind({
  lifecycle: issueLifecycle,
  permission: 'visits:issues.read',
  ownWords: [...ownAct.options],
  href: (caseId) => `/issues/${caseId}`,
  ownHref: (caseId) => `/my-issues/${caseId}`,
  afterAct: followAct,
});

/** The opening is followed by {@link openIssue}, which writes the row first. */
async function followAct(tx: ZoneDb, done: DoneAct, acting: Acting): Promise<void> {
  if (done.before === null) return;
  const issue = await findIssue(tx, done.caseId);
  if (issue === undefined) throw new Error(`case ${done.caseId} has no issue`);
  refuseIncomplete(done);
  await saveFacts(tx, done.caseId, nextFacts(factsOf(issue), done));
  const told = await tellOfAct(tx, done, issue);
  await keepConfirmations(tx, { done, noticeId: told, demonstration: issue.demonstration }, acting);
}

/** An issue that the law does not let anybody solve names the article, one that is merged the other issue. */
function refuseIncomplete({ action: { name, detail } }: DoneAct): void {
  if (name === 'endUnderLaw' && typeof detail.data?.article !== 'string') throw new AppError('visits.articleNeeded');
  if (name === 'endMerged' && typeof detail.data?.mergedInto !== 'string')
    throw new AppError('visits.mergeTargetNeeded');
}
