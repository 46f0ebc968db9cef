import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadCell, ReadMerge, ReadRow } from '../../../contract/read-sheet.ts';
import { numberCell } from '../cells/serial-date.ts';
import type { ReadLimits } from '../limits.ts';
import { broken, tooManyParts } from '../refusals.ts';
import type { Globals } from './globals.ts';
import { type BiffRecord, kinds, piecesFrom, recordAt, recordsFrom } from './records.ts';
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

/** What cells refer to, and the bounds. */
export interface SheetReading {
  globals: Globals;
  limits: ReadLimits;
}

/** A sheet of a workbook; its rows are read while they are taken. */
export interface SheetRecords {
  rows: Iterable<ReadRow>;
  merges: readonly ReadMerge[];
}

const cellKinds: ReadonlySet<number> = new Set([
  kinds.labelSst,
  kinds.number,
  kinds.rk,
  kinds.mulRk,
  kinds.boolErr,
  kinds.label,
  kinds.rString,
  kinds.formula,
]);

/**
 * Reads the records of one sheet. Cells may come in any order: first their places are listed by row, then each row is
 * read by itself, so that no sheet is ever held whole.
 */
export function readSheetRecords(stream: Buffer, at: number, context: SheetReading): SheetRecords {
  if (at + 8 > stream.length || stream.readUInt16LE(at) !== kinds.bof) throw broken('xls', 'sheet');
  const list: PlaceList = { rows: [], places: [] };
  const merges: ReadMerge[] = [];
  let formula = 0;
  for (const { kind, data, at: place } of recordsFrom(stream, at)) {
    if (kind === kinds.filePass) throw new AppError('sheets.encrypted');
    if (kind === kinds.mergeCells) takeMerges(data, merges, context.limits);
    const isCell = cellKinds.has(kind);
    if (isCell && data.length < 8) throw broken('xls', 'cell');
    if (kind === kinds.formula) formula = data.readUInt16LE(0);
    // The text of a formula stands behind it, in a record that does not say where.
    if (!isCell && kind !== kinds.string) continue;
    list.rows.push(isCell ? data.readUInt16LE(0) : formula);
    list.places.push(place);
  }
  return { rows: readRows(stream, list, context), merges };
}

/** Rows of the cells' records, and the places of these. */
interface PlaceList {
  rows: number[];
  places: number[];
}

function* readRows(stream: Buffer, { rows, places }: PlaceList, context: SheetReading): Generator<ReadRow> {
  let reader = new SheetReader(context, -1);
  let current = -1;
  const order = risingOrder(rows);
  for (let index = 0; index < rows.length; index += 1) {
    const from = order?.[index] ?? index;
    const [row = 0, at = 0] = [rows[from], places[from]];
    if (row !== current) {
      if (reader.cells.length > 0) yield { number: current + 1, cells: reader.cells };
      reader = new SheetReader(context, row);
      current = row;
    }
    reader.take(recordAt(stream, at), stream);
  }
  if (reader.cells.length > 0) yield { number: current + 1, cells: reader.cells };
}

/** Order that makes the numbers rise and leaves equal ones as they come; undefined when they rise already. */
function risingOrder(rows: readonly number[]): Uint32Array | undefined {
  if (rows.every((row, index) => index === 0 || row >= (rows[index - 1] ?? 0))) return undefined;
  const order = Uint32Array.from(rows.keys());
  return order.sort((one, other) => (rows[one] ?? 0) - (rows[other] ?? 0) || one - other);
}

/** Reads the cells of one row; formulas count by their stored value. */
class SheetReader {
  readonly cells: ReadCell[] = [];
  readonly #context: SheetReading;
  readonly #row: number;
  /** Where the text of the formula before belongs. */
  #waiting: number | undefined;

  constructor(context: SheetReading, row: number) {
    this.#context = context;
    this.#row = row;
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
    }
  }

  #put(data: Buffer, least: number, value: (format: number) => ReadCell): void {
    if (data.length < least) throw broken('xls', 'cell');
    const format = data.readUInt16LE(4);
    this.#set(data.readUInt16LE(2), value(format));
  }

  #set(column: number, value: ReadCell): void {
    const most = this.#context.limits.columns;
    if (value === null || value === '') return;
    if (column >= most) throw new AppError('sheets.tooManyColumns', { most, row: this.#row + 1 });
    while (this.cells.length < column) this.cells.push(null);
    this.cells[column] = value;
  }

  #takeMany(data: Buffer): void {
    if (data.length < 12) throw broken('xls', 'MULRK');
    const first = data.readUInt16LE(2);
    for (let at = 4; at + 8 <= data.length; at += 6) {
      const value = this.#number(rkNumber(data.readInt32LE(at + 2)), data.readUInt16LE(at));
      this.#set(first + (at - 4) / 6, value);
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
    if (kind === 0) this.#waiting = data.readUInt16LE(2);
    if (kind === 1) return data[8] === 1;
    return kind === 2 ? booleanOrError(data[8] ?? 0, 1) : null;
  }

  #takeString(pieces: TextPieces): void {
    const column = this.#waiting;
    this.#waiting = undefined;
    if (column !== undefined) this.#set(column, pieces.text());
  }
}

function takeMerges(data: Buffer, merges: ReadMerge[], { merges: most }: ReadLimits): void {
  const count = data.length >= 2 ? data.readUInt16LE(0) : 0;
  if (data.length < 2 + count * 8) throw broken('xls', 'MERGECELLS');
  if (merges.length + count > most) throw tooManyParts('merged cells');
  for (let at = 2; at < 2 + count * 8; at += 8) {
    const [top, bottom] = [data.readUInt16LE(at) + 1, data.readUInt16LE(at + 2) + 1];
    const [left, right] = [data.readUInt16LE(at + 4), data.readUInt16LE(at + 6)];
    if (bottom < top || right < left) throw broken('xls', 'MERGECELLS');
    merges.push({ top, left, bottom, right });
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
