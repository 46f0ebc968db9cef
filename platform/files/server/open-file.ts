import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { StreamAnswer } from '#platform/http/server/route.ts';
import { fileTypes } from '../contract/file-type.ts';
import type { Files } from './files.ts';
import { findContent, type StoredFile } from './store.ts';
import { viewFile } from './view-file.ts';

/** The bytes of a file that its reader may have; refuses one that is held back, removed or damaged. */
export async function openFile(
  db: ZoneDb,
  files: Files,
  file: StoredFile & { contentId: string },
): Promise<StreamAnswer & { showable: boolean }> {
  // Only who may read it learns that a file is held back.
  if (file.state === 'pending') throw new AppError('files.notScanned');
  if (file.state !== 'kept') throw new AppError('files.notFound');
  const content = await findContent(db, file.contentId);
  if (content === undefined) throw new AppError('files.notFound');
  if ((await files.blobs.size(content.location)) === undefined) {
    throw new AppError('files.damaged', { location: content.location });
  }
  const { mediaType, showable } = fileTypes[file.type];
  const { name } = viewFile(files, file);
  return {
    filename: name,
    mediaType,
    content: { stream: files.open(content), bytes: file.bytes },
    inline: false,
    showable,
  };
}
