import type { FileFlag } from '../../contract/file-view.ts';
import { isColourProfile } from './colour-profile.ts';
import { type Orientation, orientationBlock, readOrientation } from './exif.ts';
import { broken, bytesAfterEnd, checkPixels } from './refusals.ts';
import { hasSignature } from './signatures.ts';

/** A cleaned picture and what was done to it. */
export interface CleanPicture {
  bytes: Buffer;
  flags: FileFlag[];
}

interface Segment {
  marker: number;
  /** From the marker's 0xFF to the end of the segment. */
  start: number;
  end: number;
  payload: Buffer;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
/** Baseline, extended and progressive Huffman coding; the rest is never met in what people send. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
const tables = new Set([0xc4, 0xdb, 0xdd]);
const mostSegments = 4_096;
/** A progressive picture has about ten; each costs a decoder a pass over all its pixels. */
const mostScans = 64;
const exifMark = 'Exif\0\0';
const profileMark = 'ICC_PROFILE\0';

/**
 * Walks a JPEG (ITU-T T.81) segment by segment and writes it anew with what is needed to show it: frame, tables, scans,
 * colour profile, orientation. What the camera wrote of place, time and owner is left out; scan data stay byte for byte.
 */
export function cleanJpeg(bytes: Buffer): CleanPicture {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) throw broken('jpeg', 'SOI');
  const kept: Buffer[] = [];
  const found = { frame: 0, scans: 0, segments: 0, dropped: 0, orientation: 1 as Orientation, sequel: false };
  const profile: Buffer[] = [];
  let at = 2;
  for (;;) {
    const segment = readSegment(bytes, at);
    at = segment.end;
    found.segments += 1;
    if (found.segments > mostSegments) throw broken('jpeg', 'segments');
    if (segment.marker === EOI) break;
    if (isMetadata(segment)) {
      found.dropped += takeMetadata(segment, found, profile);
      continue;
    }
    checkOrder(segment, found);
    kept.push(bytes.subarray(segment.start, segment.end));
    if (segment.marker === SOS) {
      const end = endOfScan(bytes, segment.end);
      kept.push(bytes.subarray(segment.end, end));
      at = end;
    }
  }
  if (found.frame === 0 || found.scans === 0) throw broken('jpeg', 'SOF');
  const cut = checkEnd(bytes, at, found.sequel);
  const head = headSegments(found.orientation, profile, kept);
  const flags: FileFlag[] = [];
  if (found.dropped > 0) flags.push('metadataRemoved');
  if (cut) flags.push('trailingCut');
  return { bytes: Buffer.concat([Buffer.from([0xff, SOI]), ...head, Buffer.from([0xff, EOI])]), flags };
}

function readSegment(bytes: Buffer, start: number): Segment {
  let at = start;
  if (bytes[at] !== 0xff) throw broken('jpeg', `marker at ${start}`);
  // Fill bytes before a marker are allowed (B.1.1.2), a few of them.
  while (bytes[at + 1] === 0xff && at - start < 16) at += 1;
  const marker = bytes[at + 1] ?? 0;
  const head = at + 2;
  if (marker === EOI) return { marker, start: at, end: head, payload: Buffer.alloc(0) };
  if (head + 2 > bytes.length) throw broken('jpeg', 'end');
  const end = head + bytes.readUInt16BE(head);
  if (end < head + 2 || end > bytes.length) throw broken('jpeg', `length at ${at}`);
  return { marker, start: at, end, payload: bytes.subarray(head + 2, end) };
}

function isMetadata({ marker, payload }: Segment): boolean {
  const adobe = marker === APP14 && payload.toString('latin1', 0, 5) === 'Adobe' && payload.length === 12;
  return (marker >= APP0 && marker <= 0xef && !adobe) || marker === COM;
}

