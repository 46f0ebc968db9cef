import { constants, inflateSync } from 'node:zlib';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileFlag } from '../../contract/file-view.ts';
import { activeContent, archiveBomb, broken, bytesAfterEnd } from './refusals.ts';

/** Names (ISO 32000-2) of what acts by itself, reaches out, or carries other files. */
const forbidden = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'Movie',
  'Sound',
]);
const mostStreams = 20_000;
const mostPackedBytes = 33_554_432;
const mostUnpackedBytes = 268_435_456;
/** A zip is found by its end, which lies in the last 65,557 bytes of a file. */
const zipTail = 65_557;
const zipEnd = Buffer.from('PK\x05\x06', 'latin1');

/**
 * Judges a PDF by every name that stands in it, in its objects and in its compressed object streams, however the name is
 * spelled (`#4a` for `J`). It is not repaired or rewritten: what cannot be seen through is refused.
 */
export function checkPdf(bytes: Buffer): FileFlag[] {
  if (!/^%PDF-(?:1\.[0-7]|2\.0)[\r\n %]/.test(bytes.toString('latin1', 0, 10))) throw broken('pdf', '%PDF');
  checkTail(bytes);
  const start = bytes.toString('latin1', 0, 1_024);
  if (/<(?:script|html|svg|\?php|!doctype)/i.test(start)) throw activeContent('HTML');
  const flags = new Set<FileFlag>();
  const text = bytes.toString('latin1');
  const streams = findStreams(text);
  judgeNames(text, flags);
  // Two letters come about by chance within packed pictures, so JS alone counts only outside of streams.
  if (/\/(?:J|#4a)(?:S|#53)[\s(<[/]/i.test(outside(text, streams))) throw activeContent('JavaScript');
  let unpacked = 0;
  for (const stream of streams) {
    const inner = unpackObjects(bytes, stream, text);
    if (inner === undefined) continue;
    unpacked += inner.length;
    if (unpacked > mostUnpackedBytes) throw archiveBomb('256 MB');
    const names = inner.toString('latin1');
    judgeNames(names, flags);
    if (/\/(?:J|#4a)(?:S|#53)[\s(<[/]/i.test(names) && looksLikeObjects(names)) throw activeContent('JavaScript');
  }
  return [...flags];
}

function checkTail(bytes: Buffer): void {
  const tail = bytes.subarray(-zipTail);
  const end = tail.lastIndexOf('%%EOF');
  if (end === -1) throw broken('pdf', '%%EOF');
  const after = tail.subarray(end + 5);
  if (after.length > 1_024 || !/^[\s\0]*$/.test(after.toString('latin1'))) throw bytesAfterEnd();
  if (tail.includes(zipEnd)) throw bytesAfterEnd();
}

function judgeNames(text: string, flags: Set<FileFlag>): void {
  for (const [, spelled = ''] of text.matchAll(/\/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){3,40})/g)) {
    const name = spelled.includes('#')
      ? spelled.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      : spelled;
    if (forbidden.has(name)) throw activeContent(name);
    // The trailer's word: without the password nothing within can be judged.
    if (name === 'Encrypt') throw new AppError('files.encrypted');
    if (name === 'OpenAction') flags.add('opensByItself');
    if (name === 'URI') flags.add('linksOut');
  }
}

interface Stream {
  /** First byte of the data. */
  start: number;
  /** Where its end is announced. */
  end: number;
}

function findStreams(text: string): Stream[] {
  const streams: Stream[] = [];
  const begin = /stream(?:\r\n|\n|\r)/g;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    if (text.slice(Math.max(0, found.index - 3), found.index) === 'end') continue;
    const start = found.index + found[0].length;
    const announced = text.indexOf('endstream', start);
    const end = announced === -1 ? text.length : announced;
    streams.push({ start, end });
    if (streams.length > mostStreams) throw archiveBomb('20,000 streams');
    begin.lastIndex = end;
  }
  return streams;
}

function outside(text: string, streams: readonly Stream[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of streams) {
    parts.push(text.slice(at, start));
    at = end;
  }
  return `${parts.join(' ')} ${text.slice(at)}`;
}

const dictionaryReach = 4_096;

/**
 * Content of a stream that may hold objects; undefined for pictures, fonts and pages, which hold none. A stream is
 * opened whatever it says it is: its dictionary may lie.
 */
function unpackObjects(bytes: Buffer, { start, end }: Stream, text: string): Buffer | undefined {
  const before = text.slice(Math.max(0, start - dictionaryReach), start);
  const own = before.slice(before.lastIndexOf('obj') + 1);
  const data = bytes.subarray(start, end);
  const named = /\/ObjStm\b/.test(spellOut(own));
  const zlib = data.length > 2 && ((data[0] ?? 0) & 0x0f) === 8 && (((data[0] ?? 0) << 8) | (data[1] ?? 0)) % 31 === 0;
  if (!zlib) {
    // Objects packed in a way that is not looked through, or not packed and thus seen already.
    if (named && /\/Filter\b/.test(spellOut(own))) throw activeContent('ObjStm');
    return named ? data : undefined;
  }
  const inner = inflate(data);
  if (inner === 'bomb') throw archiveBomb('32 MB');
  if (inner === undefined) {
    if (named) throw broken('pdf', 'ObjStm');
    return undefined;
  }
  if (named && /\/Filter\s*\[[^\]]*\/[^\]/]*\//.test(spellOut(own))) throw activeContent('ObjStm');
  return named || looksLikeObjects(inner.toString('latin1', 0, 64)) ? inner : undefined;
}

function inflate(data: Buffer): Buffer | 'bomb' | undefined {
  try {
    return inflateSync(data, { maxOutputLength: mostPackedBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : undefined;
  }
}

/** An object stream begins with pairs of numbers: object and place (7.5.7). */
function looksLikeObjects(text: string): boolean {
  return /^\s*\d+\s+\d+\s/.test(text);
}

function spellOut(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
