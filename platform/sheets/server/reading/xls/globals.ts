import { AppError } from '#platform/errors/contract/errors.ts';
import { builtInKind, kindOfCode, type NumberKind } from '../cells/number-format.ts';
import type { Calendar } from '../cells/serial-date.ts';
import type { ReadLimits } from '../limits.ts';
import { broken, otherFormat, tooManyParts } from '../refusals.ts';
import { type BiffRecord, kinds, piecesFrom, recordsFrom } from './records.ts';
import { TextPieces } from './text-pieces.ts';

/** What stands before the sheets and holds for all of them. */
export interface Globals {
  calendar: Calendar;
  sheets: { name: string; hidden: boolean; at: number }[];
  strings: string[];
  /** Kind of number of each cell format, by its place. */
  kinds: NumberKind[];
}

const biff8 = 0x0600;

/** Reads the workbook's own records. */
export function readGlobals(stream: Buffer, limits: ReadLimits): Globals {
  if (stream.length < 8 || stream.readUInt16LE(0) !== kinds.bof) throw broken('xls', 'BOF');
  if (stream.readUInt16LE(4) !== biff8) throw otherFormat('Excel 5.0/95');
  const globals: Globals = { calendar: 1900, sheets: [], strings: [], kinds: [] };
  const codes = new Map<number, NumberKind>();
  const formats: number[] = [];
  for (const record of recordsFrom(stream, 0)) {
    const { kind, data } = record;
    if (kind === kinds.filePass) throw new AppError('sheets.encrypted');
    if (kind === kinds.dateMode && data.length >= 2 && data.readUInt16LE(0) === 1) globals.calendar = 1904;
    else if (kind === kinds.boundSheet) addSheet(globals, data, limits);
    else if (kind === kinds.sst) globals.strings = readStrings(stream, record, limits);
    else if (kind === kinds.xf && data.length >= 4) formats.push(data.readUInt16LE(2));
    else if (kind === kinds.format && data.length >= 5) {
      codes.set(data.readUInt16LE(0), kindOfCode(new TextPieces([data.subarray(2)]).text()));
    }
    if (formats.length > limits.styles || codes.size > limits.styles) throw tooManyParts('styles');
  }
  globals.kinds = formats.map((format) => codes.get(format) ?? builtInKind(format));
  return globals;
}

function addSheet(globals: Globals, data: Buffer, limits: ReadLimits): void {
  if (data.length < 8) throw broken('xls', 'BOUNDSHEET');
  // Only sheets of cells: not those of charts, macros and programs.
  if (data[5] !== 0) return;
  const name = new TextPieces([data.subarray(6)]).text(1);
  globals.sheets.push({ name, hidden: ((data[4] ?? 0) & 3) !== 0, at: data.readUInt32LE(0) });
  if (globals.sheets.length > limits.sheets) throw new AppError('sheets.tooManySheets', { most: limits.sheets });
}

function readStrings(stream: Buffer, record: BiffRecord, limits: ReadLimits): string[] {
  const pieces = new TextPieces(piecesFrom(stream, record));
  pieces.long();
  const count = pieces.long();
  const strings: string[] = [];
  let characters = 0;
  // A count beyond what the record can hold ends where the record does.
  if (count > limits.cells) throw tooManyParts('shared strings');
  while (strings.length < count) {
    const text = pieces.text();
    characters += text.length;
    if (characters > limits.textCharacters) throw tooManyParts('shared strings');
    strings.push(text);
  }
  return strings;
}
