import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NeedAct, NeedMatter, NeedRow } from '../../contract/intake.ts';
import { firstAnswerDue } from '../charter/read-promises.ts';
import { listActs, listMatterIds } from './store/acts.ts';
import { findIssues } from './store/matters.ts';
import type { StoredNeed } from './store/needs.ts';

/** Messages as the queue shows them, each with the day by which the charter promises an answer. */
export async function showRows(db: ZoneDb, needs: readonly StoredNeed[]): Promise<NeedRow[]> {
  const dueOf = await firstAnswerDue(db);
  return needs.map(({ id, number, entrance, channel, firmId, firm, matter, state, filedAt, concludedAt, matters }) => ({
    ...{ id, number, entrance, channel, firmId, firm, matter, state, filedAt, concludedAt, matters },
    answerDueAt: dueOf(filedAt),
  }));
}

/** What was done with messages and what became of them, by message. */
export async function historyOf(
  db: ZoneDb,
  needIds: readonly string[],
  today: string,
): Promise<(needId: string) => { acts: NeedAct[]; matters: NeedMatter[] }> {
  const acts = Map.groupBy(await listActs(db, needIds), ({ needId }) => needId);
  const ids = await listMatterIds(db, needIds);
  const issues = await findIssues(db, [...new Set(ids.map(({ issueId }) => issueId))]);
  const departments = ids.length === 0 ? new Map<string, string>() : await departmentNamesOn(db, today);
  const matters = Map.groupBy(ids, ({ needId }) => needId);
  return (id) => ({
    acts: (acts.get(id) ?? []).map(({ needId: _of, ...act }) => act),
    matters: (matters.get(id) ?? []).flatMap(({ issueId, joined }): NeedMatter[] => {
      const issue = issues.get(issueId);
      if (issue === undefined) return [];
      const { departmentId, ...told } = issue;
      return [{ ...told, department: departmentId === null ? null : (departments.get(departmentId) ?? null), joined }];
    }),
  });
}
