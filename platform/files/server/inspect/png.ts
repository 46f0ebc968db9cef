import { crc32, createInflate, inflateSync } from 'node:zlib';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileFlag } from '../../contract/file-view.ts';
import { isColourProfile } from './colour-profile.ts';
import { orientationBlock, readOrientation } from './exif.ts';
import type { CleanPicture } from './jpeg.ts';
import { broken, bytesAfterEnd, checkPixels } from './refusals.ts';

interface Chunk {
  type: string;
  data: Buffer;
  /** Length, type, data and checksum as they stand. */
  raw: Buffer;
  end: number;
}

interface Header {
  width: number;
  height: number;
  bitsPerPixel: number;
  interlaced: boolean;
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Needed to show the picture right; every other ancillary chunk is left out. */
const shown = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'bKGD']);
const animation = new Set(['acTL', 'fcTL', 'fdAT']);
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const mostChunks = 100_000;

/**
 * Walks a PNG (ISO/IEC 15948) chunk by chunk, checks each checksum and that the packed pixels fill exactly the size
 * stated, and writes it anew without texts, times and what else the camera or program left.
 */
export async function cleanPng(bytes: Buffer): Promise<CleanPicture> {
  if (!bytes.subarray(0, 8).equals(signature)) throw broken('png', 'signature');
  const kept: Buffer[] = [];
  const packed: Buffer[] = [];
  let header: Header | undefined;
  let dropped = 0;
  let last = '';
  let at = 8;
  for (let count = 0; last !== 'IEND'; count += 1) {
    const chunk = readChunk(bytes, at);
    at = chunk.end;
    if (count > mostChunks) throw broken('png', 'chunks');
    if ((count === 0) !== (chunk.type === 'IHDR')) throw broken('png', 'IHDR');
    if (animation.has(chunk.type)) throw new AppError('files.animated');
    if (chunk.type === 'IHDR') header = readHeader(chunk.data);
    if (chunk.type === 'IDAT') {
      if (packed.length > 0 && last !== 'IDAT') throw broken('png', 'IDAT');
      packed.push(chunk.data);
    }
    const rewritten = rewrite(chunk);
    if (rewritten === undefined) dropped += 1;
    else kept.push(rewritten);
    last = chunk.type;
  }
  if (at !== bytes.length) throw bytesAfterEnd();
  if (header === undefined || packed.length === 0) throw broken('png', 'IDAT');
  await checkPacked(packed, pixelBytes(header));
  const flags: FileFlag[] = dropped > 0 ? ['metadataRemoved'] : [];
  return { bytes: Buffer.concat([signature, ...kept]), flags };
}

function readChunk(bytes: Buffer, at: number): Chunk {
  if (at + 12 > bytes.length) throw broken('png', 'IEND');
  const length = bytes.readUInt32BE(at);
  const end = at + 12 + length;
  if (end > bytes.length) throw broken('png', `length at ${at}`);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (!/^[A-Za-z]{4}$/.test(type)) throw broken('png', `chunk at ${at}`);
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
    throw broken('png', `checksum of ${type}`);
  return { type, data: bytes.subarray(at + 8, end - 4), raw: bytes.subarray(at, end), end };
}

function readHeader(data: Buffer): Header {
  if (data.length !== 13) throw broken('png', 'IHDR');
  const width = data.readUInt32BE(0);
  const height = data.readUInt32BE(4);
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = data.subarray(8);
  const samples = channels[colour];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw broken('png', 'IHDR');
  if (compression !== 0 || filter !== 0 || interlace > 1) throw broken('png', 'IHDR');
  checkPixels('png', width, height);
  return { width, height, bitsPerPixel: samples * depth, interlaced: interlace === 1 };
}

/** The chunk as it is kept, or undefined when it is left out. */
function rewrite({ type, data, raw }: Chunk): Buffer | undefined {
  if (shown.has(type)) return raw;
  if (type === 'eXIf') {
    const orientation = readOrientation(data);
    return orientation === 1 ? undefined : chunkOf('eXIf', orientationBlock(orientation));
  }
  if (type === 'iCCP') return holdsProfile(data) ? raw : undefined;
  // An upper-case first letter says that the picture cannot be shown without it.
  if (/^[A-Z]/.test(type)) throw broken('png', `chunk ${type}`);
  return undefined;
}

function holdsProfile(data: Buffer): boolean {
  const name = data.indexOf(0);
  if (name < 1 || name > 79 || data[name + 1] !== 0) return false;
  try {
    return isColourProfile(inflateSync(data.subarray(name + 2), { maxOutputLength: 1_048_576 }));
  } catch {
    return false;
  }
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Columns and rows at which each pass of an interlaced picture begins, and their steps (Adam7). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of the unpacked pixels, each line with its filter byte. */
function pixelBytes({ width, height, bitsPerPixel, interlaced }: Header): number {
  const lines = (columns: number, rows: number) =>
    columns === 0 || rows === 0 ? 0 : rows * (1 + Math.ceil((columns * bitsPerPixel) / 8));
  if (!interlaced) return lines(width, height);
  return passes.reduce((sum, [x, y, stepX, stepY]) => {
    const columns = Math.max(0, Math.ceil((width - x) / stepX));
    return sum + lines(columns, Math.max(0, Math.ceil((height - y) / stepY)));
  }, 0);
}

/** Unpacks without keeping: more or less than the header stated is refused, at the first byte too many. */
async function checkPacked(packed: readonly Buffer[], expected: number): Promise<void> {
  const inflate = createInflate();
  let bytes = 0;
  const feeding = (async () => {
    for (const part of packed) {
      if (!inflate.write(part)) await new Promise((resolve) => inflate.once('drain', resolve));
    }
    inflate.end();
  })();
  feeding.catch(() => {});
  try {
    for await (const part of inflate) {
      bytes += (part as Buffer).length;
      if (bytes > expected) throw broken('png', 'pixels');
    }
  } catch (error) {
    throw error instanceof AppError ? error : broken('png', 'IDAT');
  }
  const taken = inflate.bytesWritten;
  if (bytes !== expected || taken !== packed.reduce((sum, part) => sum + part.length, 0)) throw broken('png', 'pixels');
}
