import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { maskNumbers } from '#platform/journal/contract/mask-numbers.ts';
import type { ImportRecord } from '../sheet-register.ts';
import { tables } from './tables.ts';

/** A batch as it is stored; accounts by their ids. */
export interface StoredBatch {
  id: string;
  register: string;
  fileName: string;
  sha256: Buffer;
  accountId: string | null;
  at: string;
  added: number;
  changed: number;
  same: number;
  undoneAt: string | null;
  undoneBy: string | null;
}

/** A batch as it is entered. */
export type NewBatch = Omit<StoredBatch, 'undoneAt' | 'undoneBy'> & { zoneId: string };

/** Adds a batch. */
export async function addBatch(tx: ZoneDb, batch: NewBatch): Promise<void> {
  await tables(tx)
    .insertInto('sheets.import_batch')
    .values({
      zone_id: batch.zoneId,
      id: batch.id,
      register: batch.register,
      file_name: batch.fileName,
      sha256: batch.sha256,
      account_id: batch.accountId,
      at: batch.at,
      added: batch.added,
      changed: batch.changed,
      same: batch.same,
    })
    .execute();
}

/** Adds what a batch did, row by row, as one statement of columns. */
export async function addRecords(
  tx: ZoneDb,
  { zoneId, batchId }: { zoneId: string; batchId: string },
  records: readonly (ImportRecord & { reason: string | null })[],
): Promise<void> {
  const texts = (key: 'before' | 'after') =>
    records.map((record) => (record[key] === null ? null : JSON.stringify(record[key])));
  await sql`
    insert into sheets.import_record (zone_id, batch_id, row_number, subject_id, action, before, after, reason)
    select ${zoneId}::uuid, ${batchId}::uuid, made.*
    from unnest(${records.map((one) => one.rowNumber)}::integer[], ${records.map((one) => one.subjectId)}::uuid[],
      ${records.map((one) => one.action)}::text[], ${texts('before')}::jsonb[], ${texts('after')}::jsonb[],
      ${records.map(({ reason }) => reason && maskNumbers(reason))}::text[]) as made`.execute(tx);
}

const batchColumns = [
  'batch.id',
  'batch.register',
  'batch.file_name as fileName',
  'batch.sha256',
  'batch.account_id as accountId',
  'batch.at',
  'batch.added',
  'batch.changed',
  'batch.same',
  'undo.at as undoneAt',
  'undo.account_id as undoneBy',
] as const;

function batches(db: ZoneDb) {
  return tables(db)
    .selectFrom('sheets.import_batch as batch')
    .leftJoin('sheets.batch_undo as undo', 'undo.batch_id', 'batch.id')
    .select(batchColumns);
}

/** Batches of these registers, newest first. */
export async function listStoredBatches(
  db: ZoneDb,
  registers: readonly string[],
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; batches: StoredBatch[] }> {
  if (registers.length === 0) return { total: 0, batches: [] };
  const { total } = await tables(db)
    .selectFrom('sheets.import_batch')
    .select((make) => make.fn.countAll<number>().as('total'))
    .where('register', 'in', registers)
    .executeTakeFirstOrThrow();
  const rows = await batches(db)
    .where('batch.register', 'in', registers)
    .orderBy('batch.at', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, batches: rows };
}

/** One batch, if the zone has it. */
export function findBatch(db: ZoneDb, id: string): Promise<StoredBatch | undefined> {
  return batches(db).where('batch.id', '=', id).executeTakeFirst();
}

/** What a batch did, in the order of its rows; all of it when no page is named. */
export function listRecords(
  db: ZoneDb,
  batchId: string,
  page?: { limit: number; offset: number },
): Promise<ImportRecord[]> {
  let query = tables(db)
    .selectFrom('sheets.import_record')
    .select(['row_number as rowNumber', 'subject_id as subjectId', 'action', 'before', 'after'])
    .where('batch_id', '=', batchId)
    .orderBy('row_number');
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset);
  return query.execute();
}

/** Says that a batch was undone; false when it was already, also at the same moment. */
export async function addUndo(
  tx: ZoneDb,
  undo: { zoneId: string; batchId: string; accountId: string; at: string; withdrawn: number; restored: number },
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('sheets.batch_undo')
    .values({
      zone_id: undo.zoneId,
      batch_id: undo.batchId,
      account_id: undo.accountId,
      at: undo.at,
      withdrawn: undo.withdrawn,
      restored: undo.restored,
    })
    .onConflict((conflict) => conflict.columns(['zone_id', 'batch_id']).doNothing())
    .returning('batch_id')
    .executeTakeFirst();
  return added !== undefined;
}
