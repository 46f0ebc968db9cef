import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '#platform/errors/contract/errors.ts';
import {
  type ArchiveHeader,
  type ArchiveManifest,
  archiveHeader,
  archiveManifest,
  type ContentDigest,
  contentName,
  type TableDigest,
} from '../contract/manifest.ts';
import { type Member, readMembers } from './archive-members.ts';
import { drain, openMeter } from './meter.ts';
import { sealMark, unseal } from './seal-archive.ts';
import { manifestName } from './write-archive.ts';

/** An archive to read. */
export interface ArchiveFile {
  file: string;
  passphrase?: string | undefined;
}

/** What is done with the members as they come; each content must be read to its end. */
export interface ArchiveReader {
  header?(header: ArchiveHeader): Promise<void>;
  table?(name: string, rows: AsyncIterable<Buffer>): Promise<void>;
  content?(name: string, bytes: AsyncIterable<Buffer>): Promise<void>;
}

/**
 * Reads an archive from its first byte to its last and compares every member with the manifest that closes it. Whatever
 * was changed, exchanged, left out or cut off is `backup.archiveDamaged`.
 */
export async function readArchive(archive: ArchiveFile, reader: ArchiveReader = {}): Promise<ArchiveManifest> {
  const { file } = archive;
  try {
    return await readWhole(await openArchive(archive), reader, file);
  } catch (error) {
    if (error instanceof AppError || !isOfTheArchive(error)) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new AppError('backup.archiveDamaged', { file, detail: code === 'STREAM_DESTROYED' ? 'cut off' : message });
  }
}

/** Opens a file that must be encrypted. */
export async function readSealed({
  file,
  passphrase,
}: {
  file: string;
  passphrase: string;
}): Promise<AsyncIterable<Buffer>> {
  return unseal(await openFile(file), { passphrase, file });
}

async function openArchive({ file, passphrase }: ArchiveFile): Promise<AsyncIterable<Buffer>> {
  const handle = await openToRead(file);
  const first = Buffer.alloc(sealMark.length);
  try {
    await handle.read(first, 0, first.length, 0);
  } finally {
    await handle.close();
  }
  if (!first.equals(sealMark)) return openFile(file);
  if (passphrase === undefined) throw new AppError('backup.passphraseNeeded', { file });
  return readSealed({ file, passphrase });
}

async function openFile(file: string): Promise<AsyncIterable<Buffer>> {
  return (await openToRead(file)).createReadStream({ highWaterMark: 1024 * 1024 });
}

function openToRead(file: string): Promise<FileHandle> {
  return open(file).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('backup.fileUnreadable', { file, detail: error.code ?? '' });
  });
}

async function readWhole(source: AsyncIterable<Buffer>, reader: ArchiveReader, file: string): Promise<ArchiveManifest> {
  const damaged = (detail: string) => new AppError('backup.archiveDamaged', { file, detail });
  let header: ArchiveHeader | undefined;
  let manifest: ArchiveManifest | undefined;
  const tables: TableDigest[] = [];
  const contents: ContentDigest[] = [];
  for await (const member of readMembers(source)) {
    if (manifest !== undefined) throw damaged('more after the end');
    if (member.name === manifestName) {
      const value = await readJson(member);
      if (header === undefined) {
        header = parsed(archiveHeader.safeParse(value), damaged);
        await reader.header?.(header);
      } else manifest = parsed(archiveManifest.safeParse(value), damaged);
      continue;
    }
    if (header === undefined) throw damaged('no manifest');
    const [, kind, name = ''] = /^(tables|contents)\/(.+)$/.exec(member.name) ?? [];
    if (kind === undefined || (kind === 'contents' && !contentName.safeParse(name).success)) throw damaged(member.name);
    const meter = openMeter();
    const take = kind === 'tables' ? reader.table : reader.content;
    const content = meter.pass(member.content);
    await (take === undefined ? drain(content) : take(name, content));
    const { rows, bytes, sha256 } = meter.result();
    if (kind === 'tables') tables.push({ name, rows, sha256 });
    else contents.push({ name, bytes, sha256 });
  }
  if (header === undefined || manifest === undefined) throw damaged('cut off');
  const { written, ...facts } = manifest;
  if (!same(facts, header)) throw damaged(manifestName);
  if (!same(written.tables, tables)) throw damaged('tables');
  if (!same(written.contents, contents)) throw damaged('contents');
  const names = tables.map(({ name }) => name);
  if (
    !same(
      names,
      header.tables.map(({ name }) => name),
    )
  )
    throw damaged('tables');
  return manifest;
}

function parsed<T>(result: { success: true; data: T } | { success: false }, damaged: (detail: string) => AppError): T {
  if (!result.success) throw damaged(manifestName);
  return result.data;
}

async function readJson({ content }: Member): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Failures of reading tar, Zstandard and JSON; those of the database and the disk are told as they are. */
function isOfTheArchive(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, name } = error as NodeJS.ErrnoException;
  if (code === undefined) return error instanceof SyntaxError || name === 'Error';
  return code.startsWith('ZSTD_') || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'STREAM_DESTROYED';
}
