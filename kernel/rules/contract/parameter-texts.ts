import { z } from 'zod';
import { answerType, ruleDatum } from './rule-definition.ts';

/** Kinds of values that dated parameters have: those of decisions, and lists of texts (a catalogue, 险种目录). */
export const parameterKind = z.enum([...answerType.options, 'texts']);
export type ParameterKind = z.infer<typeof parameterKind>;

/** Most texts of a list, and most characters of each. */
export const mostTexts = 200;
export const longestText = 60;

/** A value of a parameter as it is kept and sent: a datum, or the texts of a list in their order. */
export const parameterDatum = z.union([ruleDatum, z.array(z.string().max(longestText)).max(mostTexts)]);
export type ParameterDatum = z.infer<typeof parameterDatum>;

/** What hinders a list: no text, too many, one twice, one too long, one with signs that are not written on a line. */
export type TextsFault =
  | { readonly code: 'none' }
  | { readonly code: 'tooMany'; readonly count: number }
  | { readonly code: 'twice' | 'tooLong' | 'badSign'; readonly text: string };

/** The first thing that hinders a list of texts; null where it may stand. */
export function textsFault(texts: readonly string[]): TextsFault | null {
  if (texts.length === 0) return { code: 'none' };
  if (texts.length > mostTexts) return { code: 'tooMany', count: texts.length };
  const seen = new Set<string>();
  for (const text of texts) {
    if (text.length > longestText) return { code: 'tooLong', text };
    if (text === '' || text !== text.trim() || /\p{Cc}/u.test(text)) return { code: 'badSign', text };
    if (seen.has(text)) return { code: 'twice', text };
    seen.add(text);
  }
  return null;
}

/** Texts written or pasted one a line, or as cells of a sheet; blank ones are left out, blanks around them fall away. */
export function textsWritten(written: string): string[] {
  return written
    .split(/[\r\n\t\u2028\u2029]+/)
    .map((text) => unquoted(text.trim()))
    .filter((text) => text !== '');
}

/** Sheets put a cell into quotes where it has some of its own. */
function unquoted(text: string): string {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(text);
  return quoted === null ? text : (quoted[1] ?? '').replaceAll('""', '"').trim();
}

/** A list of texts as it is stored; null where something hinders it. */
export function storedTexts(value: unknown): string | null {
  if (!Array.isArray(value) || !value.every((text) => typeof text === 'string')) return null;
  return textsFault(value) === null ? JSON.stringify(value) : null;
}

/** The texts of a stored list; none where it is none. */
export function textsOf(stored: string): string[] {
  const read = z.array(z.string()).safeParse(jsonOf(stored));
  return read.success ? read.data : [];
}

function jsonOf(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}

/** A stored value of a parameter as it is sent. */
export function parameterDatumOf(stored: string, type: ParameterKind): ParameterDatum {
  if (type === 'texts') return textsOf(stored);
  return type === 'boolean' ? stored === 'true' : stored;
}

/** Which texts came and which went from one list to another, each in the order of its list. */
export function textsDifference(
  before: readonly string[],
  after: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  return {
    added: after.filter((text) => !before.includes(text)),
    removed: before.filter((text) => !after.includes(text)),
  };
}
