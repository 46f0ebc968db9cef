import words from './explain-mistake-words.json' with { type: 'json' };
import { asciiOf, readWritten } from './explain-mistake-written.ts';
import type { PastedCell, PastedColumn, PastedMeaning } from './read-pasted-table-shapes.ts';

type Read = { readonly text: string; readonly as: PastedMeaning } | null;

const listed = (them: readonly string[]) => [...them].sort((a, b) => b.length - a.length).join('|');
const comparisons: ReadonlyMap<string, string> = new Map([
  ...Object.entries(words.words).filter(([, meant]) => /^[<>=!]=?$/.test(meant)),
  ...['>=', '<=', '!=', '>', '<', '='].map((sign) => [sign, sign] as const),
  ...[['≥', '>='] as const, ['≤', '<='] as const, ['≠', '!='] as const, ['<>', '!='] as const, ['==', '='] as const],
  ...words.below.map((word) => [word, '<'] as const),
]);
const signs = listed([...comparisons.keys()]);
const compared = new RegExp(`^(${signs})\\s*(.+)$`, 's');
const orMore = new RegExp(`^(.+?)\\s*(?:${listed(words.orMore)})$`);
const orLess = new RegExp(`^(.+?)\\s*(?:${listed(words.orLess)})$`);
const spanning = new RegExp(`-+|~|${listed(words.to)}`, 'g');
const bracketed = /^([[(\]])\s*([^,.]+(?:\.\d+)?)\s*(?:,|\.\.)\s*(.+?)\s*([\])[])$/;
/** Characters past which nobody meant a test. */
const longestCell = 500;

const middled = /^(.+?)\s*(<=|<|≤)\s*[\p{L}_]+\s*(<=|<|≤)\s*(.+)$/u;

/** The test of an input as documents write it: `≥100`, `100-500`, `[100,500)`, `A、B`, `-`, yes and no. */
export function readTest(cell: string, column: PastedColumn): PastedCell {
  const written = cell.trim();
  if (written.length > longestCell) return { written, text: written, as: 'unclear' };
  const plain = asciiOf(written).trim();
  if (plain === '' || /^[-/]+$/.test(plain) || words.any.includes(plain)) return { written, text: '-', as: 'any' };
  const read = readers[column.is ?? 'unknown'](plain, { column, written });
  return read === null ? { written, text: written, as: 'unclear' } : { written, ...read };
}

/** What a row answers: a value of the column's kind, else the expression as it stands. */
export function readValue(cell: string, column: PastedColumn): PastedCell {
  const written = cell.trim();
  if (written === '') return { written, text: 'null', as: 'value' };
  const value = oneValue(asciiOf(written).trim(), column, written);
  if (value !== null) return { written, text: value, as: 'value' };
  return { written, text: written, as: 'asWritten' };
}

interface Cell {
  readonly column: PastedColumn;
  /** With the signs of a Chinese keyboard as they stood: they may belong to a text. */
  readonly written: string;
}

const readers: Readonly<Record<NonNullable<PastedColumn['is']> | 'unknown', (plain: string, cell: Cell) => Read>> = {
  number: readOrdered,
  date: readOrdered,
  boolean: (plain, { column, written }) => valueRead(oneValue(plain, column, written)),
  text: readTexts,
  unknown: (plain, cell) =>
    readOrdered(plain, { ...cell, column: { ...cell.column, is: 'number' } }) ?? readTexts(plain, cell),
};

function valueRead(value: string | null): Read {
  return value === null ? null : { text: value, as: 'value' };
}

function readOrdered(plain: string, { column, written }: Cell): Read {
  const value = (part = '') => oneValue(part.trim(), column, part.trim());
  const whole = value(plain);
  if (whole !== null) return { text: whole, as: 'value' };
  return readRange(plain, value) ?? readComparison(plain, value) ?? readList(plain, value) ?? keptTest(written, value);
}

type ReadValue = (part?: string) => string | null;

