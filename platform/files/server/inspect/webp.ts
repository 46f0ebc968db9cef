import { AppError } from '#platform/errors/contract/errors.ts';
import { isColourProfile } from './colour-profile.ts';
import { orientationBlock, readOrientation } from './exif.ts';
import type { CleanPicture } from './jpeg.ts';
import { broken, bytesAfterEnd, checkPixels } from './refusals.ts';

interface Chunk {
  type: string;
  data: Buffer;
  raw: Buffer;
}

interface Size {
  width: number;
  height: number;
}

const flagBits = { animation: 0x02, xmp: 0x04, exif: 0x08, alpha: 0x10, profile: 0x20 } as const;
const mostChunks = 64;
const exifMark = Buffer.from('Exif\0\0', 'latin1');

/** Walks a WebP (RFC 9649) chunk by chunk and writes it anew without metadata; coded pixels stay byte for byte. */
export function cleanWebp(bytes: Buffer): CleanPicture {
  const chunks = readChunks(bytes);
  const of = (type: string) => chunks.filter((chunk) => chunk.type === type);
  if (of('ANIM').length > 0 || of('ANMF').length > 0) throw new AppError('files.animated');
  const [coded, second] = [...of('VP8 '), ...of('VP8L')];
  if (coded === undefined || second !== undefined) throw broken('webp', 'VP8');
  const size = sizeOfCoded(coded);
  checkPixels('webp', size.width, size.height);
  const first = chunks[0];
  if (first?.type !== 'VP8X') {
    if (first !== coded) throw broken('webp', 'order');
    return { bytes: container([coded]), flags: chunks.length > 1 ? ['metadataRemoved'] : [] };
  }
  return extended({ chunks, coded, size, head: first });
}

function extended({
  chunks,
  coded,
  size,
  head,
}: {
  chunks: Chunk[];
  coded: Chunk;
  size: Size;
  head: Chunk;
}): CleanPicture {
  const canvas = head.data.length === 10 ? head.data : undefined;
  if (canvas === undefined) throw broken('webp', 'VP8X');
  if (((canvas[0] ?? 0) & flagBits.animation) !== 0) throw new AppError('files.animated');
  const stated = { width: canvas.readUIntLE(4, 3) + 1, height: canvas.readUIntLE(7, 3) + 1 };
  checkPixels('webp', stated.width, stated.height);
  if (stated.width !== size.width || stated.height !== size.height) throw broken('webp', 'VP8X');
  const find = (type: string) => chunks.find((chunk) => chunk.type === type);
  const profile = find('ICCP');
  const alpha = coded.type === 'VP8 ' ? find('ALPH') : undefined;
  const kept: Chunk[] = [];
  if (profile !== undefined && isColourProfile(profile.data)) kept.push(profile);
  if (alpha !== undefined) kept.push(alpha);
  kept.push(coded);
  const exif = find('EXIF');
  const tiff = exif?.data.subarray(0, 6).equals(exifMark) ? exif.data.subarray(6) : exif?.data;
  const orientation = tiff === undefined ? 1 : readOrientation(tiff);
  if (orientation !== 1) kept.push(chunkOf('EXIF', orientationBlock(orientation)));
  const flags = Buffer.from(canvas);
  const keptTypes = new Set(kept.map(({ type }) => type));
  flags[0] =
    ((canvas[0] ?? 0) & flagBits.alpha) |
    (keptTypes.has('ICCP') ? flagBits.profile : 0) |
    (keptTypes.has('EXIF') ? flagBits.exif : 0);
  flags.fill(0, 1, 4);
  const dropped = chunks.length - 1 - kept.length > 0 || orientation !== 1;
  return { bytes: container([chunkOf('VP8X', flags), ...kept]), flags: dropped ? ['metadataRemoved'] : [] };
}

function readChunks(bytes: Buffer): Chunk[] {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') {
    throw broken('webp', 'RIFF');
  }
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw broken('webp', 'length');
  if (end < bytes.length) throw bytesAfterEnd();
  const chunks: Chunk[] = [];
  let at = 12;
  while (at < end) {
    if (at + 8 > end || chunks.length >= mostChunks) throw broken('webp', 'chunks');
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end || (length % 2 === 1 && bytes[next - 1] !== 0)) throw broken('webp', `length at ${at}`);
    const type = bytes.toString('latin1', at, at + 4);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length), raw: bytes.subarray(at, next) });
    at = next;
  }
  return chunks;
}

/** Width and height as the coded picture itself states them. */
function sizeOfCoded({ type, data }: Chunk): Size {
  if (type === 'VP8 ') {
    // A key frame with its start code (RFC 6386, 9.1).
    if (data.length < 10 || ((data[0] ?? 1) & 1) !== 0 || data.readUIntBE(3, 3) !== 0x9d012a)
      throw broken('webp', 'VP8');
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  }
  if (data.length < 5 || data[0] !== 0x2f) throw broken('webp', 'VP8L');
  const bits = data.readUInt32LE(1);
  if (bits >>> 29 !== 0) throw broken('webp', 'VP8L');
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function chunkOf(type: string, data: Buffer): Chunk {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return { type, data, raw: Buffer.concat([head, data, Buffer.alloc(data.length % 2)]) };
}

function container(chunks: readonly Chunk[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks.map((chunk) => chunk.raw)]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
