import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MergeableKind } from '../../contract/merging.ts';
import type { NamedKind } from '../../contract/naming.ts';
import { deleteNames, endName, namesOfParties, resumeName, type StoredName } from '../names/store/names.ts';
import { putNamesBack, writeNames } from '../names/write-names.ts';
import type { PartyFields } from './domain.ts';
import type { MergeTable } from './merge-tables.ts';

/** Whose names follow, and on which day. */
interface Named {
  zoneId: string;
  kind: MergeableKind;
  partyId: string;
  /** Day in China, `YYYY-MM-DD`. */
  today: string;
  reason: string;
  demonstration: boolean;
}

/**
 * The survivor bears what was chosen: its own name becomes a former one, with the day and the reason. Returns its names as
 * they stood before; none where no name changes.
 */
export async function followNames(
  tx: ZoneDb,
  { zoneId, kind, partyId, today, reason, demonstration }: Named,
  { naming }: MergeTable,
  values: PartyFields,
): Promise<StoredName[]> {
  const given = Object.entries(naming).flatMap(([column, as]) =>
    column in values ? [{ kind: as, name: String(values[column] ?? '') }] : [],
  );
  if (given.length === 0 || kind === 'person') return [];
  const before = await namesOfParties(tx, [partyId]);
  const renamed = { on: today, reason };
  await writeNames(tx, zoneId, [{ partyId, kind: kind satisfies NamedKind, names: given, renamed }], { demonstration });
  return before;
}

/** The survivor bears its own names again, each at its place; what it was called meanwhile by others stays a former name. */
export async function restoreOwnNames(
  tx: ZoneDb,
  { zoneId, partyId, today, reason, demonstration }: Named,
  { naming }: MergeTable,
  { before, taken, restored }: { before: readonly StoredName[]; taken: PartyFields; restored: PartyFields },
): Promise<void> {
  const columns = Object.keys(naming).filter((column) => column in restored);
  for (const column of columns) {
    const as = naming[column];
    const own = before.filter((name) => name.kind === as);
    const now = await namesOfParties(tx, [partyId]);
    const others = now.filter((name) => name.kind === as && !own.some((one) => isSame(one, name)));
    const borne = others.filter((name) => as === 'current' && name.name !== taken[column]);
    await deleteNames(
      tx,
      others.filter((name) => !borne.includes(name)),
    );
    const until = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
    for (const name of borne) {
      const first = name.valid_from;
      await endName(tx, name, { until: first !== null && until < first ? first : until, source: reason });
    }
    const ended = own.filter((name) => now.some((one) => one.kind === 'former' && isAt(one, name)));
    for (const name of ended) await resumeName(tx, name);
    const gone = own.filter((name) => !now.some((one) => isAt(one, name)));
    await putNamesBack(tx, zoneId, gone, { demonstration });
  }
}

function isAt(one: StoredName, other: StoredName): boolean {
  return one.place === other.place && one.name === other.name;
}

function isSame(one: StoredName, other: StoredName): boolean {
  return isAt(one, other) && one.kind === other.kind;
}