function readRange(plain: string, value: ReadValue): Read {
  const [, open = '', low, high, close = ''] = bracketed.exec(plain) ?? [];
  const [from, to] = [value(low), value(high)];
  if (from !== null && to !== null) return { text: `${open}${from}..${to}${close}`, as: 'range' };
  const [, first, over, under, last] = middled.exec(plain) ?? [];
  const [least, most] = [value(first), value(last)];
  if (least !== null && most !== null) {
    return { text: `${over === '<' ? '(' : '['}${least}..${most}${under === '<' ? ')' : ']'}`, as: 'range' };
  }
  // A date holds the sign itself: what stands around each of them may be the two ends.
  for (const { 0: sign, index } of plain.matchAll(spanning)) {
    const [begin, finish] = [value(plain.slice(0, index)), value(plain.slice(index + sign.length))];
    if (begin !== null && finish !== null) return { text: `[${begin}..${finish}]`, as: 'range' };
  }
  return null;
}

/** By the law `or more` and `or less` include the number itself (Civil Code, article 1259). */
function readComparison(plain: string, value: ReadValue): Read {
  const [, sign = '', right] = compared.exec(plain) ?? [];
  const found = value(right);
  const by = comparisons.get(sign);
  if (found !== null && by !== undefined)
    return { text: by === '!=' ? `not(${found})` : `${by} ${found}`, as: 'comparison' };
  const more = value(orMore.exec(plain)?.[1]);
  if (more !== null) return { text: `>= ${more}`, as: 'comparison' };
  const less = value(orLess.exec(plain)?.[1]);
  return less === null ? null : { text: `<= ${less}`, as: 'comparison' };
}

function readList(plain: string, value: ReadValue): Read {
  const parts = plain.split(/[,;\n]+/).map((part) => part.trim());
  const tests = parts.map(
    (part) => value(part) ?? readRange(part, value)?.text ?? readComparison(part, value)?.text ?? null,
  );
  return parts.length < 2 || tests.includes(null) ? null : { text: tests.join(', '), as: 'list' };
}

/** What is a test of FEEL already stays one. */
function keptTest(written: string, value: ReadValue): Read {
  const inner = /^not\s*\((.*)\)$/.exec(written)?.[1];
  return inner !== undefined && value(inner) !== null ? { text: written, as: 'asWritten' } : null;
}

function readTexts(plain: string, { column, written }: Cell): Read {
  if (/^(?:not\s*\()?\s*"/.test(plain)) return { text: plain, as: 'asWritten' };
  const [, sign = '', rest] = compared.exec(plain) ?? [];
  const by = comparisons.get(sign);
  if (by === '!=' && rest !== undefined) return { text: `not(${textsOf(rest, column).join(', ')})`, as: 'comparison' };
  const texts = textsOf(by === '=' && rest !== undefined ? rest : written, column);
  return { text: texts.join(', '), as: texts.length > 1 ? 'list' : 'value' };
}

/** A value that the column allows is one also where it holds a separator. */
function textsOf(written: string, { allowed }: PastedColumn): readonly string[] {
  const parts = allowed.includes(written) ? [written] : written.split(/[、，,；;|/\n]+/);
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => JSON.stringify(part));
}

/** One value as FEEL writes it; null where it is none of the column's kind. */
function oneValue(plain: string, { is }: PastedColumn, written: string): string | null {
  if (plain === '') return null;
  switch (is) {
    case 'number':
      return numberOf(plain);
    case 'date':
      return dateOf(plain);
    case 'boolean':
      if (words.yes.includes(plain) || plain.toLowerCase() === 'true') return 'true';
      return words.no.includes(plain) || plain.toLowerCase() === 'false' ? 'false' : null;
    case 'text':
      return plain.startsWith('"') ? plain : JSON.stringify(written);
    case null:
      return numberOf(plain) ?? JSON.stringify(written);
  }
}

function numberOf(plain: string): string | null {
  const [, minus = '', digits = ''] = /^(-?)\s*(.+)$/s.exec(plain) ?? [];
  if (/^\d+(?:\.\d+)?$/.test(digits)) return minus + digits;
  const read = readWritten(digits, 0);
  return read === null || read.is === 'date' || read.length !== digits.length ? null : minus + read.insert;
}

function dateOf(plain: string): string | null {
  const own = /^(?:date\(\s*)?"?(\d{4}-\d{2}-\d{2})"?\s*\)?$/.exec(plain)?.[1] ?? plain;
  const read = readWritten(own, 0);
  return read?.is === 'date' && read.length === own.length ? read.insert : null;
}
