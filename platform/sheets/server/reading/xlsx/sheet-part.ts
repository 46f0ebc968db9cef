import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadCell } from '../../../contract/read-sheet.ts';
import type { NumberKind } from '../cells/number-format.ts';
import type { RowSink } from '../cells/row-sink.ts';
import { type Calendar, isoCell, numberCell } from '../cells/serial-date.ts';
import { broken } from '../refusals.ts';
import { parseArea, parseReference } from './references.ts';
import type { XmlHandler } from './xml-scanner.ts';
import { attributeOf, decodeEscapes, decodeXml } from './xml-values.ts';

/** What cells refer to. */
export interface SheetContext {
  part: string;
  strings: readonly string[];
  kinds: readonly NumberKind[];
  calendar: Calendar;
  sink: RowSink;
}

/** Reads a sheet's rows and merged cells; formulas count by their stored value, and what else a sheet has by nothing. */
export class SheetPart implements XmlHandler {
  readonly #context: SheetContext;
  #inData = false;
  #row = 0;
  #cells: ReadCell[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #inline = '';
  #taking: 'value' | 'inline' | undefined;
  #phonetic = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.#merge(attributes);
    if (!this.#inData) return;
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#taking = 'value';
    else if (name === 't' && !this.#phonetic) this.#taking = 'inline';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'row') this.#openRow(attributes);
  }

  close(name: string): void {
    if (!this.#inData) return;
    if (name === 'v' || name === 't') this.#taking = undefined;
    else if (name === 'c') this.#closeCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'row') this.#context.sink.row(this.#row, this.#cells);
    else if (name === 'sheetData') this.#inData = false;
  }

  text(raw: string, decoded: boolean): void {
    if (this.#taking === undefined) return;
    const text = decoded ? raw : decodeXml(raw);
    if (this.#taking === 'value') this.#value += text;
    else this.#inline += text;
  }

  #openRow(attributes: string): void {
    const stated = attributeOf(attributes, 'r');
    const number = stated === undefined ? this.#row + 1 : Number(stated);
    if (!Number.isInteger(number) || number <= this.#row || number > 1_048_576) throw this.#broken(`row ${stated}`);
    this.#row = number;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(attributes: string): void {
    const stated = attributeOf(attributes, 'r');
    const place = stated === undefined ? { row: this.#row, column: this.#column + 1 } : parseReference(stated);
    if (place === undefined || place.row !== this.#row || place.column > 16_383) throw this.#broken(`cell ${stated}`);
    this.#column = place.column;
    this.#type = attributeOf(attributes, 't') ?? 'n';
    this.#style = Number(attributeOf(attributes, 's') ?? 0);
    this.#value = '';
    this.#inline = '';
  }

  #closeCell(): void {
    const cell = this.#cell();
    if (cell === null || cell === '') return;
    const column = this.#column;
    const most = this.#context.sink.limits.columns;
    if (column >= most) throw new AppError('sheets.tooManyColumns', { most, row: this.#row });
    if (this.#cells[column] !== undefined && this.#cells[column] !== null) {
      throw this.#broken(`row ${this.#row}: cell twice`);
    }
    while (this.#cells.length < column) this.#cells.push(null);
    this.#cells[column] = cell;
  }

  #cell(): ReadCell {
    const { strings, kinds, calendar } = this.#context;
    const value = this.#value;
    if (this.#type === 'inlineStr') return decodeEscapes(this.#inline);
    if (value === '') return null;
    switch (this.#type) {
      case 's': {
        const text = /^\s*\d{1,8}\s*$/.test(value) ? strings[Number(value)] : undefined;
        if (text === undefined) throw this.#broken(`shared string ${value}`);
        return text;
      }
      case 'str':
        return decodeEscapes(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true';
      case 'e':
        return { error: value.slice(0, 20) };
      case 'd':
        return isoCell(value.trim()) ?? value;
      case 'n': {
        const number = Number(value);
        if (!Number.isFinite(number)) throw this.#broken(`number ${value}`);
        return numberCell(number, kinds[this.#style] ?? 'number', calendar);
      }
      default:
        throw this.#broken(`cell type ${this.#type}`);
    }
  }

  #merge(attributes: string): void {
    const stated = attributeOf(attributes, 'ref') ?? '';
    const area = parseArea(stated);
    if (area === undefined) throw this.#broken(`merged cells ${stated}`);
    this.#context.sink.merge(area);
  }

  #broken(detail: string) {
    return broken('xlsx', `${this.#context.part.split('/').at(-1)}: ${detail}`);
  }
}
