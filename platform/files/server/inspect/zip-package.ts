import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileType } from '../../contract/file-type.ts';
import { archiveBomb, broken, bytesAfterEnd } from './refusals.ts';

/** A part of a package, unpacked when asked for. */
export interface PackageEntry {
  name: string;
  bytes: number;
  read(): Promise<Buffer>;
}

const mostEntries = 2_000;
const mostBytes = 200 * 1_048_576;
const mostRatio = 100;
/** Below this a ratio says nothing: a page of zeros packs well. */
const ratioFrom = 65_536;
const endBytes = 22;
const localHead = 0x04034b50;
const descriptor = 0x08074b50;

/**
 * Opens a zip strictly: it begins at the first byte and ends at the last, its parts lie one behind the other without
 * gaps or overlaps, none leads out of the package, is encrypted, or is larger unpacked than allowed.
 */
export async function openPackage(bytes: Buffer, type: FileType): Promise<PackageEntry[]> {
  if (bytes.length < endBytes || bytes.readUInt32LE(0) !== localHead) throw broken(type, 'PK');
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1) throw broken(type, 'end');
  if (end + endBytes !== bytes.length) throw bytesAfterEnd();
  let zip: yauzl.ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, autoClose: false });
  } catch {
    throw broken(type, 'directory');
  }
  const entries = await readEntries(zip, type);
  const directory = bytes.readUInt32LE(end + 16);
  const listed = entries.reduce(
    (sum, entry) => sum + 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
    0,
  );
  if (directory + listed !== end || bytes.readUInt32LE(end + 12) !== listed) throw bytesAfterEnd();
  checkLayout(bytes, entries, { type, directory });
  return entries
    .filter((entry) => !entry.fileName.endsWith('/'))
    .map((entry) => ({
      name: entry.fileName,
      bytes: entry.uncompressedSize,
      read: () => unpack(zip, entry, type),
    }));
}

async function readEntries(zip: yauzl.ZipFile, type: FileType): Promise<yauzl.Entry[]> {
  if (zip.entryCount > mostEntries) throw archiveBomb('2,000 files');
  const entries: yauzl.Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, type);
      const folded = entry.fileName.normalize('NFC').toLowerCase();
      if (names.has(folded)) throw new AppError('files.unsafePath');
      names.add(folded);
      total += entry.uncompressedSize;
      if (total > mostBytes) throw archiveBomb('200 MB');
      entries.push(entry);
      if (entries.length > mostEntries) throw archiveBomb('2,000 files');
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    // yauzl's own words for what it will not read.
    const words = error instanceof Error ? error.message : '';
    if (/encrypt/i.test(words)) throw new AppError('files.encrypted');
    if (/absolute path|relative path|characters in fileName/.test(words)) throw new AppError('files.unsafePath');
    throw broken(type, 'directory');
  }
  return entries;
}

function checkEntry(entry: yauzl.Entry, type: FileType): void {
  const { fileName, compressionMethod, uncompressedSize, compressedSize } = entry;
  if (/\\|[\p{Cc}]|(^|\/)\.\.?(\/|$)|^\/|^[A-Za-z]:/u.test(fileName)) throw new AppError('files.unsafePath');
  // Symbolic links, as Unix packs them.
  if (entry.externalFileAttributes >>> 28 === 0xa) throw new AppError('files.unsafePath');
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0) throw new AppError('files.encrypted');
  if (compressionMethod !== 0 && compressionMethod !== 8) throw broken(type, `method ${compressionMethod}`);
  if (uncompressedSize > mostBytes) throw archiveBomb('200 MB');
  if (uncompressedSize > ratioFrom && uncompressedSize > compressedSize * mostRatio) throw archiveBomb('100 : 1');
}

/** Every byte before the directory belongs to exactly one part. */
function checkLayout(
  bytes: Buffer,
  entries: readonly yauzl.Entry[],
  { type, directory }: { type: FileType; directory: number },
): void {
  const ordered = [...entries].sort(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  );
  let at = 0;
  for (const entry of ordered) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < at) throw archiveBomb('overlap');
    if (start > at) throw bytesAfterEnd();
    if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== localHead) throw broken(type, 'local header');
    const nameEnd = start + 30 + bytes.readUInt16LE(start + 26);
    if (bytes.toString('utf8', start + 30, nameEnd) !== entry.fileName && !oldName(entry)) throw broken(type, 'name');
    const dataEnd = nameEnd + bytes.readUInt16LE(start + 28) + entry.compressedSize;
    at = dataEnd + descriptorBytes(bytes, dataEnd, entry);
  }
  if (at !== directory) throw bytesAfterEnd();
}

/** Names in an old character set are decoded by the reader, so their bytes cannot be compared as UTF-8. */
function oldName({ generalPurposeBitFlag }: yauzl.Entry): boolean {
  return (generalPurposeBitFlag & 0x800) === 0;
}

/** A part written in one go is followed by its sizes, with or without a mark, in 32 or 64 bits. */
function descriptorBytes(bytes: Buffer, at: number, { generalPurposeBitFlag }: yauzl.Entry): number {
  if ((generalPurposeBitFlag & 0x08) === 0) return 0;
  const marked = at + 4 <= bytes.length && bytes.readUInt32LE(at) === descriptor ? 4 : 0;
  const next = (length: number) => {
    const after = at + marked + length;
    const sign = after + 4 <= bytes.length ? bytes.readUInt32LE(after) : 0;
    return sign === localHead || sign === 0x02014b50;
  };
  return marked + (next(12) ? 12 : 20);
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, type: FileType): Promise<Buffer> {
  try {
    // The reader stops a part that unpacks to more than it stated.
    return await buffer(await zip.openReadStreamPromise(entry));
  } catch {
    throw broken(type, entry.fileName.slice(0, 80));
  }
}
