import words from './explain-mistake-words.json' with { type: 'json' };
import { parseDate } from './feel-time/parse-temporal.ts';

/** Something written as a document writes it, and what FEEL writes for it. */
export interface Written {
  readonly is: 'date' | 'percent' | 'multiple' | 'unit' | 'thousands';
  /** Number of characters. */
  readonly length: number;
  readonly insert: string;
}

const signs: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '\u3000': ' ',
  '\u00a0': ' ',
};

/** The same text with the signs and digits of a Chinese keyboard as ASCII has them, character for character. */
export function asciiOf(text: string): string {
  return text.replace(/[！-～。、“”„‘’【】〔〕×÷−–—\u3000\u00a0]/g, (sign) => {
    const point = sign.charCodeAt(0);
    return point >= 0xff01 && point <= 0xff5e ? String.fromCharCode(point - 0xfee0) : (signs[sign] ?? sign);
  });
}

const listed = (them: readonly string[]) => [...them].sort((a, b) => b.length - a.length).join('|');
const [year = '', month = '', ...day] = words.date;
const number = String.raw`\d+(?:\.\d+)?`;
const multiples: Readonly<Record<string, number>> = words.multiples;
const units = listed(words.units);

const dateInWords = new RegExp(
  String.raw`(\d{4})\s*${year}\s*(\d{1,2})\s*${month}\s*(\d{1,2})\s*(?:${listed(day)})?`,
  'y',
);
const dateInSigns = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])/y;
const percent = new RegExp(String.raw`(${number})\s*%`, 'y');
const thousands = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?/y;
const multiple = new RegExp(String.raw`(${number})\s*(${listed(Object.keys(multiples))})(?:${units})?`, 'y');
const unit = new RegExp(String.raw`(${number})\s*(?:${units})`, 'y');

/** What a number at a place is the beginning of, beyond being a number; `text` is in ASCII signs. */
export function readWritten(text: string, at: number): Written | null {
  const found = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  for (const match of [found(dateInWords), found(dateInSigns)]) {
    if (match === null) continue;
    const parts = match.slice(1).filter((part) => part !== undefined && /^\d+$/.test(part));
    const iso = isoOf(parts);
    if (iso !== null) return { is: 'date', length: match[0].length, insert: `date("${iso}")` };
  }
  const grouped = found(thousands);
  if (grouped !== null) {
    const plain = grouped[0].replaceAll(',', '');
    const more = readWritten(plain + text.slice(at + grouped[0].length), 0);
    const commas = grouped[0].length - plain.length;
    return more === null
      ? { is: 'thousands', length: grouped[0].length, insert: plain }
      : { is: 'thousands', length: more.length + commas, insert: more.insert };
  }
  const shares = found(percent);
  if (shares !== null) return { is: 'percent', length: shares[0].length, insert: shifted(shares[1] ?? '', -2) };
  const times = found(multiple);
  if (times !== null) {
    return { is: 'multiple', length: times[0].length, insert: shifted(times[1] ?? '', multiples[times[2] ?? ''] ?? 0) };
  }
  const counted = found(unit);
  return counted === null ? null : { is: 'unit', length: counted[0].length, insert: counted[1] ?? '' };
}

/** A date of its year, month and day; null where the calendar has none such. */
export function isoOf([year = '', month = '', day = '']: readonly string[]): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDate(iso) === null ? null : iso;
}

/** Moves the point of a number written in digits: exact, since no digit is computed. */
export function shifted(digits: string, places: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction;
  const point = whole.length + places;
  const left = point <= 0 ? '0' : all.padEnd(point, '0').slice(0, point);
  const right = point <= 0 ? '0'.repeat(-point) + all : all.slice(point);
  const kept = right.replace(/0+$/, '');
  return left.replace(/^0+(?=\d)/, '') + (kept === '' ? '' : `.${kept}`);
}
