import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PartyReference } from '#platform/module/party-reference.ts';

/** What names a row of a table within its zone. */
export type RowKey = Readonly<Record<string, string | number | boolean | null>>;

/** A row that names a party. */
export interface ReferringRow {
  key: RowKey;
  /** What tells a reader which row it is: the columns of `shows`, as text. */
  shown: (string | null)[];
}

/** Broken rules that say that a row cannot stand at the survivor: unique keys, periods that overlap, checks of the table. */
const cannotStand = new Set(['23505', '23P01', '23514']);

function keyOf({ key }: PartyReference): RawBuilder<unknown> {
  return sql`jsonb_build_object(${sql.join(key.flatMap((column) => [sql.lit(column), sql.ref(`one.${column}`)]))})`;
}

/** Rows that name a party, in the order of their keys. */
export async function listReferring(db: ZoneDb, reference: PartyReference, partyId: string): Promise<ReferringRow[]> {
  const shows = reference.shows ?? [];
  const shown =
    shows.length === 0
      ? sql`'[]'::jsonb`
      : sql`jsonb_build_array(${sql.join(shows.map((name) => sql`${sql.ref(`one.${name}`)}::text`))})`;
  const { rows } = await sql<ReferringRow>`select ${keyOf(reference)} as key, ${shown} as shown
    from ${sql.table(reference.table)} as one where ${sql.ref(`one.${reference.column}`)} = ${partyId} order by 1`.execute(
    db,
  );
  return rows;
}

/** A row that names a party that was merged, and by which merge it went. */
export interface LateRow {
  mergeId: string;
  key: RowKey;
}

/** Rows that name a merged party and of which its merge does not know that they stay there, oldest merge first. */
export async function listLateRows(db: ZoneDb, reference: PartyReference): Promise<LateRow[]> {
  const { table, column, kinds } = reference;
  const { rows } = await sql<LateRow>`select gone.id as "mergeId", ${keyOf(reference)} as key
    from parties.merge as gone join ${sql.table(table)} as one on ${sql.ref(`one.${column}`)} = gone.loser_id
    where gone.state = 'standing' and gone.party_kind = any(${[...kinds]}::text[])
      and not exists (select from parties.merge_row as known where known.merge_id = gone.id and known.fate = 'stayed'
        and known.table_name = ${table} and known.column_name = ${column} and known.key = ${keyOf(reference)})
    order by gone.merged_at, gone.id, 2`.execute(db);
  return rows;
}

/** How many rows name a party. */
export async function countReferring(db: ZoneDb, reference: PartyReference, partyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(reference.table)} as one
    where ${sql.ref(`one.${reference.column}`)} = ${partyId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Has rows name another party; those that cannot stand there stay, and are returned. */
export async function shiftRows(
  tx: ZoneDb,
  reference: PartyReference,
  { keys, from, to }: { keys: readonly RowKey[]; from: string; to: string },
): Promise<{ shifted: RowKey[]; stuck: RowKey[] }> {
  if (keys.length === 0) return { shifted: [], stuck: [] };
  const all = await tryShift(tx, reference, { keys, from, to });
  if (all !== undefined) return splitBy(keys, all);
  const shifted: RowKey[] = [];
  for (const key of keys) shifted.push(...((await tryShift(tx, reference, { keys: [key], from, to })) ?? []));
  return splitBy(keys, shifted);
}

/** The key of a row once it names another party. */
export function keyAfter(key: RowKey, { column }: PartyReference, partyId: string): RowKey {
  return column in key ? { ...key, [column]: partyId } : key;
}

async function tryShift(
  tx: ZoneDb,
  reference: PartyReference,
  { keys, from, to }: { keys: readonly RowKey[]; from: string; to: string },
): Promise<RowKey[] | undefined> {
  const column = sql.ref(reference.column);
  await sql`savepoint shift_rows`.execute(tx);
  try {
    const { rows } = await sql<{ key: RowKey }>`update ${sql.table(reference.table)} as one set ${column} = ${to}
      from jsonb_array_elements(${JSON.stringify(keys)}::jsonb) as wanted(key)
      where ${sql.ref(`one.${reference.column}`)} = ${from} and ${keyOf(reference)} = wanted.key
      returning wanted.key`.execute(tx);
    await sql`release savepoint shift_rows`.execute(tx);
    return rows.map((row) => row.key);
  } catch (error) {
    if (!isBrokenRule(error)) throw error;
    await sql`rollback to savepoint shift_rows`.execute(tx);
    return undefined;
  }
}

/** Whether the database refused a row for what stands there already. */
export function isBrokenRule(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && cannotStand.has(error.code);
}

function splitBy(keys: readonly RowKey[], shifted: readonly RowKey[]): { shifted: RowKey[]; stuck: RowKey[] } {
  const done = new Set(shifted.map(textOfKey));
  const stuck = keys.filter((key) => !done.has(textOfKey(key)));
  return { shifted: [...shifted], stuck };
}

/** A key as text, whatever the order of its columns. */
export function textOfKey(key: RowKey): string {
  return JSON.stringify(Object.entries(key).sort(([one], [other]) => (one < other ? -1 : 1)));
}
