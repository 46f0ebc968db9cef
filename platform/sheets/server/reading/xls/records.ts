import { broken } from '../refusals.ts';

/** Numbers of the records that are read ([MS-XLS] 2.3). */
export const kinds = {
  formula: 0x0006,
  eof: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  rString: 0x00d6,
  xf: 0x00e0,
  mergeCells: 0x00e5,
  sst: 0x00fc,
  labelSst: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  rk: 0x027e,
  format: 0x041e,
  bof: 0x0809,
} as const;

/** A record of the workbook's stream with its place. */
export interface BiffRecord {
  kind: number;
  at: number;
  data: Buffer;
}

/** Records from a place on, up to the end of that sheet or of the stream; records may say any length up to 65,535. */
export function* recordsFrom(stream: Buffer, from: number): Generator<BiffRecord> {
  let depth = 0;
  for (let at = from; at + 4 <= stream.length; ) {
    const kind = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (at + 4 + length > stream.length) throw broken('xls', `record ${kind} at ${at}`);
    // Charts lie inside a sheet as streams of their own: their records are no cells of it.
    if (kind === kinds.bof) depth += 1;
    if (depth === 0) throw broken('xls', `record ${kind} at ${at}`);
    if (depth === 1) yield { kind, at, data: stream.subarray(at + 4, at + 4 + length) };
    if (kind === kinds.eof) depth -= 1;
    if (depth === 0) return;
    at += 4 + length;
  }
  throw broken('xls', 'EOF');
}

/** The record at a place where {@link recordsFrom} found one. */
export function recordAt(stream: Buffer, at: number): BiffRecord {
  const length = stream.readUInt16LE(at + 2);
  return { kind: stream.readUInt16LE(at), at, data: stream.subarray(at + 4, at + 4 + length) };
}

/** A record with the records that continue it, in pieces: texts change their width where a piece begins. */
export function piecesFrom(stream: Buffer, record: BiffRecord): Buffer[] {
  const pieces = [record.data];
  for (let at = record.at + 4 + record.data.length; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    if (stream.readUInt16LE(at) !== kinds.continue || at + 4 + length > stream.length) break;
    pieces.push(stream.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return pieces;
}