/** Keeps orientation and colour profile of a segment that is left out; counts what else went. */
function takeMetadata(
  { marker, payload }: Segment,
  found: { orientation: Orientation; sequel: boolean },
  profile: Buffer[],
): number {
  const starts = (mark: string) => payload.toString('latin1', 0, mark.length) === mark;
  if (marker === APP0 && (starts('JFIF\0') || starts('JFXX\0'))) return 0;
  if (marker === APP1 && starts(exifMark)) {
    found.orientation = readOrientation(payload.subarray(exifMark.length));
    return 1;
  }
  if (marker === APP2 && starts(profileMark) && payload.length > 14) {
    const index = payload[12] ?? 0;
    if (index >= 1 && profile[index - 1] === undefined) profile[index - 1] = payload.subarray(14);
    return 0;
  }
  if (marker === APP2 && starts('MPF\0')) found.sequel = true;
  return 1;
}

function checkOrder({ marker, payload }: Segment, found: { frame: number; scans: number }): void {
  if (frames.has(marker)) {
    found.frame += 1;
    if (found.frame > 1 || payload.length < 6) throw broken('jpeg', 'SOF');
    const components = payload[5] ?? 0;
    if (![1, 3, 4].includes(components) || payload.length !== 6 + components * 3) throw broken('jpeg', 'components');
    checkPixels('jpeg', payload.readUInt16BE(3), payload.readUInt16BE(1));
    return;
  }
  if (marker === SOS) {
    found.scans += 1;
    const components = payload[0] ?? 0;
    const whole = components >= 1 && components <= 4 && payload.length === 4 + components * 2;
    if (found.frame === 0 || found.scans > mostScans || !whole) throw broken('jpeg', 'SOS');
    return;
  }
  if (!tables.has(marker)) throw broken('jpeg', `marker ${marker.toString(16)}`);
  checkTable(marker, payload);
}

/** Tables have the length that their own numbers state: nothing else fits in. */
function checkTable(marker: number, payload: Buffer): void {
  let at = 0;
  while (at < payload.length) {
    if (marker === 0xdb) at += 1 + ((payload[at] ?? 0) >> 4 === 0 ? 64 : 128);
    else if (marker === 0xc4) {
      let values = 0;
      for (let index = 1; index <= 16; index += 1) values += payload[at + index] ?? 0;
      if (values > 256) throw broken('jpeg', 'DHT');
      at += 17 + values;
    } else at += 2;
  }
  if (at !== payload.length || (marker === 0xdd && payload.length !== 2)) throw broken('jpeg', 'table');
}

/** Where coded data end: at the first marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at === -1 || at + 1 >= bytes.length) throw broken('jpeg', 'EOI');
    const next = bytes[at + 1] ?? 0;
    if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else if (next === 0xff) at += 1;
    else return at;
  }
}

const mostPadding = 65_536;

/**
 * Nothing may follow the end, but for two things that cameras do: zeros, and the further pictures of a multi-picture
 * file (CIPA DC-007) that the first one announces. Both are cut off; true when something was.
 */
function checkEnd(bytes: Buffer, end: number, sequel: boolean): boolean {
  const rest = bytes.subarray(end);
  if (rest.length === 0) return false;
  if (rest.length <= mostPadding && rest.every((byte) => byte === 0)) return true;
  const first = rest.findIndex((byte) => byte !== 0);
  const another = first >= 0 && first <= mostPadding && hasSignature(rest.subarray(first), 'jpeg');
  if (sequel && another) return true;
  throw bytesAfterEnd();
}

/** JFIF and Adobe first, as decoders expect; then orientation and colour. */
function headSegments(orientation: Orientation, profile: Buffer[], kept: Buffer[]): Buffer[] {
  const added: Buffer[] = [];
  const adobe = kept.some((segment) => segment[1] === APP14);
  if (!adobe) added.push(segmentOf(APP0, Buffer.from('4a46494600010100000100010000', 'hex')));
  if (orientation !== 1) {
    added.push(segmentOf(APP1, Buffer.concat([Buffer.from(exifMark, 'latin1'), orientationBlock(orientation)])));
  }
  const parts = Array.from(profile, (part) => part ?? Buffer.alloc(0));
  if (isColourProfile(Buffer.concat(parts))) {
    for (const [index, part] of parts.entries()) {
      const mark = Buffer.concat([Buffer.from(profileMark, 'latin1'), Buffer.from([index + 1, parts.length])]);
      added.push(segmentOf(APP2, Buffer.concat([mark, part])));
    }
  }
  return [...added, ...kept];
}

function segmentOf(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}
