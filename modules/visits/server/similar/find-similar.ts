import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listSimilarIssues as endpoint, SimilarIssue } from '../../contract/similar-issues.ts';
import { measuresOfIssues } from '../measures/store/joins.ts';
import { similarFrom } from './domain/find-pairs.ts';
import { likenessOf, weighTexts } from './domain/weigh-texts.ts';
import { mostCompared } from './propose-common.ts';
import { categoryNames, findIssueTexts, listComparedTexts } from './store/issues.ts';

/** Similar issues that are listed; all are counted. */
const mostListed = 20;

/** Issues of other firms whose text is similar to that of one issue, the most similar first. */
export async function listSimilarIssues(
  { params: { caseId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const [asked] = await findIssueTexts(context.db, [caseId]);
  if (asked === undefined) throw new AppError('visits.joinedIssueUnknown');
  const listed = await listComparedTexts(context.db, mostCompared);
  const { firm, firmId, text } = asked;
  // An old issue, or one that was withdrawn, is compared all the same.
  const there = listed.some(({ id }) => id === caseId);
  const all = there ? listed : [...listed, { id: caseId, firmId, text, firmNames: [firm] }];
  const { texts, weightOf } = weighTexts(all);
  const own = texts.find(({ id }) => id === caseId);
  const found = texts.flatMap((one) => {
    if (own === undefined || one.firmId === firmId) return [];
    const likeness = likenessOf(own, one, weightOf);
    return likeness >= similarFrom ? [{ caseId: one.id, firmId: one.firmId, likeness }] : [];
  });
  found.sort((one, other) => other.likeness - one.likeness || (one.caseId < other.caseId ? -1 : 1));
  return {
    total: found.length,
    firms: new Set(found.map((one) => one.firmId)).size,
    issues: await viewSimilar(found.slice(0, mostListed), context),
  };
}

/** Issues with their likeness as readers see them, in the order given. */
export async function viewSimilar(
  found: readonly { caseId: string; likeness: number }[],
  context: RequestContext,
): Promise<SimilarIssue[]> {
  const ids = found.map(({ caseId }) => caseId);
  const byId = new Map((await findIssueTexts(context.db, ids)).map((issue) => [issue.caseId, issue]));
  const categories = await categoryNames(context.db);
  const measures = await measuresOfIssues(context.db, ids);
  return found.flatMap(({ caseId, likeness }): SimilarIssue[] => {
    const issue = byId.get(caseId);
    if (issue === undefined) return [];
    const { number, firm, text, raisedAt } = issue;
    const category = categories.get(issue.category) ?? issue.category;
    return [{ caseId, number, firm, category, text, raisedAt, likeness, measure: measures.get(caseId) ?? null }];
  });
}
