import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** A document as it stands in the table, with how far its measures are. */
export interface StoredDocument {
  id: string;
  number: string;
  title: string;
  issuedOn: string;
  source: string | null;
  publishedAt: string | null;
  demonstration: boolean;
  total: number;
  planned: number;
  underWay: number;
  done: number;
  dropped: number;
  late: number;
  issues: number;
}

/** Documents, the newest first, with counts computed from the rows; only one where `id` or `number` is given. */
export async function listDocuments(
  db: ZoneDb,
  { today, id, number }: { today: string; id?: string; number?: string },
): Promise<StoredDocument[]> {
  const only = id === undefined ? sql`` : sql`where document.id = ${id}`;
  const numbered = number === undefined ? only : sql`where document.number = ${number}`;
  const { rows } = await sql<StoredDocument>`
    select document.id, document.number, document.title, document.issued_on as "issuedOn", document.source,
      document.published_at as "publishedAt", document.demonstration,
      count(measure.id) as total,
      count(*) filter (where measure.state = 'planned') as planned,
      count(*) filter (where measure.state = 'underWay') as "underWay",
      count(*) filter (where measure.state = 'done') as done,
      count(*) filter (where measure.state = 'dropped') as dropped,
      count(*) filter (where measure.state in ('planned', 'underWay') and measure.due_on < ${today}) as late,
      coalesce(sum(joined.count), 0)::int as issues
    from visits.measure_document as document
    left join visits.measure on measure.zone_id = document.zone_id and measure.document_id = document.id
      and measure.standing
    left join lateral (select count(*) from visits.measure_issue as one where one.zone_id = measure.zone_id
      and one.measure_id = measure.id and one.undone_at is null) as joined on true
    ${numbered}
    group by document.zone_id, document.id
    order by document.issued_on desc, document.number`.execute(db);
  return rows;
}

/** Aspects of a document in their order. */
export function listAspects(db: ZoneDb, documentId: string) {
  return tables(db)
    .selectFrom('visits.measure_aspect')
    .select(['id', 'position', 'title'])
    .where('document_id', '=', documentId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** What of a document is written by hand. */
export interface DocumentFields {
  number: string;
  title: string;
  issuedOn: string;
  source: string | null;
}

/** Adds a document; false where its number is taken. */
export async function addDocument(
  tx: ZoneDb,
  { issuedOn, ...fields }: DocumentFields & { id: string },
  { zoneId, by, at }: { zoneId: string; by: string; at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('visits.measure_document')
    .values({ zone_id: zoneId, ...fields, issued_on: issuedOn, published_at: null, entered_by: by, entered_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The document as it was written, locked until the transaction ends. */
export function lockDocument(tx: ZoneDb, id: string) {
  return tables(tx)
    .selectFrom('visits.measure_document')
    .select(['id', 'number', 'title', 'issued_on as issuedOn', 'source', 'published_at as publishedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes a document's fields; false where another document has the number. */
export async function changeDocument(
  tx: ZoneDb,
  id: string,
  { number, title, issuedOn, source }: DocumentFields,
): Promise<boolean> {
  const taken = await tables(tx)
    .selectFrom('visits.measure_document')
    .select('id')
    .where('number', '=', number)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken !== undefined) return false;
  await tables(tx)
    .updateTable('visits.measure_document')
    .set({ number, title, issued_on: issuedOn, source })
    .where('id', '=', id)
    .execute();
  return true;
}

/** Opens a document's progress to everybody at a moment, or closes it. */
export async function setPublished(tx: ZoneDb, id: string, at: string | null): Promise<void> {
  await tables(tx).updateTable('visits.measure_document').set({ published_at: at }).where('id', '=', id).execute();
}

/** Adds aspects, or gives known ones another place and title; all in one statement. */
export async function writeAspects(
  tx: ZoneDb,
  { zoneId, documentId }: { zoneId: string; documentId: string },
  aspects: readonly { id: string; position: number; title: string }[],
): Promise<void> {
  await sql`
    insert into visits.measure_aspect (zone_id, id, document_id, position, title)
    select ${zoneId}::uuid, told.id, ${documentId}::uuid, told.position, told.title
    from jsonb_to_recordset(${JSON.stringify(aspects)}::jsonb) as told (id uuid, position integer, title text)
    on conflict (zone_id, id) do update set position = excluded.position, title = excluded.title`.execute(tx);
}
