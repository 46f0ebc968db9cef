import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MergeableKind } from '../../../contract/merging.ts';
import type { StoredName } from '../../names/store/names.ts';
import type { FieldChanges } from '../domain.ts';
import type { RowKey } from './references.ts';

/** A merge as it is stored. */
export interface MergeRow {
  id: string;
  kind: MergeableKind;
  survivorId: string;
  loserId: string;
  fields: FieldChanges;
  /** The survivor's names before, where the merge changed some. */
  names: StoredName[];
  reason: string;
  state: 'standing' | 'undone' | 'lapsed';
  /** Names of accounts. */
  mergedBy: string;
  mergedAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
}

/** What became of one row. */
export interface MergedRow {
  table: string;
  column: string;
  key: RowKey;
  fate: 'moved' | 'stayed' | 'held';
}

const selected = sql`select one.id, one.party_kind as kind, one.survivor_id as "survivorId", one.loser_id as "loserId",
  one.fields, one.names, one.reason, one.state, one.merged_at as "mergedAt", one.undone_at as "undoneAt",
  merger.display_name as "mergedBy", undoer.display_name as "undoneBy"
  from parties.merge as one
  join auth.account as merger on merger.zone_id = one.zone_id and merger.id = one.merged_by
  left join auth.account as undoer on undoer.zone_id = one.zone_id and undoer.id = one.undone_by`;

/** A merge of the zone. */
export async function findMerge(db: ZoneDb, id: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`${selected} where one.id = ${id}`.execute(db);
  return rows[0];
}

/** What was merged into a party and not undone, or all of it; newest first. */
export async function listMergesInto(
  db: ZoneDb,
  survivorId: string,
  { standing }: { standing: boolean },
): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`${selected} where one.survivor_id = ${survivorId} and one.state <> 'lapsed'
    and (${!standing} or one.state = 'standing') order by one.merged_at desc, one.id desc limit 200`.execute(db);
  return rows;
}

/** The merge by which a party went. */
export async function findMergeOf(db: ZoneDb, loserId: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`${selected} where one.loser_id = ${loserId} and one.state = 'standing'`.execute(
    db,
  );
  return rows[0];
}

/** Keeps a merge. */
export async function addMerge(
  tx: ZoneDb,
  merge: Pick<MergeRow, 'id' | 'kind' | 'survivorId' | 'loserId' | 'fields' | 'names' | 'reason'> & {
    zoneId: string;
    accountId: string;
    at: string;
  },
): Promise<void> {
  await sql`insert into parties.merge (zone_id, id, party_kind, survivor_id, loser_id, fields, names, reason, merged_by, merged_at)
    values (${merge.zoneId}, ${merge.id}, ${merge.kind}, ${merge.survivorId}, ${merge.loserId},
      ${JSON.stringify(merge.fields)}::jsonb, ${JSON.stringify(merge.names)}::jsonb, ${merge.reason}, ${merge.accountId}, ${merge.at})`.execute(
    tx,
  );
}

/** Keeps what became of the rows, in the order in which they were looked at, after those that are known. */
export async function addMergedRows(
  tx: ZoneDb,
  { zoneId, mergeId }: { zoneId: string; mergeId: string },
  rows: readonly MergedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into parties.merge_row (zone_id, merge_id, number, table_name, column_name, key, fate)
    select ${zoneId}::uuid, ${mergeId}::uuid, place + (select coalesce(max(known.number), 0)
        from parties.merge_row as known where known.merge_id = ${mergeId}), one ->> 'table', one ->> 'column', one -> 'key', one ->> 'fate'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as made(one, place)`.execute(tx);
}

/** What became of the rows of a merge. */
export async function listMergedRows(db: ZoneDb, mergeId: string): Promise<MergedRow[]> {
  const { rows } = await sql<MergedRow>`select table_name as "table", column_name as "column", key, fate
    from parties.merge_row where merge_id = ${mergeId} order by number`.execute(db);
  return rows;
}

/** Marks a merge undone. */
export async function closeMerge(
  tx: ZoneDb,
  id: string,
  by: { accountId: string; at: string; reason: string },
): Promise<void> {
  await sql`update parties.merge set state = 'undone', undone_by = ${by.accountId}, undone_at = ${by.at},
    undo_reason = ${by.reason} where id = ${id}`.execute(tx);
}
