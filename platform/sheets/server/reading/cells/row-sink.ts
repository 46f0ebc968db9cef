import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadCell, ReadFile, ReadMerge, ReadRow } from '../../../contract/read-sheet.ts';
import type { ReadLimits } from '../limits.ts';
import { tooManyParts } from '../refusals.ts';
import { cleanText } from './clean-text.ts';

/** What the reader says of a file, in this order: file, then each sheet followed by its rows and merged cells. */
export type ReadPiece =
  | { kind: 'file'; file: Omit<ReadFile, 'sheets'> }
  | { kind: 'sheet'; name: string; hidden: boolean }
  | { kind: 'rows'; rows: ReadRow[] }
  | { kind: 'merges'; merges: ReadMerge[] };

const rowsOfPiece = 500;
const cellsOfPiece = 20_000;
const charactersOfPiece = 1_000_000;

/** Takes rows from a parser, holds them to the limits, and passes them on in pieces, so that no parser keeps a sheet. */
export class RowSink {
  readonly limits: ReadLimits;
  readonly #send: (piece: ReadPiece) => Promise<void>;
  #waiting: ReadPiece[] = [];
  #rows: ReadRow[] = [];
  #held = { cells: 0, characters: 0 };
  readonly #total = { sheets: 0, rows: 0, cells: 0, characters: 0, merges: 0 };

  constructor(limits: ReadLimits, send: (piece: ReadPiece) => Promise<void>) {
    this.limits = limits;
    this.#send = send;
  }

  /** Whether enough is held for {@link flush}; parsers ask wherever they can wait. */
  get full(): boolean {
    const { cells, characters } = this.#held;
    return this.#rows.length >= rowsOfPiece || cells >= cellsOfPiece || characters >= charactersOfPiece;
  }

  file(file: Omit<ReadFile, 'sheets'>): void {
    this.#waiting.push({ kind: 'file', file });
  }

  sheet(name: string, hidden: boolean): void {
    this.#closeRows();
    this.#total.sheets += 1;
    this.#total.merges = 0;
    if (this.#total.sheets > this.limits.sheets) {
      throw new AppError('sheets.tooManySheets', { most: this.limits.sheets });
    }
    this.#waiting.push({ kind: 'sheet', name: cleanText(name).slice(0, 100), hidden });
  }

  /** Takes a row; cells at the end that are empty are cut off, and a row without any value is none. */
  row(number: number, cells: ReadCell[]): void {
    let length = cells.length;
    while (length > 0 && isEmpty(cells[length - 1])) length -= 1;
    if (length === 0) return;
    const { limits } = this;
    if (length > limits.columns) throw new AppError('sheets.tooManyColumns', { most: limits.columns, row: number });
    this.#total.rows += 1;
    this.#total.cells += length;
    if (this.#total.rows > limits.rows) throw new AppError('sheets.tooManyRows', { most: limits.rows });
    if (this.#total.cells > limits.cells) throw new AppError('sheets.tooManyCells', { most: limits.cells });
    cells.length = length;
    for (let column = 0; column < length; column += 1) {
      const cell = cells[column];
      if (typeof cell === 'string') cells[column] = this.#text(cell, number);
      else if (cell === undefined) cells[column] = null;
    }
    this.#rows.push({ number, cells });
    this.#held.cells += length;
  }

  merge(merge: ReadMerge): void {
    this.#closeRows();
    this.#total.merges += 1;
    if (this.#total.merges > this.limits.merges) throw tooManyParts('merged cells');
    const last = this.#waiting.at(-1);
    if (last?.kind === 'merges') last.merges.push(merge);
    else this.#waiting.push({ kind: 'merges', merges: [merge] });
  }

  /** Passes on what is held. */
  async flush(): Promise<void> {
    this.#closeRows();
    const pieces = this.#waiting;
    this.#waiting = [];
    for (const piece of pieces) await this.#send(piece);
  }

  /** Passes on the rest; a file without a single value is refused. */
  async end(): Promise<void> {
    if (this.#total.rows === 0) throw new AppError('sheets.empty');
    await this.flush();
  }

  #text(raw: string, row: number): string | null {
    const { limits } = this;
    if (raw.length > limits.cellCharacters) {
      throw new AppError('sheets.cellTooLong', { most: limits.cellCharacters, row });
    }
    this.#total.characters += raw.length;
    this.#held.characters += raw.length;
    if (this.#total.characters > limits.textCharacters) {
      throw new AppError('sheets.tooMuchText', { millions: Math.round(limits.textCharacters / 1_000_000) });
    }
    return cleanText(raw) || null;
  }

  #closeRows(): void {
    if (this.#rows.length === 0) return;
    this.#waiting.push({ kind: 'rows', rows: this.#rows });
    this.#rows = [];
    this.#held = { cells: 0, characters: 0 };
  }
}

function isEmpty(cell: ReadCell | undefined): boolean {
  return cell === null || cell === undefined || cell === '';
}
