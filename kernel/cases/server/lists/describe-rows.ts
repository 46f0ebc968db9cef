import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { lightOn } from '../../contract/case-light.ts';
import type { TaskRow } from '../../contract/task-list.ts';
import { type CaseKind, type CaseKinds, hrefOf } from '../case-kind.ts';
import { ownActWord, stateWord } from '../tell-refusal.ts';
import { groupOf, workingDaysLeft } from './domain/due-words.ts';
import { nextActOf } from './domain/next-act.ts';
import { standingInFor } from './domain/task-scope.ts';
import type { ListReader } from './own-lists.ts';
import type { ListedCase } from './store/list-rows.ts';

interface Words {
  readonly departments: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
}

/** Rows as the caller reads them: words, lights, days left, why they are its own and what to do next. */
export async function describeRows(
  db: ZoneDb,
  { kinds, reader, rows }: { kinds: CaseKinds; reader: ListReader; rows: readonly ListedCase[] },
): Promise<TaskRow[]> {
  const { acting } = reader;
  const owner = acting.principals.flatMap(({ accountId }) => accountId ?? []);
  const named = rows.some(({ departmentId }) => departmentId !== null);
  const [departments, accounts] = await Promise.all([
    named ? departmentNamesOn(db, acting.today) : new Map<string, string>(),
    namesOfAccounts(db, owner),
  ]);
  return rows.map((row) => describeRow(row, { kinds, reader, words: { departments, accounts } }));
}

function describeRow(
  row: ListedCase,
  { kinds, reader, words }: { kinds: CaseKinds; reader: ListReader; words: Words },
): TaskRow {
  const { acting, days, groups } = reader;
  const kind = kinds.get(row.lifecycle);
  return {
    id: row.place === null ? row.caseId : `${row.caseId}.${row.place}`,
    caseId: row.caseId,
    number: row.number,
    title: row.title,
    partyId: row.partyId,
    party: row.party,
    lifecycle: row.lifecycle,
    lifecycleName: kind === undefined ? row.lifecycle : lifecycleWord(kind, acting),
    state: row.state,
    stateName: kind === undefined ? row.state : stateWord(kind, row.state, acting),
    light: lightOn(row, row.stoppedOn ?? acting.today),
    dueOn: row.dueOn,
    workingDays: workingDaysLeft(row.dueOn, row.stoppedOn ?? acting.today, days),
    group: groupOf(row.dueOn, groups),
    task: row.kind,
    reason: row.kind === null ? null : reasonOf(row, reader, words),
    next: kind === undefined ? null : nextOf(row, kind, acting),
    since: row.since,
    stoppedOn: row.stoppedOn,
    read: row.read,
    href: kind === undefined ? `/cases/${row.caseId}` : hrefOf(kind, row.caseId, acting.caller),
  };
}

/** Name of a kind of cases, in the words of the part that declares it. */
export function lifecycleWord({ lifecycle }: CaseKind, { text }: Pick<ListReader['acting'], 'text'>): string {
  const [part, name] = lifecycle.id.split('.');
  return text(`${part}:lifecycles.${name}.name`);
}

function reasonOf(row: ListedCase, { acting }: ListReader, words: Words): NonNullable<TaskRow['reason']> {
  const absent = standingInFor(row, acting);
  return {
    via:
      row.taskPartyId !== null ? 'party' : row.leaders ? 'leaders' : row.accountId !== null ? 'account' : 'department',
    department: row.departmentId === null ? null : (words.departments.get(row.departmentId) ?? null),
    standingInFor: absent === null ? null : (words.accounts.get(absent) ?? null),
  };
}

function nextOf(row: ListedCase, kind: CaseKind, acting: ListReader['acting']): TaskRow['next'] {
  if (row.kind === null) return null;
  const owner = { ...row, partyId: row.taskPartyId };
  const act = nextActOf(kind.lifecycle, { state: row.state, kind: row.kind, owner });
  return act === null ? null : { act, verb: ownActWord(kind, act, acting) };
}
