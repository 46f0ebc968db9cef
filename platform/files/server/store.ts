import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FileType } from '../contract/file-type.ts';
import type { FileFlag, FileState, ScanState } from '../contract/file-view.ts';
import type { ContentPlace, Placed } from './files.ts';

// A type and not an interface: kysely asks for an index signature.
type FilesTables = {
  'files.content': {
    zone_id: string;
    id: string;
    sha256: Buffer;
    sm3: Buffer;
    bytes: number;
    location: string;
    sealed_key: string;
    stored_at: string;
    released_at: string | null;
  };
  'files.file': {
    zone_id: string;
    id: string;
    content_id: string | null;
    sha256: Buffer;
    sealed_name: string | null;
    type: FileType;
    bytes: number;
    purpose: string;
    state: FileState;
    scan: ScanState;
    finding: string | null;
    flags: FileFlag[];
    uploaded_by: string;
    uploaded_at: string;
    attached_type: string | null;
    attached_id: string | null;
    removed_at: string | null;
  };
  'files.usage': { zone_id: string; holder: 'zone' | 'account'; holder_id: string; bytes: number; files: number };
};

const tables = (db: ZoneDb) => db.withTables<FilesTables>();

/** A content with its digests in hexadecimal. */
export interface StoredContent extends ContentPlace {
  bytes: number;
  sha256: string;
  sm3: string;
}

/** A file as the part keeps it. */
export interface StoredFile {
  zoneId: string;
  id: string;
  contentId: string | null;
  sealedName: string | null;
  type: FileType;
  bytes: number;
  purpose: string;
  state: FileState;
  scan: ScanState;
  flags: FileFlag[];
  uploadedBy: string;
  uploadedAt: string;
  attachedType: string | null;
  attachedId: string | null;
}

const fileColumns = [
  'zone_id as zoneId',
  'id',
  'content_id as contentId',
  'sealed_name as sealedName',
  'type',
  'bytes',
  'purpose',
  'state',
  'scan',
  'flags',
  'uploaded_by as uploadedBy',
  'uploaded_at as uploadedAt',
  'attached_type as attachedType',
  'attached_id as attachedId',
] as const;

/** The file of the connection's zone. */
export function findFile(db: ZoneDb, id: string): Promise<StoredFile | undefined> {
  return tables(db).selectFrom('files.file').select(fileColumns).where('id', '=', id).executeTakeFirst();
}

