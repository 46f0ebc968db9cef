import type { z } from 'zod';
import { AppError, type FieldError } from '#platform/errors/contract/errors.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import { openTexts } from '#platform/i18n/server/texts.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

const texts = openTexts([{ name: 'http', locale: { 'zh-CN': zh, en } }]);

/** At most so many fields are named in one answer. */
const mostNamed = 50;

/** No form of ours is nested more deeply; what is would only be meant to exhaust whoever walks through it. */
const mostLevels = 50;

/** Parses input; a broken rule names each field with the rule and what to do, in the caller's language. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown, locale: Locale): z.output<T> {
  if (deeperThan(input, mostLevels)) throw new AppError('http.malformedBody');
  const hidden = fieldsWithControls(input, '').slice(0, mostNamed);
  if (hidden.length > 0) {
    const fields = hidden.map((field) => ({ field, message: texts(locale, 'http:input.control') }));
    throw new AppError('http.invalidInput', {}, fields);
  }
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, mostNamed).map((issue) => fieldError(issue, locale));
  throw new AppError('http.invalidInput', {}, fields);
}

function deeperThan(input: unknown, levels: number): boolean {
  if (typeof input !== 'object' || input === null) return false;
  return levels === 0 || Object.values(input).some((value) => deeperThan(value, levels - 1));
}

// NUL and its kin cannot be stored; marks that turn the direction of text make one name look like another.
// biome reads such ranges in a regular expression as a mistake, hence code points.
function isHidden(point: number): boolean {
  const control = point < 0x20 && point !== 0x09 && point !== 0x0a && point !== 0x0d;
  const direction = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
  return control || direction || point === 0x7f;
}

/** Whether a text has signs that cannot be stored or that hide what it says; half a surrogate pair is no letter. */
export function hasControls(text: string): boolean {
  return !text.isWellFormed() || [...text].some((letter) => isHidden(letter.codePointAt(0) ?? 0));
}

function fieldsWithControls(input: unknown, path: string): string[] {
  if (typeof input === 'string') return hasControls(input) ? [path] : [];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) => {
    // What names a value is kept as it is too, where a record may have any names.
    if (hasControls(key)) return [path];
    return fieldsWithControls(value, path === '' ? key : `${path}.${key}`);
  });
}

function fieldError(issue: z.core.$ZodIssue, locale: Locale): FieldError {
  return { field: issue.path.join('.'), message: message(issue, locale) };
}

function message(issue: z.core.$ZodIssue, locale: Locale): string {
  const text = (key: string, params: Record<string, string | number> = {}) =>
    texts(locale, `http:input.${key}`, params);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? text('missing') : text(typeKeys[issue.expected] ?? 'format');
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1
        ? text('missing')
        : text(`least.${sizeKey(issue.origin)}`, { size: Number(issue.minimum) });
    case 'too_big':
      return text(`most.${sizeKey(issue.origin)}`, { size: Number(issue.maximum) });
    case 'invalid_value':
      return text('notInList', { values: issue.values.slice(0, 20).map(String).join(', ') });
    case 'invalid_format':
      return text(issue.format === 'date' ? 'date' : 'format');
    case 'unrecognized_keys':
      return text('unknown', { names: issue.keys.join(', ') });
    case 'invalid_union': {
      const inner = issue.errors.flat().at(-1);
      return inner === undefined ? text('format') : message(inner, locale);
    }
    case 'custom':
      // A rule without words of its own says what the library calls it.
      return issue.message === 'Invalid input' ? text('format') : issue.message;
    default:
      return text('format');
  }
}

const typeKeys: Readonly<Record<string, string>> = {
  int: 'integer',
  number: 'number',
  string: 'text',
  array: 'list',
};

function sizeKey(origin: string): 'text' | 'list' | 'number' {
  if (origin === 'string') return 'text';
  return origin === 'array' || origin === 'set' ? 'list' : 'number';
}
