import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FieldValue, MergeableKind } from '../../../contract/merging.ts';
import type { PartyFields } from '../domain.ts';
import type { MergeTable } from '../merge-tables.ts';

/** A party as every kind has it. */
export interface PartyRow {
  id: string;
  kind: MergeableKind;
  state: 'standing' | 'merged' | 'withdrawn';
  mergedInto: string | null;
}

const columns = sql`id, kind, state, merged_into as "mergedInto"`;

/** Locks parties in the order of their ids, so that two who take the same ones wait for each other and never both. */
export async function lockParties(tx: ZoneDb, ids: readonly string[]): Promise<PartyRow[]> {
  const { rows } = await sql<PartyRow>`select ${columns} from parties.party where id = any(${ids}::uuid[])
    order by id for update`.execute(tx);
  return rows;
}

/** A party of the zone. */
export async function findPartyRow(db: ZoneDb, id: string): Promise<PartyRow | undefined> {
  const { rows } = await sql<PartyRow>`select ${columns} from parties.party where id = ${id}`.execute(db);
  return rows[0];
}

/** The party that stands where this one went, however often it was merged; itself when it was not. */
export async function findStandingId(db: ZoneDb, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive way as (
      select id, merged_into from parties.party where id = ${id}
      union all
      select next.id, next.merged_into from way join parties.party as next on next.id = way.merged_into
    ) select id from way where merged_into is null`.execute(db);
  return rows[0]?.id;
}

/** Everyone who was merged into a party, directly or through others; not the party itself. */
export async function listMergedIds(db: ZoneDb, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged as (
      select id from parties.party where merged_into = ${id}
      union all
      select next.id from merged join parties.party as next on next.merged_into = merged.id
    ) select id from merged order by id`.execute(db);
  return rows.map((row) => row.id);
}

/** Those of these parties that others were merged into. */
export async function listSurvivors(db: ZoneDb, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct merged_into as id from parties.party
    where merged_into = any(${ids}::uuid[]) order by 1`.execute(db);
  return rows.map((row) => row.id);
}

/** A party's own row by column, with its version: another one after every change. */
export async function lockFields(
  tx: ZoneDb,
  { table }: MergeTable,
  id: string,
): Promise<{ fields: PartyFields; version: string } | undefined> {
  const { rows } = await sql<{ fields: PartyFields; version: string }>`
    select to_jsonb(one) as fields, one.xmin::text as version from ${sql.table(table)} as one
    where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Writes columns of a party's own row. */
export async function writeFields(
  tx: ZoneDb,
  { table }: MergeTable,
  { id, values }: { id: string; values: Readonly<Record<string, FieldValue>> },
): Promise<void> {
  const sets = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (sets.length === 0) return;
  await sql`update ${sql.table(table)} set ${sql.join(sets)} where id = ${id}`.execute(tx);
}

/** Takes a party off the register, into another, or puts it back with `into` null. */
export async function placeParty(
  tx: ZoneDb,
  { table }: MergeTable,
  { id, into }: { id: string; into: string | null },
): Promise<void> {
  const state = into === null ? 'standing' : 'merged';
  await sql`update parties.party set state = ${state}, merged_into = ${into} where id = ${id}`.execute(tx);
  await sql`update ${sql.table(table)} set standing = ${into === null} where id = ${id}`.execute(tx);
}

/** Name of a party; null for kinds without one that could be read here. */
export async function nameOf(db: ZoneDb, { table, name }: MergeTable, id: string): Promise<string | null> {
  if (name === null) return null;
  const { rows } = await sql<{ name: string }>`select ${sql.ref(name)} as name from ${sql.table(table)}
    where id = ${id}`.execute(db);
  return rows[0]?.name ?? null;
}

/** Constraints that wait for the end are judged at once from here on: a row that cannot move is then known when it is moved. */
export async function judgeAtOnce(tx: ZoneDb): Promise<void> {
  await sql`set constraints all immediate`.execute(tx);
}
