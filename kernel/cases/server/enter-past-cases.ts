import type { ZoneDb } from '#platform/db/server/database.ts';
import {
  type ActionDetail,
  type CaseAction,
  type CaseActor,
  type CaseState,
  nextState,
  openState,
} from '../contract/case-state.ts';
import { ruleOf } from '../contract/judge-act.ts';
import type { CaseKind } from './case-kind.ts';
import { openDayCount } from './day-count.ts';
import { clocksAfter, type DayCount } from './domain/count-clocks.ts';
import { projectCase } from './domain/project-case.ts';
import { addActions, noteParticipants, type StoredAction } from './store/actions.ts';
import { addCases, type StoredCase } from './store/cases.ts';
import { lastNumbers, removeInvented, setSeries } from './store/invented.ts';
import { addTasks, type StoredTask } from './store/tasks.ts';

/** An act that is told of the past. */
export interface PastAct {
  readonly name: string;
  /** ISO 8601 in UTC; acts come in the order of time. */
  readonly at: string;
  readonly by: CaseActor;
  readonly comment?: string;
  readonly detail?: Omit<ActionDetail, 'clocks'>;
}

/** A case that is told of the past; the first act is `open`. */
export interface PastCase {
  readonly id: string;
  readonly title: string;
  readonly partyId: string | null;
  readonly acts: readonly PastAct[];
}

/** A past case as it was entered. */
export interface EnteredCase {
  readonly id: string;
  readonly number: string;
  readonly actions: readonly CaseAction[];
  readonly state: CaseState;
}

/** Cases of one statement. */
const batchSize = 500;

/**
 * Enters invented cases of a fictional zone with all their acts, in place of those of the kind that were invented before: folded
 * and projected as if each act had been done at its time, without notices and journal. An act that its state does not allow is a
 * defect of the generator.
 */
export async function enterPastCases(
  tx: ZoneDb,
  kind: CaseKind,
  { zoneId, cases }: { zoneId: string; cases: readonly PastCase[] },
): Promise<readonly EnteredCase[]> {
  await removeInvented(tx, kind.lifecycle.id);
  const days = await openDayCount(tx);
  const numbered = await numberCases(tx, kind, { zoneId, cases });
  const entered: EnteredCase[] = [];
  for (let from = 0; from < numbered.length; from += batchSize) {
    const batch = numbered.slice(from, from + batchSize).map((one) => tell(kind, one, days));
    await addCases(
      tx,
      zoneId,
      batch.map(({ stored }) => stored),
    );
    await addActions(
      tx,
      zoneId,
      batch.flatMap(({ acts }) => acts),
    );
    await addTasks(
      tx,
      zoneId,
      batch.flatMap(({ tasks }) => tasks),
    );
    await noteParticipants(
      tx,
      zoneId,
      batch.flatMap(({ participants }) => participants),
    );
    entered.push(
      ...batch.map(({ stored, acts, state }) => ({ id: stored.id, number: stored.number, actions: acts, state })),
    );
  }
  return entered;
}

type Numbered = PastCase & { readonly number: string; readonly openedOn: string };

/** Numbers go by the day of opening, after those of cases that people opened. */
async function numberCases(
  tx: ZoneDb,
  { lifecycle: { prefix } }: CaseKind,
  { zoneId, cases }: { zoneId: string; cases: readonly PastCase[] },
): Promise<readonly Numbered[]> {
  const dated = cases
    .map((one) => ({ ...one, openedOn: dayInChina(one.acts[0]?.at ?? '') }))
    .sort((one, other) => ((one.acts[0]?.at ?? '') + one.id < (other.acts[0]?.at ?? '') + other.id ? -1 : 1));
  const last = new Map(await lastNumbers(tx, prefix));
  const numbered = dated.map((one) => {
    const year = Number(one.openedOn.slice(0, 4));
    const next = (last.get(year) ?? 0) + 1;
    last.set(year, next);
    return { ...one, number: `${prefix}${year}-${String(next).padStart(5, '0')}` };
  });
  for (const [year, value] of last) await setSeries(tx, { zoneId, prefix, year, last: value });
  return numbered;
}

function tell({ lifecycle }: CaseKind, { id, title, partyId, acts, number, openedOn }: Numbered, days: DayCount) {
  const told: StoredAction[] = [];
  let state: CaseState | null = null;
  for (const [place, { name, at, by, comment, detail = {} }] of acts.entries()) {
    const before: CaseState | null = state;
    if (before !== null && ruleOf(lifecycle, name)?.from.includes(before.state) !== true)
      throw new Error(`invented case ${number}: ${name} is not done in ${before.state}`);
    const today = dayInChina(at);
    const clocks = clocksAfter(lifecycle, { state: before, act: { name, detail }, today }, days);
    const action: CaseAction = {
      ...{ sequence: place + 1, name, at, by, comment: comment ?? null, files: [] },
      detail: Object.keys(clocks).length === 0 ? detail : { ...detail, clocks },
    };
    const after: CaseState =
      before === null ? openState(lifecycle, { partyId }, action) : nextState(lifecycle, before, action);
    told.push({ ...action, caseId: id, from: before?.state ?? null, to: after.state, demonstration: true });
    state = after;
  }
  const last = told.at(-1);
  const [first] = told;
  if (state === null || first === undefined || last === undefined) throw new Error('a case without an opening');
  const { projection, tasks } = projectCase(lifecycle, state, last);
  const stored: StoredCase = {
    ...{
      id,
      lifecycle: lifecycle.id,
      number,
      title,
      partyId,
      openedAt: first.at,
      openedOn,
      openedBy: first.by.accountId,
    },
    ...{ demonstration: true, ...projection },
  };
  const rows: StoredTask[] = tasks.map((task) => ({
    ...task,
    caseId: id,
    lifecycle: lifecycle.id,
    demonstration: true,
  }));
  return { stored, state, acts: told, tasks: rows, participants: participantsOf(id, told) };
}

function participantsOf(caseId: string, acts: readonly StoredAction[]) {
  const last = new Map(acts.flatMap(({ by, at }) => (by.accountId === null ? [] : [[by.accountId, at] as const])));
  return [...last].map(([accountId, lastAt]) => ({ accountId, caseId, lastAt, demonstration: true }));
}

function dayInChina(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
