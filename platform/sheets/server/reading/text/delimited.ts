import { AppError } from '#platform/errors/contract/errors.ts';

/** Separators that tables of text are written with, in the order in which they win a tie. */
export const separators = ['\t', ',', ';', '|'] as const;

/** A record with its number, from 1, as a program of tables counts its rows. */
export interface TextRecord {
  number: number;
  fields: string[];
}

/** Bounds of a parse: more fields than this in a record are refused. */
export interface TextBounds {
  fields: number;
  characters: number;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Records of a table of text (RFC 4180, and what programs make of it): fields in quotation marks may hold separators,
 * line ends and doubled marks; a mark inside a bare field is a character; lines end with CR, LF or both.
 */
export function* parseDelimited(text: string, separator: string, bounds: TextBounds): Generator<TextRecord> {
  const split = separator.charCodeAt(0);
  let at = 0;
  for (let number = 1; at < text.length; number += 1) {
    const fields: string[] = [];
    for (;;) {
      const field = text.charCodeAt(at) === quote ? quoted(text, at, { split, number, bounds }) : bare(text, at, split);
      if (field.end - at > bounds.characters * 2 + 2) {
        throw new AppError('sheets.cellTooLong', { most: bounds.characters, row: number });
      }
      if (fields.length < bounds.fields) fields.push(field.value);
      else if (field.value !== '') throw new AppError('sheets.tooManyColumns', { most: bounds.fields, row: number });
      at = field.end + 1;
      if (text.charCodeAt(field.end) !== split) {
        if (text.charCodeAt(field.end) === carriageReturn && text.charCodeAt(at) === lineFeed) at += 1;
        break;
      }
    }
    yield { number, fields };
  }
}

interface Field {
  value: string;
  /** Where the separator or the line end stands, or the end of the text. */
  end: number;
}

function bare(text: string, from: number, split: number): Field {
  let end = from;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === split || code === lineFeed || code === carriageReturn) break;
  }
  return { value: text.slice(from, end), end };
}

function quoted(text: string, from: number, record: { split: number; number: number; bounds: TextBounds }): Field {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) throw new AppError('sheets.unclosedQuote', { row: record.number });
    value += text.slice(at, close);
    if (value.length > record.bounds.characters) {
      throw new AppError('sheets.cellTooLong', { most: record.bounds.characters, row: record.number });
    }
    at = close + 1;
    if (text.charCodeAt(at) !== quote) break;
    value += '"';
    at += 1;
  }
  // What follows the closing mark belongs to the field, as programs of tables take it.
  const rest = bare(text, at, record.split);
  return { value: value + rest.value, end: rest.end };
}
