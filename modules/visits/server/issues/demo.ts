import { addWorkingDays, loadCalendar } from '#kernel/calendar/server/index.ts';
import { type EnteredCase, enterPastCases } from '#kernel/cases/server/index.ts';
import { inventId, openRandom, ownerOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoTable } from '#platform/module/demo.ts';
import { confirmationsOf } from '../confirmations/invent-confirmations.ts';
import { visitingDepartments } from '../plans/store/invention-ground.ts';
import { type InventedIssue, type IssueInvention, inventIssues } from './domain/invent-issues.ts';
import { dayOf, foldFacts } from './domain/issue-facts.ts';
import { issueKind } from './issue-kind.ts';
import { receiptOf, titleOf } from './open-issue.ts';
import { listCategories } from './store/beside.ts';
import {
  accountsByRole,
  addInventedConfirmations,
  addInventedIssues,
  firmsOfIssues,
  removeInventedIssues,
} from './store/invented.ts';
import { columnsOf } from './store/issues.ts';

/** What a fictional zone gets of invented issues. */
export interface IssueDemo {
  readonly zoneId: string;
  /** Words and seed of the zone. */
  readonly seed: string;
  readonly today: string;
  readonly count: number;
  readonly visits: IssueInvention['visits'];
  /** Firm for which the zone's own login of a firm acts. */
  readonly ownFirmId?: string | undefined;
}

const firstId = 700_000;

/** Invents a year of issues in all states, in place of those that were invented before; answers them with what was written. */
export async function addInventedLoop(
  tx: ZoneDb,
  { zoneId, seed, today, count, visits, ownFirmId }: IssueDemo,
): Promise<{ issues: readonly InventedIssue[]; tables: DemoTable[] }> {
  const chance = openRandom(`${seed}/issues`);
  const ids = openRandom(`${seed}/issueIds`);
  const invention = await groundOf(tx, { today, chance });
  await removeInventedIssues(tx);
  if (invention === undefined) return { issues: [], tables: [] };
  const issues = inventIssues({
    ...invention,
    idOf: (index) => inventId(ids, firstId + index),
    count,
    visits,
    ownFirmId,
  });
  const cases = await enterPastCases(tx, issueKind, {
    zoneId,
    cases: issues.map(({ id, firm, text, acts }) => ({ id, title: titleOf(text), partyId: firm.id, acts })),
  });
  const entered = new Map(cases.map((one) => [one.id, one]));
  await addInventedIssues(
    tx,
    zoneId,
    issues.map((issue) => rowOf(issue, entered.get(issue.id) as EnteredCase)),
  );
  const places = openRandom(`${seed}/confirmationIds`);
  let index = 0;
  const confirmations = cases.flatMap(({ id, actions }) =>
    confirmationsOf(id, actions, () => inventId(places, firstId + index++)),
  );
  await addInventedConfirmations(tx, zoneId, confirmations);
  return {
    issues,
    tables: [
      { table: 'visits.issue', rows: issues.length },
      { table: 'cases.action', rows: cases.reduce((sum, { actions }) => sum + actions.length, 0) },
      { table: 'visits.confirmation', rows: confirmations.length },
    ],
  };
}

/** Who works in the zone; undefined where nobody could open an issue. */
async function groundOf(
  tx: ZoneDb,
  { today, chance }: Pick<IssueInvention, 'today' | 'chance'>,
): Promise<Omit<IssueInvention, 'idOf' | 'count' | 'visits'> | undefined> {
  const calendar = await loadCalendar(tx);
  const departments = await visitingDepartments(tx, today);
  const accounts = await accountsByRole(tx);
  const officers = new Map(
    departments.flatMap(({ id, officers: [first] }) => (first === undefined ? [] : [[id, first]])),
  );
  const categories: { code: string; departmentId: string | null }[] = [];
  for (const { code } of await listCategories(tx)) {
    const owner = await ownerOf(tx, { kind: 'issueCategory', code, on: today });
    categories.push({ code, departmentId: owner?.departmentId ?? null });
  }
  const [dispatcher] = officers;
  if (dispatcher === undefined) return undefined;
  return {
    ...{ today, chance, categories, officers, firms: await firmsOfIssues(tx) },
    dispatcher: { departmentId: dispatcher[0], accountId: dispatcher[1] },
    leader: accounts.get('leader') ?? null,
    workingDay: (from, days) => addWorkingDays(calendar, from, days),
  };
}

function rowOf(issue: InventedIssue, { number, actions, state }: EnteredCase): Readonly<Record<string, unknown>> {
  const { id, firm, onSite, acts } = issue;
  const at = acts[0]?.at ?? '';
  return {
    ...{ case_id: id, number, firm_id: firm.id, visit_id: issue.visitId, category: issue.category },
    ...{ urgency: issue.urgency, text: issue.text, source: issue.source, scale: firm.scale, industry: firm.industry },
    ...{ onsite_department_id: onSite?.departmentId ?? null, promised_on: onSite?.promisedOn ?? null },
    ...{ receipt_number: onSite === null ? null : receiptOf(number), raised_on: dayOf(at), raised_at: at },
    ...{ raised_by: acts[0]?.by.accountId ?? null, ...columnsOf(foldFacts(state, actions)) },
  };
}
