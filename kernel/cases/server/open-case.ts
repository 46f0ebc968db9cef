import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type ActionDetail, type CaseAction, type CaseState, openState } from '../contract/case-state.ts';
import type { CaseKind } from './case-kind.ts';
import { openDayCount } from './day-count.ts';
import { clocksAfter } from './domain/count-clocks.ts';
import { projectCase } from './domain/project-case.ts';
import type { Acting } from './find-acting.ts';
import { addCases, takeNumbers } from './store/cases.ts';
import { writeAct } from './write-act.ts';

/** A new case as a module opens it. */
export interface NewCase {
  /** UUIDv7; made where none is given. */
  readonly id?: string;
  /** What it is about, at most 200 characters, without personal fields: it stands in lists. */
  readonly title: string;
  readonly partyId: string | null;
  /** Department whose people dispatch it; null where a firm or the platform opens it. */
  readonly dispatcherId: string | null;
  readonly lead?: { readonly departmentId: string; readonly accountId?: string };
  readonly assistants?: readonly string[];
  readonly comment?: string;
  readonly files?: readonly string[];
  /** Lengths of clocks that differ from the usual ones. */
  readonly limits?: Readonly<Record<string, number>>;
  readonly data?: ActionDetail['data'];
}

/** A case that was opened. */
export interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
}

/** Opens a case in the transaction of the use-case: number, first act, tasks, journal. */
export async function openCase(tx: ZoneDb, kind: CaseKind, given: NewCase, acting: Acting): Promise<OpenedCase> {
  const { lifecycle } = kind;
  const { zoneId, at, today } = acting;
  const id = given.id ?? randomUUIDv7();
  const name = 'open';
  const detail = openingDetail(given);
  const clocks = clocksAfter(lifecycle, { state: null, act: { name, detail }, today }, await openDayCount(tx));
  const action: CaseAction = {
    ...{ sequence: 1, name, at, by: openingActor(acting, given.dispatcherId) },
    ...{ comment: given.comment ?? null, files: given.files ?? [], detail: { ...detail, clocks } },
  };
  const state = openState(lifecycle, { partyId: given.partyId }, action);
  const year = Number(today.slice(0, 4));
  const [number = ''] = await takeNumbers(tx, { zoneId, prefix: lifecycle.prefix, year, count: 1 });
  const stored = {
    ...{ id, lifecycle: lifecycle.id, number, title: given.title, partyId: given.partyId, demonstration: false },
    ...{ openedAt: at, openedOn: today, openedBy: acting.caller.accountId },
  };
  await addCases(tx, zoneId, [{ ...stored, ...projectCase(lifecycle, state, action).projection }]);
  await writeAct(tx, { kind, stored, before: null, after: state, action }, acting);
  return { id, number, state };
}

function openingDetail({ lead, assistants, limits, data, dispatcherId }: NewCase): ActionDetail {
  return {
    ...(lead === undefined ? {} : { department: lead.departmentId }),
    ...(lead?.accountId === undefined ? {} : { account: lead.accountId }),
    ...(assistants === undefined || assistants.length === 0 ? {} : { departments: assistants }),
    ...(limits === undefined ? {} : { limits }),
    ...(dispatcherId === null ? {} : { dispatcher: dispatcherId }),
    ...(data === undefined ? {} : { data }),
  };
}

function openingActor({ caller }: Acting, dispatcherId: string | null): CaseAction['by'] {
  const { kind, accountId, places, partyId } = caller;
  const own = places.find(({ departmentId }) => departmentId === dispatcherId) ?? places[0];
  return { kind, accountId, departmentId: own?.departmentId ?? null, partyId, onBehalfOf: null };
}
