import { placesOf } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JoinedIssue, MeasureAct, MeasureActKind } from '../../contract/measure.ts';
import type { getMeasure as endpoint } from '../../contract/measure-endpoints.ts';
import { categoryNames, findIssueTexts } from '../similar/store/issues.ts';
import { actsAllowed, mayAct } from './domain/measure-states.ts';
import { requireCaller } from './require-caller.ts';
import { withAbove } from './store/departments.ts';
import { listJoins, type StoredJoin } from './store/joins.ts';
import { listActs, type StoredAct } from './store/measures.ts';
import { findStored, type StoredMeasure } from './store/register.ts';
import { type MeasureGround, readGround, viewMeasure } from './view-measure.ts';

/** One measure with its acts, the issues joined under it, and what the caller may do with it. */
export async function getMeasure(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { today } = requireCaller(context);
  const stored = await findStored(context.db, params.measureId);
  if (stored === undefined) throw new AppError('visits.measureUnknown');
  const ground = await readGround(context.db, today);
  const acts = await listActs(context.db, stored.id);
  const joins = await listJoins(context.db, stored.id);
  const people = [...acts.map(({ by }) => by), ...joins.flatMap(({ joinedBy, undoneBy }) => [joinedBy, undoneBy])];
  const names = await namesOfAccounts(context.db, [...new Set(people.flatMap((one) => one ?? []))]);
  return {
    ...viewMeasure(stored, ground),
    content: stored.content,
    seen: acts.at(-1)?.number ?? 0,
    acts: await viewActs(acts.reverse(), names, context),
    joined: await viewJoins(joins, names, context),
    allowed: await allowedTo(stored, ground, context),
  };
}

type Names = ReadonlyMap<string, string>;
const nameOf = (names: Names, id: string | null) => (id === null ? null : (names.get(id) ?? null));

async function viewActs(acts: readonly StoredAct[], names: Names, context: RequestContext): Promise<MeasureAct[]> {
  const views: MeasureAct[] = [];
  for (const { files, by, ...act } of acts) {
    const record = { type: 'visits.measureAct', id: act.id } as const;
    const attached = files === 0 ? [] : await listAttachedFiles(context.db, context.files, record);
    views.push({ ...act, files: attached, by: nameOf(names, by) });
  }
  return views;
}

async function viewJoins(joins: readonly StoredJoin[], names: Names, context: RequestContext): Promise<JoinedIssue[]> {
  const issues = await findIssueTexts(
    context.db,
    joins.map(({ caseId }) => caseId),
  );
  const byId = new Map(issues.map((issue) => [issue.caseId, issue]));
  const categories = await categoryNames(context.db);
  return joins.flatMap(
    ({ id, caseId, joinedBy, joinedAt, toldAt, undoneAt, undoneBy, undoneReason }): JoinedIssue[] => {
      const issue = byId.get(caseId);
      if (issue === undefined) return [];
      const { number, firm, text } = issue;
      const category = categories.get(issue.category) ?? issue.category;
      const undone =
        undoneAt === null ? null : { at: undoneAt, by: nameOf(names, undoneBy), reason: undoneReason ?? '' };
      return [
        { id, caseId, number, firm, category, text, joinedBy: nameOf(names, joinedBy), joinedAt, toldAt, undone },
      ];
    },
  );
}

async function allowedTo(
  stored: StoredMeasure,
  { departments, bounds }: MeasureGround,
  context: RequestContext,
): Promise<MeasureActKind[]> {
  const { account } = requireCaller(context);
  const places = await placesOf(context.db, account.id, bounds.today);
  const own = withAbove(
    departments,
    places.map(({ departmentId }) => departmentId),
  );
  return actsAllowed(stored.state).filter((kind) =>
    kind === 'amend'
      ? context.can('visits:measure.edit')
      : context.can('visits:measure.act') && mayAct(kind, stored, own),
  );
}
