import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadCell, ReadMerge } from '../../../contract/read-sheet.ts';
import { numberCell } from '../cells/serial-date.ts';
import type { ReadLimits } from '../limits.ts';
import { broken } from '../refusals.ts';
import type { Globals } from './globals.ts';
import { type BiffRecord, kinds, piecesFrom, recordsFrom } from './records.ts';
import { TextPieces } from './text-pieces.ts';

const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** A sheet of a workbook as its records say; rows may come in any order. */
export interface SheetRecords {
  rows: Map<number, ReadCell[]>;
  merges: ReadMerge[];
}

/** Reads the records of one sheet; formulas count by their stored value. */
export function readSheetRecords(stream: Buffer, at: number, context: SheetReading): SheetRecords {
  const reader = new SheetReader(context);
  if (at + 8 > stream.length || stream.readUInt16LE(at) !== kinds.bof) throw broken('xls', 'sheet');
  for (const record of recordsFrom(stream, at)) reader.take(record, stream);
  return reader.found;
}

/** What cells refer to, and the bounds. */
export interface SheetReading {
  globals: Globals;
  limits: ReadLimits;
}

class SheetReader {
  readonly found: SheetRecords = { rows: new Map(), merges: [] };
  readonly #context: SheetReading;
  /** Where the text of the formula before belongs. */
  #waiting: { row: number; column: number } | undefined;
  #cells = 0;

  constructor(context: SheetReading) {
    this.#context = context;
  }

  take(record: BiffRecord, stream: Buffer): void {
    const { kind, data } = record;
    switch (kind) {
      case kinds.labelSst:
        this.#put(data, 10, () => this.#shared(data.readUInt32LE(6)));
        break;
      case kinds.number:
        this.#put(data, 14, (format) => this.#number(data.readDoubleLE(6), format));
        break;
      case kinds.rk:
        this.#put(data, 10, (format) => this.#number(rkNumber(data.readInt32LE(6)), format));
        break;
      case kinds.mulRk:
        this.#takeMany(data);
        break;
      case kinds.boolErr:
        this.#put(data, 8, () => booleanOrError(data[6] ?? 0, data[7] ?? 0));
        break;
      case kinds.label:
      case kinds.rString:
        this.#put(data, 9, () => new TextPieces([data.subarray(6)]).text());
        break;
      case kinds.formula:
        this.#put(data, 14, (format) => this.#stored(data, format));
        break;
      case kinds.string:
        this.#takeString(new TextPieces(piecesFrom(stream, record)));
        break;
      case kinds.mergeCells:
        this.#takeMerges(data);
        break;
      case kinds.filePass:
        throw new AppError('sheets.encrypted');
    }
  }

  #put(data: Buffer, least: number, value: (format: number) => ReadCell): void {
    if (data.length < least) throw broken('xls', 'cell');
    const format = data.readUInt16LE(4);
    this.#set(data.readUInt16LE(0), data.readUInt16LE(2), value(format));
  }

  #set(row: number, column: number, value: ReadCell): void {
    const { limits } = this.#context;
    if (value === null || value === '') return;
    if (column >= limits.columns) {
      throw new AppError('sheets.tooManyColumns', { most: limits.columns, row: row + 1 });
    }
    const cells = this.found.rows.get(row) ?? [];
    if (cells.length === 0) this.found.rows.set(row, cells);
    this.#cells += Math.max(0, column + 1 - cells.length);
    if (this.#cells > limits.cells) throw new AppError('sheets.tooManyCells', { most: limits.cells });
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }

  #takeMany(data: Buffer): void {
    if (data.length < 12) throw broken('xls', 'MULRK');
    const [row, first] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    for (let at = 4; at + 8 <= data.length; at += 6) {
      const value = this.#number(rkNumber(data.readInt32LE(at + 2)), data.readUInt16LE(at));
      this.#set(row, first + (at - 4) / 6, value);
    }
  }

  #shared(index: number): ReadCell {
    const text = this.#context.globals.strings[index];
    if (text === undefined) throw broken('xls', `shared string ${index}`);
    return text;
  }

  #number(value: number, format: number): ReadCell {
    const { globals } = this.#context;
    if (!Number.isFinite(value)) throw broken('xls', 'number');
    return numberCell(value, globals.kinds[format] ?? 'number', globals.calendar);
  }

  /** The value that a formula had when it was last counted ([MS-XLS] 2.5.133). */
  #stored(data: Buffer, format: number): ReadCell {
    this.#waiting = undefined;
    if (data.readUInt16LE(12) !== 0xffff) return this.#number(data.readDoubleLE(6), format);
    const kind = data[6];
    if (kind === 0) this.#waiting = { row: data.readUInt16LE(0), column: data.readUInt16LE(2) };
    if (kind === 1) return data[8] === 1;
    return kind === 2 ? booleanOrError(data[8] ?? 0, 1) : null;
  }

  #takeString(pieces: TextPieces): void {
    const place = this.#waiting;
    this.#waiting = undefined;
    if (place !== undefined) this.#set(place.row, place.column, pieces.text());
  }

  #takeMerges(data: Buffer): void {
    const count = data.length >= 2 ? data.readUInt16LE(0) : 0;
    if (data.length < 2 + count * 8) throw broken('xls', 'MERGECELLS');
    for (let at = 2; at < 2 + count * 8; at += 8) {
      const [top, bottom] = [data.readUInt16LE(at) + 1, data.readUInt16LE(at + 2) + 1];
      const [left, right] = [data.readUInt16LE(at + 4), data.readUInt16LE(at + 6)];
      if (bottom < top || right < left) throw broken('xls', 'MERGECELLS');
      this.found.merges.push({ top, left, bottom, right });
    }
  }
}

const double = new DataView(new ArrayBuffer(8));

/** A number in 30 bits: whole or the upper half of a double, perhaps a hundredth ([MS-XLS] 2.5.217). */
function rkNumber(bits: number): number {
  let value = bits >> 2;
  if ((bits & 2) === 0) {
    double.setInt32(4, bits & ~3, true);
    value = double.getFloat64(0, true);
  }
  return (bits & 1) === 1 ? value / 100 : value;
}

function booleanOrError(value: number, isError: number): ReadCell {
  return isError === 0 ? value === 1 : { error: errorNames[value] ?? '#ERROR' };
}
