import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A stored field: its key in sheets and journal, its column, and its type in PostgreSQL. */
export interface StoredField {
  readonly key: string;
  readonly column: string;
  readonly type: 'text' | 'uuid' | 'date' | 'numeric(14,2)' | 'numeric(5,2)' | 'numeric(9,6)';
}

/** A table of standing records that sheets fill. */
export interface StoredTable {
  readonly name: 'parties.partner' | 'parties.parcel' | 'parties.site';
  readonly fields: readonly StoredField[];
}

/** A record as stored: its id and every field, decimals and dates as text. */
export type StoredRecord = { id: string } & Record<string, string | null>;

function columnsOf({ fields }: StoredTable) {
  return sql.join([sql`id`, ...fields.map(({ key, column }) => sql`${sql.ref(column)} as ${sql.ref(key)}`)]);
}

function recordset({ fields }: StoredTable, records: readonly StoredRecord[]) {
  const typed = sql.join([sql`id uuid`, ...fields.map(({ key, type }) => sql`${sql.ref(key)} ${sql.raw(type)}`)]);
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as made (${typed})`;
}

/** Standing records of which the field holds one of these values. */
export async function listPlaceRecords(
  db: ZoneDb,
  { table, by, values }: { table: StoredTable; by: string; values: readonly string[] },
): Promise<StoredRecord[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<StoredRecord>`select ${columnsOf(table)} from ${sql.table(table.name)}
    where ${sql.ref(by)}::text = any(${values}::text[]) and standing order by id`.execute(db);
  return rows;
}

/** Locks records in the order of their ids, so that two who change the same ones wait for each other and never both. */
export async function lockPlaceRecords(tx: ZoneDb, table: StoredTable, ids: readonly string[]): Promise<void> {
  await sql`select id from ${sql.table(table.name)} where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
}

/** Adds records as one statement; how many, fewer where somebody took a name or number in the meantime. */
export async function addPlaceRecords(
  tx: ZoneDb,
  { table, zoneId, accountId, at }: { table: StoredTable; zoneId: string; accountId: string | null; at: string },
  records: readonly StoredRecord[],
): Promise<number> {
  if (records.length === 0) return 0;
  const into = sql.join(table.fields.map(({ column }) => sql.ref(column)));
  const from = sql.join(table.fields.map(({ key }) => sql.ref(`made.${key}`)));
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table.name)} (zone_id, id, registered_at, registered_by, ${into})
    select ${zoneId}::uuid, made.id, ${at}::timestamptz, ${accountId}::uuid, ${from} from ${recordset(table, records)}
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Writes every field of standing records; how many. */
export async function updatePlaceRecords(
  tx: ZoneDb,
  table: StoredTable,
  records: readonly StoredRecord[],
): Promise<number> {
  if (records.length === 0) return 0;
  const set = sql.join(table.fields.map(({ key, column }) => sql`${sql.ref(column)} = ${sql.ref(`made.${key}`)}`));
  const { numAffectedRows } = await sql`update ${sql.table(table.name)} as kept set ${set}
    from ${recordset(table, records)} where kept.id = made.id and kept.standing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Takes records off the register; what was told of them is kept under their ids. */
export async function withdrawPlaceRecords(tx: ZoneDb, table: StoredTable, ids: readonly string[]): Promise<void> {
  await sql`update ${sql.table(table.name)} set standing = false where id = any(${ids}::uuid[])`.execute(tx);
  await sql`update parties.party set state = 'withdrawn' where id = any(${ids}::uuid[]) and state = 'standing'`.execute(
    tx,
  );
}

/** Sites of these that lie within themselves, by whatever way; none is right. */
export async function listSitesInCircles(tx: ZoneDb, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (start, id, depth) as (
      select id, parent_id, 1 from parties.site where id = any(${ids}::uuid[])
      union all
      select line.start, above.parent_id, line.depth + 1 from line
        join parties.site as above on above.id = line.id where line.depth < 20 and line.id <> line.start)
    select distinct start as id from line where id = start or depth >= 20`.execute(tx);
  return rows.map(({ id }) => id);
}
