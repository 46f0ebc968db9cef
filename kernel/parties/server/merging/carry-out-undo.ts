import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { PartyReference } from '#platform/module/party-reference.ts';
import type { Caller } from '../persons/require-caller.ts';
import { findPersonRow } from '../persons/store/persons.ts';
import { changedSince, type PartyFields, planRestoring } from './domain.ts';
import { restoreOwnNames } from './follow-names.ts';
import { type MergeTable, mergeTables } from './merge-tables.ts';
import {
  findMerge,
  findMergeOf,
  listMergedRows,
  listMergesInto,
  type MergedRow,
  type MergeRow,
} from './store/merges.ts';
import { judgeAtOnce, lockFields, lockParties, nameOf, placeParty, writeFields } from './store/parties.ts';
import { isBrokenRule, keyAfter, listReferring, type ReferringRow, shiftRows, textOfKey } from './store/references.ts';

/** What undoing did. */
export interface UndoOutcome {
  merge: MergeRow;
  /** Rows that went back, by declared column. */
  back: { reference: PartyReference; count: number }[];
  /** Rows that were attached after the merge, or that cannot go back: they stay with the survivor. */
  staying: { reference: PartyReference; rows: ReferringRow[] }[];
  /** The survivor's fields before undoing, by column. */
  now: PartyFields;
  /** What was written back, by column. */
  restored: PartyFields;
  /** Columns that somebody changed after the merge. */
  changed: string[];
}

/** Undoes a merge in the transaction; `decide` says of a column that was changed since whether it stays as it is now. */
export async function carryOutUndo(
  tx: ZoneDb,
  mergeId: string,
  {
    references,
    caller,
    reason,
    decide,
  }: {
    references: readonly PartyReference[];
    caller: Caller;
    reason: string;
    decide: (column: string) => 'keep' | 'restore' | undefined;
  },
): Promise<UndoOutcome> {
  const merge = await lockStanding(tx, mergeId);
  const rules = mergeTables[merge.kind];
  const survivor = await lockFields(tx, rules, merge.survivorId);
  const loser = await lockFields(tx, rules, merge.loserId);
  if (survivor === undefined || loser === undefined) throw new AppError('parties.mergeUnknown');
  if (merge.kind === 'person') await requireUnerased(tx, merge);
  const changed = changedSince(merge.fields, survivor.fields, rules);
  const open = changed.filter((column) => decide(column) === undefined);
  if (open.length > 0) throw new AppError('parties.undoAsks', { count: open.length });
  const kept = new Set(changed.filter((column) => decide(column) === 'keep'));
  const restored = planRestoring(merge.fields, kept, rules);
  await judgeAtOnce(tx);
  await putBack(tx, merge, { rules, restored });
  const demonstration = survivor.fields.demonstration === true;
  await restoreOwnNames(
    tx,
    { zoneId: caller.zone.id, kind: merge.kind, partyId: merge.survivorId, today: caller.today, reason, demonstration },
    rules,
    { before: merge.names, taken: valuesAfter(merge), restored },
  );
  const rows = await moveBack(tx, merge, references);
  return { merge, ...rows, now: survivor.fields, restored, changed };
}

function valuesAfter({ fields }: MergeRow): PartyFields {
  return Object.fromEntries(Object.entries(fields).map(([column, { after }]) => [column, after]));
}

async function lockStanding(tx: ZoneDb, mergeId: string): Promise<MergeRow> {
  const found = await findMerge(tx, mergeId);
  if (found === undefined) throw new AppError('parties.mergeUnknown');
  const parties = await lockParties(tx, [found.survivorId, found.loserId]);
  // Read again under the lock: somebody else may have undone it while this one waited.
  const merge = await findMerge(tx, mergeId);
  if (merge?.state !== 'standing' || parties.length < 2) throw new AppError('parties.mergeUnknown');
  const later = (await findMergeOf(tx, merge.survivorId)) ?? (await findLaterOverlap(tx, merge));
  if (later !== undefined) throw new AppError('parties.undoOrder', { first: await tellMerge(tx, later) });
  return merge;
}

/** A later merge into the same survivor that wrote the same fields: what stood before it is this one's work. */
async function findLaterOverlap(tx: ZoneDb, merge: MergeRow): Promise<MergeRow | undefined> {
  const newerFirst = await listMergesInto(tx, merge.survivorId, { standing: true });
  const later = newerFirst.slice(
    0,
    Math.max(
      0,
      newerFirst.findIndex(({ id }) => id === merge.id),
    ),
  );
  return later.find((one) => Object.keys(one.fields).some((column) => column in merge.fields));
}

async function tellMerge(tx: ZoneDb, merge: MergeRow): Promise<string> {
  const rules = mergeTables[merge.kind];
  const names = [await nameOf(tx, rules, merge.loserId), await nameOf(tx, rules, merge.survivorId)];
  return names.every((name) => name !== null) ? names.join(' → ') : merge.mergedAt.slice(0, 10);
}

async function requireUnerased(tx: ZoneDb, { survivorId, loserId }: MergeRow): Promise<void> {
  for (const id of [survivorId, loserId]) {
    const person = await findPersonRow(tx, id);
    if (person === undefined || person.erasedAt !== null) throw new AppError('parties.personErased');
  }
}

/** First the survivor gives back what it took, then the other stands again: a code is never held twice. */
async function putBack(
  tx: ZoneDb,
  { survivorId, loserId }: MergeRow,
  { rules, restored }: { rules: MergeTable; restored: PartyFields },
): Promise<void> {
  try {
    await writeFields(tx, rules, { id: survivorId, values: restored });
    await placeParty(tx, rules, { id: loserId, into: null });
  } catch (error) {
    if (isBrokenRule(error)) throw new AppError('parties.undoTaken');
    throw error;
  }
}

async function moveBack(
  tx: ZoneDb,
  { id, kind, survivorId, loserId }: MergeRow,
  references: readonly PartyReference[],
): Promise<Pick<UndoOutcome, 'back' | 'staying'>> {
  const logged = await listMergedRows(tx, id);
  const back: UndoOutcome['back'] = [];
  const staying: UndoOutcome['staying'] = [];
  for (const reference of references.filter((one) => one.kinds.includes(kind) && !one.appendOnly).reverse()) {
    const own = logged.filter((row) => row.table === reference.table && row.column === reference.column);
    const keys = keysOf(own, 'moved').map((key) => keyAfter(key, reference, survivorId));
    const { shifted } = await shiftRows(tx, reference, { keys, from: survivorId, to: loserId });
    if (shifted.length > 0) back.push({ reference, count: shifted.length });
    const held = new Set(keysOf(own, 'held').map(textOfKey));
    const rows = (await listReferring(tx, reference, survivorId)).filter(({ key }) => !held.has(textOfKey(key)));
    if (rows.length > 0) staying.push({ reference, rows });
  }
  return { back, staying };
}

function keysOf(rows: readonly MergedRow[], fate: MergedRow['fate']) {
  return rows.filter((row) => row.fate === fate).map((row) => row.key);
}
