import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { PartyReference } from '#platform/module/party-reference.ts';
import type { FieldChoice, MergeableKind } from '../../contract/merging.ts';
import type { Caller } from '../persons/require-caller.ts';
import { findOpenRequest } from '../persons/store/erasures.ts';
import { lockPersonRow } from '../persons/store/persons.ts';
import { listLine } from '../places/store/sites.ts';
import { compareFields, type Difference, type FieldChanges, planChanges } from './domain.ts';
import { followNames } from './follow-names.ts';
import { fieldOf, mergeTables } from './merge-tables.ts';
import { addMerge, addMergedRows, type MergedRow } from './store/merges.ts';
import { judgeAtOnce, lockFields, lockParties, placeParty, writeFields } from './store/parties.ts';
import { countReferring, listReferring, type ReferringRow, shiftRows, textOfKey } from './store/references.ts';

/** Two parties and what an officer chose. */
export interface MergeWish {
  kind: MergeableKind;
  survivorId: string;
  otherId: string;
  choices: Readonly<Record<string, FieldChoice>>;
}

/** What became of the rows of one declared column. */
export interface ReferenceOutcome {
  reference: PartyReference;
  moved: ReferringRow[];
  stayed: number;
  read: number;
}

/** What a merge did. */
export interface MergeOutcome {
  mergeId: string;
  /** Versions of both entries before the merge. */
  seen: string;
  differences: Difference[];
  changes: FieldChanges;
  references: ReferenceOutcome[];
}

/** Merges two parties in the transaction: the loser leaves the register, the survivor takes what was chosen and every row that can stand there. */
export async function carryOutMerge(
  tx: ZoneDb,
  wish: MergeWish,
  {
    references,
    caller,
    reason,
    seen,
  }: { references: readonly PartyReference[]; caller: Caller; reason: string; seen?: string },
): Promise<MergeOutcome> {
  const rules = mergeTables[wish.kind];
  await requireStanding(tx, wish);
  const [survivor, other] = [await lockFields(tx, rules, wish.survivorId), await lockFields(tx, rules, wish.otherId)];
  if (survivor === undefined || other === undefined) throw new AppError('parties.partyUnknown');
  const version = `${survivor.version}.${other.version}`;
  if (seen !== undefined && seen !== version) throw new AppError('parties.mergeStale');
  const both = { survivor: survivor.fields, other: other.fields };
  const differences = compareFields(both, rules, (column) => wish.choices[fieldOf(column)]);
  const changes = planChanges(differences, both, rules);
  await judgeAtOnce(tx);
  // First the loser leaves: only then is its code free for the survivor.
  await placeParty(tx, rules, { id: wish.otherId, into: wish.survivorId });
  const values = Object.fromEntries(Object.entries(changes).map(([column, { after }]) => [column, after]));
  await writeFields(tx, rules, { id: wish.survivorId, values });
  const zoneId = caller.zone.id;
  const demonstration = survivor.fields.demonstration === true;
  const named = { zoneId, kind: wish.kind, partyId: wish.survivorId, today: caller.today, reason, demonstration };
  const names = await followNames(tx, named, rules, values);
  const outcome = await moveAll(tx, wish, references);
  const mergeId = randomUUIDv7();
  await addMerge(tx, {
    ...{ zoneId, id: mergeId, kind: wish.kind, survivorId: wish.survivorId, loserId: wish.otherId },
    ...{ fields: changes, names, reason, accountId: caller.account.id, at: caller.at },
  });
  await addMergedRows(tx, { zoneId, mergeId }, outcome.rows);
  return { mergeId, seen: version, differences, changes, references: outcome.references };
}

async function requireStanding(tx: ZoneDb, { kind, survivorId, otherId }: MergeWish): Promise<void> {
  if (survivorId === otherId) throw new AppError('parties.mergeKinds');
  const parties = await lockParties(tx, [survivorId, otherId]);
  if (parties.length < 2) throw new AppError('parties.partyUnknown');
  if (parties.some((party) => party.kind !== kind)) throw new AppError('parties.mergeKinds');
  if (parties.some((party) => party.state !== 'standing')) throw new AppError('parties.mergeGone');
  if (kind === 'site') await requireApart(tx, survivorId, otherId);
  if (kind !== 'person') return;
  for (const id of [survivorId, otherId]) {
    const person = await lockPersonRow(tx, id);
    if (person === undefined || person.erasedAt !== null) throw new AppError('parties.personErased');
    // Who is to be erased is not hidden behind another meanwhile.
    if ((await findOpenRequest(tx, id)) !== undefined) throw new AppError('parties.erasureUnderWay');
  }
}

/** Of two sites one within the other, what lies between them would end up within itself. */
async function requireApart(tx: ZoneDb, one: string, other: string): Promise<void> {
  const within = [...(await listLine(tx, one)), ...(await listLine(tx, other))].filter(
    (id) => id === one || id === other,
  );
  if (new Set(within).size < within.length) throw new AppError('parties.mergeWithin');
}

async function moveAll(
  tx: ZoneDb,
  { kind, survivorId, otherId }: MergeWish,
  references: readonly PartyReference[],
): Promise<{ references: ReferenceOutcome[]; rows: MergedRow[] }> {
  const outcomes: ReferenceOutcome[] = [];
  const rows: MergedRow[] = [];
  for (const reference of references.filter((one) => one.kinds.includes(kind))) {
    if (reference.appendOnly) {
      const read = await countReferring(tx, reference, otherId);
      if (read > 0) outcomes.push({ reference, moved: [], stayed: 0, read });
      continue;
    }
    const place = { table: reference.table, column: reference.column };
    for (const { key } of await listReferring(tx, reference, survivorId)) rows.push({ ...place, key, fate: 'held' });
    const found = await listReferring(tx, reference, otherId);
    const keys = found.map(({ key }) => key);
    const { shifted, stuck } = await shiftRows(tx, reference, { keys, from: otherId, to: survivorId });
    const done = new Set(shifted.map(textOfKey));
    for (const key of shifted) rows.push({ ...place, key, fate: 'moved' });
    for (const key of stuck) rows.push({ ...place, key, fate: 'stayed' });
    const moved = found.filter(({ key }) => done.has(textOfKey(key)));
    if (found.length > 0) outcomes.push({ reference, moved, stayed: stuck.length, read: 0 });
  }
  return { references: outcomes, rows };
}
