import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadLimits } from '../limits.ts';
import { archiveBomb, broken, tooManyParts } from '../refusals.ts';

/** The parts of a package by name, unpacked when read. */
export interface ZipParts {
  names: ReadonlySet<string>;
  /** Bytes of a part in pieces; its length and check sum are verified while it is read. */
  read(name: string): AsyncGenerator<Uint8Array>;
}

/** Opens a package and judges its directory before anything is unpacked: number, names, sizes, encryption. */
export async function openZipParts(content: Buffer, limits: ReadLimits): Promise<ZipParts> {
  const zip = await opened(content);
  if (zip.entryCount > limits.packageParts) throw tooManyParts(`${limits.packageParts} files`);
  const entries = new Map<string, yauzl.Entry>();
  const folded = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, limits);
      const name = entry.fileName.normalize('NFC').toLowerCase();
      if (folded.has(name)) throw new AppError('sheets.unsafePath');
      folded.add(name);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw refusal(error, 'directory');
  }
  refuseOverlaps([...entries.values()]);
  const budget = { left: limits.inflatedBytes, total: limits.inflatedBytes };
  return {
    names: new Set(entries.keys()),
    read: (name) => unpack(zip, entries.get(name), { name, budget }),
  };
}

async function opened(content: Buffer): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(content, { lazyEntries: true, strictFileNames: true, autoClose: false });
  } catch (error) {
    throw refusal(error, 'directory');
  }
}

/** yauzl's own words for what it will not read, as errors of this part. */
function refusal(error: unknown, detail: string): AppError {
  if (error instanceof AppError) return error;
  const words = error instanceof Error ? error.message : '';
  if (/encrypt/i.test(words)) return new AppError('sheets.encrypted');
  if (/absolute path|relative path|characters in fileName/.test(words)) return new AppError('sheets.unsafePath');
  return broken('xlsx', detail);
}

function checkEntry(entry: yauzl.Entry, limits: ReadLimits): void {
  const { fileName, compressionMethod, uncompressedSize, compressedSize } = entry;
  if (/\\|\p{Cc}|(^|\/)\.\.?(\/|$)|^\/|^[A-Za-z]:/u.test(fileName)) throw new AppError('sheets.unsafePath');
  // Symbolic links, as Unix packs them.
  if (entry.externalFileAttributes >>> 28 === 0xa) throw new AppError('sheets.unsafePath');
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0) throw new AppError('sheets.encrypted');
  if (compressionMethod !== 0 && compressionMethod !== 8) throw broken('xlsx', `method ${compressionMethod}`);
  if (uncompressedSize > limits.inflatedBytes) throw archiveBomb(megabytes(limits.inflatedBytes));
  if (uncompressedSize > limits.inflateRatioFrom && uncompressedSize > compressedSize * limits.inflateRatio) {
    throw archiveBomb(`${limits.inflateRatio} : 1`);
  }
}

/** Two names for the same bytes let a small file unpack to a large one (quoted and overlapping bombs). */
function refuseOverlaps(entries: yauzl.Entry[]): void {
  let end = 0;
  entries.sort((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  for (const entry of entries) {
    if (entry.relativeOffsetOfLocalHeader < end) throw archiveBomb('overlap');
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize;
  }
}

interface Unpacking {
  name: string;
  budget: { left: number; total: number };
}

async function* unpack(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry | undefined,
  { name, budget }: Unpacking,
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw broken('xlsx', name);
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      budget.left -= piece.length;
      if (budget.left < 0) throw archiveBomb(megabytes(budget.total));
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw refusal(error, name);
  }
  if (sum !== entry.crc32) throw broken('xlsx', `${name}: CRC`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}
