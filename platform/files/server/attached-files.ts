import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { StreamAnswer } from '#platform/http/server/route.ts';
import type { FileView } from '../contract/file-view.ts';
import type { Files } from './files.ts';
import { openFile } from './open-file.ts';
import {
  attachOne,
  deleteContent,
  findContent,
  findFile,
  findFileForChange,
  listFilesOf,
  releaseContent,
} from './store.ts';
import { takeFromUse } from './take-from-use.ts';
import { viewFile } from './view-file.ts';

/** The record that files belong to; `type` is `<module>.<noun>`. */
export interface FileRecord {
  type: `${string}.${string}`;
  id: string;
}

/**
 * Attaches files to a record in the transaction of the use-case that writes the record. Only who sent a file, for this
 * purpose, can attach it, and once; otherwise `files.notAttachable`.
 */
export async function attachFiles(
  tx: ZoneDb,
  record: FileRecord,
  { fileIds, purpose, uploadedBy }: { fileIds: readonly string[]; purpose: string; uploadedBy: string },
): Promise<void> {
  for (const id of fileIds) {
    if (!(await attachOne(tx, { id, purpose, uploadedBy }, record))) throw new AppError('files.notAttachable');
  }
}

/** Files of a record, oldest first. Who may see them is the caller's to decide. */
export async function listAttachedFiles(db: ZoneDb, files: Files, record: FileRecord): Promise<FileView[]> {
  return (await listFilesOf(db, record)).map((file) => viewFile(files, file));
}

/**
 * One file of one of these records for whoever may read the record, which is the caller's to judge; another record's, a removed
 * and an unknown one are refused alike.
 */
export async function openAttachedFile(
  db: ZoneDb,
  files: Files,
  { fileId, records }: { fileId: string; records: readonly FileRecord[] },
): Promise<StreamAnswer> {
  const file = await findFile(db, fileId);
  const attached = records.some(({ type, id }) => type === file?.attachedType && id === file.attachedId);
  if (file === undefined || !attached || file.contentId === null) throw new AppError('files.notFound');
  return openFile(db, files, { ...file, contentId: file.contentId });
}

/** Removes a file from its record; the use-case records why. False when there is no such file. */
export async function detachFile(tx: ZoneDb, fileId: string, at: string): Promise<boolean> {
  const file = await findFileForChange(tx, fileId);
  if (file === undefined || file.state === 'removed') return false;
  await takeFromUse(tx, file, at);
  return true;
}

/**
 * Erases a file for ever, with the name: what remains are its digests. Call the returned function once the transaction
 * has committed; it destroys the keys, so that no backup of database or disk opens any more, and removes the bytes.
 * Content that another file of the zone shares stays until that file goes.
 */
export async function eraseFile(
  tx: ZoneDb,
  files: Files,
  { fileId, at }: { fileId: string; at: string },
): Promise<() => Promise<void>> {
  const file = await findFileForChange(tx, fileId);
  if (file === undefined || file.state === 'removed' || file.contentId === null) return async () => {};
  const { zoneId, contentId } = file;
  const content = await findContent(tx, contentId);
  await takeFromUse(tx, file, at);
  const alone = await releaseContent(tx, contentId, at);
  if (alone) await deleteContent(tx, contentId);
  return async () => {
    files.destroyKey(zoneId, fileId, at);
    if (!alone) return;
    files.destroyKey(zoneId, contentId, at);
    if (content !== undefined) await files.blobs.remove(content.location);
  };
}