/** The same, held until the end of the transaction. */
export function findFileForChange(tx: ZoneDb, id: string): Promise<StoredFile | undefined> {
  return tables(tx).selectFrom('files.file').select(fileColumns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Files attached to a record, oldest first. */
export function listFilesOf(db: ZoneDb, record: { type: string; id: string }): Promise<StoredFile[]> {
  return tables(db)
    .selectFrom('files.file')
    .select(fileColumns)
    .where('attached_type', '=', record.type)
    .where('attached_id', '=', record.id)
    .where('state', '<>', 'removed')
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
}

/** Where the content of a file lies. */
export function findContent(db: ZoneDb, id: string): Promise<ContentPlace | undefined> {
  return tables(db)
    .selectFrom('files.content')
    .select(['zone_id as zoneId', 'id', 'location', 'sealed_key as sealedKey'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Contents in the order of their ids, a page at a time. */
export async function listContentsAfter(db: ZoneDb, after: string | null): Promise<StoredContent[]> {
  const rows = await tables(db)
    .selectFrom('files.content')
    .select(['zone_id as zoneId', 'id', 'location', 'sealed_key as sealedKey', 'bytes', 'sha256', 'sm3'])
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, sha256: row.sha256.toString('hex'), sm3: row.sm3.toString('hex') }));
}

/** Adds a content, or finds the one of the zone with the same bytes; tells which of the two it became. */
export async function addContent(tx: ZoneDb, placed: Placed, at: string): Promise<string> {
  const row = await tables(tx)
    .insertInto('files.content')
    .values({
      zone_id: placed.zoneId,
      id: placed.id,
      sha256: placed.sha256,
      sm3: placed.sm3,
      bytes: placed.bytes,
      location: placed.location,
      sealed_key: placed.sealedKey,
      stored_at: at,
      released_at: null,
    })
    // The update holds the row, so that it cannot be cleared away before the file points to it.
    .onConflict((conflict) => conflict.columns(['zone_id', 'sha256']).doUpdateSet({ released_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Adds a file. */
export async function addFile(
  tx: ZoneDb,
  file: Omit<StoredFile, 'attachedType' | 'attachedId'> & { sha256: Buffer; finding: string | null },
): Promise<void> {
  await tables(tx)
    .insertInto('files.file')
    .values({
      zone_id: file.zoneId,
      id: file.id,
      content_id: file.contentId,
      sha256: file.sha256,
      sealed_name: file.sealedName,
      type: file.type,
      bytes: file.bytes,
      purpose: file.purpose,
      state: file.state,
      scan: file.scan,
      finding: file.finding,
      flags: sql<FileFlag[]>`${file.flags}::text[]`,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.uploadedAt,
      attached_type: null,
      attached_id: null,
      removed_at: null,
    })
    .execute();
}

/** Who holds space. */
export interface Holder {
  zoneId: string;
  holder: 'zone' | 'account';
  holderId: string;
}

/** Takes space under a limit; false, and nothing taken, when it would go past the limit. */
export async function takeSpace(
  tx: ZoneDb,
  of: Holder,
  { bytes, limit }: { bytes: number; limit: number },
): Promise<boolean> {
  const key = { zone_id: of.zoneId, holder: of.holder, holder_id: of.holderId };
  await tables(tx)
    .insertInto('files.usage')
    .values({ ...key, bytes: 0, files: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const result = await tables(tx)
    .updateTable('files.usage')
    .set((eb) => ({ bytes: eb('bytes', '+', bytes), files: eb('files', '+', 1) }))
    .where('holder', '=', of.holder)
    .where('holder_id', '=', of.holderId)
    .where((eb) => eb(eb('bytes', '+', bytes), '<=', limit))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Gives space back. */
export async function giveSpace(tx: ZoneDb, of: Omit<Holder, 'zoneId'>, bytes: number): Promise<void> {
  await tables(tx)
    .updateTable('files.usage')
    .set((eb) => ({ bytes: eb('bytes', '-', bytes), files: eb('files', '-', 1) }))
    .where('holder', '=', of.holder)
    .where('holder_id', '=', of.holderId)
    .execute();
}

/** Attaches a file that its sender has not attached yet; false when it is not so. */
export async function attachOne(
  tx: ZoneDb,
  file: { id: string; purpose: string; uploadedBy: string },
  record: { type: string; id: string },
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('files.file')
    .set({ attached_type: record.type, attached_id: record.id })
    .where('id', '=', file.id)
    .where('purpose', '=', file.purpose)
    .where('uploaded_by', '=', file.uploadedBy)
    .where('state', 'in', ['kept', 'pending'])
    .where('attached_id', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Marks a file as removed and takes its name and content from it. */
export async function markRemoved(tx: ZoneDb, id: string, at: string): Promise<void> {
  await tables(tx)
    .updateTable('files.file')
    .set({ state: 'removed', content_id: null, sealed_name: null, removed_at: at })
    .where('id', '=', id)
    .execute();
}

/** Notes that no file points to a content any more; false while one does. */
export async function releaseContent(tx: ZoneDb, id: string, at: string): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('files.content')
    .set({ released_at: at })
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('files.file').select('files.file.id').where('files.file.content_id', '=', id))),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Deletes contents that no file has pointed to since `before`; what lies on the disk is removed afterwards. */
export function deleteReleased(tx: ZoneDb, before: string): Promise<{ id: string; location: string }[]> {
  return tables(tx)
    .deleteFrom('files.content')
    .where('released_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('files.file').select('files.file.id').whereRef('files.file.content_id', '=', 'files.content.id'),
        ),
      ),
    )
    .returning(['id', 'location'])
    .execute();
}

/** Deletes one content at once, for erasure. */
export async function deleteContent(tx: ZoneDb, id: string): Promise<void> {
  await tables(tx).deleteFrom('files.content').where('id', '=', id).execute();
}

/** Which of these locations belong to a content of the connection's zone. */
export async function knownLocations(db: ZoneDb, locations: readonly string[]): Promise<string[]> {
  if (locations.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('files.content')
    .select('location')
    .where('location', 'in', [...locations])
    .execute();
  return rows.map((row) => row.location);
}

/** Files that their senders left without a record since `before`, but for purposes whose files stand alone; and what was quarantined before `quarantined`. */
export function listForgotten(
  db: ZoneDb,
  { before, quarantined, except }: { before: string; quarantined: string; except: readonly string[] },
): Promise<StoredFile[]> {
  return tables(db)
    .selectFrom('files.file')
    .select(fileColumns)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'quarantined'), eb('uploaded_at', '<', quarantined)]),
        eb.and([
          eb('attached_id', 'is', null),
          eb('state', 'in', ['kept', 'pending']),
          eb('uploaded_at', '<', before),
          ...(except.length === 0 ? [] : [eb('purpose', 'not in', [...except])]),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(500)
    .execute();
}

/** Files that wait for the scanner, oldest first. */
export function listWaiting(db: ZoneDb): Promise<StoredFile[]> {
  return tables(db)
    .selectFrom('files.file')
    .select(fileColumns)
    .where('state', '=', 'pending')
    .orderBy('uploaded_at')
    .limit(100)
    .execute();
}

/** Writes the scanner's verdict on a file that waits; false when it no longer does. */
export async function saveVerdict(
  tx: ZoneDb,
  id: string,
  verdict: { state: FileState; scan: ScanState; finding: string | null },
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('files.file')
    .set(verdict)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Files and bytes by purpose and state. */
export function countByPurpose(
  db: ZoneDb,
): Promise<{ purpose: string; state: FileState; files: number; bytes: number }[]> {
  return tables(db)
    .selectFrom('files.file')
    .select(['purpose', 'state'])
    .select([sql<number>`count(*)`.as('files'), sql<number>`sum(bytes)::bigint`.as('bytes')])
    .groupBy(['purpose', 'state'])
    .orderBy('purpose')
    .orderBy('state')
    .execute();
}

/** Bytes that the zone holds. */
export async function usedSpace(db: ZoneDb): Promise<number> {
  const row = await tables(db)
    .selectFrom('files.usage')
    .select('bytes')
    .where('holder', '=', 'zone')
    .executeTakeFirst();
  return row?.bytes ?? 0;
}

/** What the scanner found, newest first; without names. */
export function listQuarantine(
  db: ZoneDb,
): Promise<{ id: string; type: FileType; purpose: string; bytes: number; at: string; finding: string | null }[]> {
  return tables(db)
    .selectFrom('files.file')
    .select(['id', 'type', 'purpose', 'bytes', 'uploaded_at as at', 'finding'])
    .where('state', '=', 'quarantined')
    .orderBy('uploaded_at', 'desc')
    .limit(200)
    .execute();
}
