import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** A draft as it is stored; times ISO 8601 in UTC. */
export interface StoredDraft {
  id: string;
  zoneId: string;
  accountId: string;
  register: string;
  fileName: string;
  sha256: Buffer;
  bytes: number;
  createdAt: string;
  expiresAt: string;
  revision: number;
  sealedState: string;
}

/** A part of a sheet, or a step. */
export interface SealedChunk {
  sheet: number;
  number: number;
  sealed: string;
}

const draftColumns = [
  'id',
  'zone_id as zoneId',
  'account_id as accountId',
  'register',
  'file_name as fileName',
  'sha256',
  'bytes',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'revision',
  'sealed_state as sealedState',
] as const;

/** A draft of this account that has not expired. */
export function findDraft(
  db: ZoneDb,
  who: { id: string; accountId: string; at: string },
): Promise<StoredDraft | undefined> {
  return tables(db)
    .selectFrom('sheets.draft')
    .select(draftColumns)
    .where('id', '=', who.id)
    .where('account_id', '=', who.accountId)
    .where('expires_at', '>', who.at)
    .executeTakeFirst();
}

/** Drafts of this account, newest first. */
export function listOwnDrafts(
  db: ZoneDb,
  { accountId, at }: { accountId: string; at: string },
): Promise<StoredDraft[]> {
  return tables(db)
    .selectFrom('sheets.draft')
    .select(draftColumns)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .execute();
}

/** How many drafts of this account have not expired. */
export async function countOwnDrafts(
  db: ZoneDb,
  { accountId, at }: { accountId: string; at: string },
): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('sheets.draft')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow();
  return count;
}

/** Lets the sheets of one account be kept one after the other, until the transaction ends. */
export async function lockDraftsOf(tx: ZoneDb, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 7305))`.execute(tx);
}

/** Adds a draft with its content. */
export async function addDraft(tx: ZoneDb, draft: StoredDraft, chunks: readonly SealedChunk[]): Promise<void> {
  await tables(tx)
    .insertInto('sheets.draft')
    .values({
      zone_id: draft.zoneId,
      id: draft.id,
      account_id: draft.accountId,
      register: draft.register,
      file_name: draft.fileName,
      sha256: draft.sha256,
      bytes: draft.bytes,
      created_at: draft.createdAt,
      expires_at: draft.expiresAt,
      revision: draft.revision,
      sealed_state: draft.sealedState,
    })
    .execute();
  const column = <K extends keyof SealedChunk>(key: K) => chunks.map((chunk) => chunk[key]);
  await sql`
    insert into sheets.draft_chunk (zone_id, draft_id, sheet, number, sealed)
    select ${draft.zoneId}::uuid, ${draft.id}::uuid, made.*
    from unnest(${column('sheet')}::smallint[], ${column('number')}::integer[], ${column('sealed')}::text[]) as made`.execute(
    tx,
  );
}

/** Content of one sheet in the order of its parts. */
export async function listChunks(db: ZoneDb, draftId: string, sheet: number): Promise<SealedChunk[]> {
  return tables(db)
    .selectFrom('sheets.draft_chunk')
    .select(['sheet', 'number', 'sealed'])
    .where('draft_id', '=', draftId)
    .where('sheet', '=', sheet)
    .orderBy('number')
    .execute();
}

/** A step as it is stored. */
export interface StoredStep {
  number: number;
  kind: 'repair' | 'committed';
  sealed: string;
}

/** Steps of a draft in their order. */
export function listSteps(db: ZoneDb, draftId: string): Promise<StoredStep[]> {
  return tables(db)
    .selectFrom('sheets.draft_step')
    .select(['number', 'kind', 'sealed'])
    .where('draft_id', '=', draftId)
    .orderBy('number')
    .execute();
}

/** Takes the draft for a change; false when another change came first. Holds it until the transaction ends. */
export async function advanceDraft(
  tx: ZoneDb,
  { id, revision }: { id: string; revision: number },
  sealedState?: string,
): Promise<boolean> {
  const taken = await tables(tx)
    .updateTable('sheets.draft')
    .set({ revision: revision + 1, ...(sealedState === undefined ? {} : { sealed_state: sealedState }) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Adds a step behind the others. */
export async function addStep(
  tx: ZoneDb,
  { zoneId, id }: { zoneId: string; id: string },
  step: StoredStep,
): Promise<void> {
  await tables(tx)
    .insertInto('sheets.draft_step')
    .values({ zone_id: zoneId, draft_id: id, ...step })
    .execute();
}

/** Removes repairs: one, or all of the draft; what was committed is never forgotten. */
export async function removeRepairs(tx: ZoneDb, draftId: string, number?: number): Promise<void> {
  let query = tables(tx).deleteFrom('sheets.draft_step').where('draft_id', '=', draftId).where('kind', '=', 'repair');
  if (number !== undefined) query = query.where('number', '=', number);
  await query.execute();
}

/** Removes a draft with everything in it; false when it is gone already. */
export async function removeDraft(tx: ZoneDb, id: string): Promise<boolean> {
  const gone = await tables(tx).deleteFrom('sheets.draft').where('id', '=', id).returning('id').executeTakeFirst();
  return gone !== undefined;
}

/** Removes drafts whose time is over; how many. */
export async function removeExpired(tx: ZoneDb, at: string): Promise<number> {
  const gone = await tables(tx).deleteFrom('sheets.draft').where('expires_at', '<=', at).returning('id').execute();
  return gone.length;
}

/** Where a column went and in which unit. */
export interface KeptColumn {
  source: number;
  column: string | null;
  unit: 'yuan' | 'wanYuan' | 'yiYuan' | null;
}

/** The mapping that was used last for these headings. */
export async function findMapping(
  db: ZoneDb,
  register: string,
  fingerprint: Buffer,
): Promise<KeptColumn[] | undefined> {
  const kept = await tables(db)
    .selectFrom('sheets.mapping')
    .select('columns')
    .where('register', '=', register)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  // jsonb comes back parsed, whatever the type of what was written.
  return kept?.columns as KeptColumn[] | undefined;
}

/** Keeps a mapping for the next sheet with these headings. */
export async function keepMapping(
  tx: ZoneDb,
  of: { zoneId: string; register: string; fingerprint: Buffer; at: string },
  columns: readonly KeptColumn[],
): Promise<void> {
  const text = JSON.stringify(columns);
  await tables(tx)
    .insertInto('sheets.mapping')
    .values({ zone_id: of.zoneId, register: of.register, fingerprint: of.fingerprint, columns: text, used_at: of.at })
    .onConflict((conflict) =>
      conflict.columns(['zone_id', 'register', 'fingerprint']).doUpdateSet({ columns: text, used_at: of.at }),
    )
    .execute();
}
