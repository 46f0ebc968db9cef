import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { plainPercent } from '../../relations/domain/sum-shares.ts';
import type { Made } from './occupancies.ts';

/** A relation between houses as sheets write it and the journal keeps it; percent as text without idle places. */
export interface SheetRelation {
  id: string;
  kind: string;
  fromId: string;
  toId: string;
  sharePercent: string | null;
  startsOn: string;
  endsOn: string | null;
  source: string;
  documentNumber: string | null;
}

const fields = sql`id, kind, from_id as "fromId", to_id as "toId", share_percent as "sharePercent",
  starts_on as "startsOn", ends_on as "endsOn", source, document_number as "documentNumber"`;

const told = (rows: readonly SheetRelation[]): SheetRelation[] =>
  rows.map((row) => ({ ...row, sharePercent: row.sharePercent === null ? null : plainPercent(row.sharePercent) }));

/** Relations that stand and lead to these parties. */
export async function listRelationsTo(db: ZoneDb, partyIds: readonly string[]): Promise<SheetRelation[]> {
  const { rows } = await sql<SheetRelation>`select ${fields} from parties.relation
    where to_id = any(${partyIds}::uuid[]) and taken_back_at is null order by id`.execute(db);
  return told(rows);
}

/** Relations by id that stand. */
export async function listSheetRelations(db: ZoneDb, ids: readonly string[]): Promise<SheetRelation[]> {
  const { rows } = await sql<SheetRelation>`select ${fields} from parties.relation
    where id = any(${ids}::uuid[]) and taken_back_at is null`.execute(db);
  return told(rows);
}

/** Adds relations as one statement; an overlap breaks the transaction with 23P01. */
export async function addSheetRelations(
  tx: ZoneDb,
  relations: readonly SheetRelation[],
  { zoneId, by, at }: Made,
): Promise<void> {
  await sql`
    insert into parties.relation (zone_id, id, kind, from_id, to_id, share_percent, starts_on, ends_on, source,
      document_number, made_by, made_at)
    select ${zoneId}::uuid, made.id, made.kind, made."fromId", made."toId", made."sharePercent", made."startsOn",
      made."endsOn", made.source, made."documentNumber", ${by}::uuid, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(relations)}::jsonb) as made (id uuid, kind text, "fromId" uuid, "toId" uuid,
      "sharePercent" numeric(9, 6), "startsOn" date, "endsOn" date, source text, "documentNumber" text)`.execute(tx);
}

/** Marks relations that stand as taken back; how many. */
export async function takeBackRelations(
  tx: ZoneDb,
  ids: readonly string[],
  { by, at }: Pick<Made, 'by' | 'at'>,
): Promise<number> {
  const { numAffectedRows } = await sql`update parties.relation set taken_back_at = ${at}::timestamptz,
      taken_back_by = ${by}::uuid where id = any(${ids}::uuid[]) and taken_back_at is null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
