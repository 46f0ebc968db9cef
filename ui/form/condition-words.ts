import type { FormDefinition, FormField, FormValues, ScalarFieldType } from '#kernel/forms/contract/form-definition.ts';
import type { FormJudgement } from '#kernel/forms/contract/judge-form.ts';
import { prepareForm } from '#kernel/forms/contract/prepare-form.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import { formatDate } from '../format/date.ts';
import type { Text } from '../i18n/i18n.ts';
import { readNumber, withPlaces } from './number-text.ts';

const signs: readonly (readonly [RegExp, string])[] = [
  [/>=/g, ' ≥ '],
  [/<=/g, ' ≤ '],
  [/!=/g, ' ≠ '],
  [/\*/g, ' × '],
  [/\//g, ' ÷ '],
];

const words: readonly (readonly [RegExp, string])[] = [
  [/\band\b/g, 'and'],
  [/\bor\b/g, 'or'],
  [/\btrue\b/g, 'yes'],
  [/\bfalse\b/g, 'no'],
];

/** An expression as people read it: ≥ for >=, 且 for `and`; texts in quotes stay as they stand. */
export function conditionWords(source: string, text: Text): string {
  return source
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, index) => (index % 2 === 1 ? text('form.quoted', { words: part.slice(1, -1) }) : inWords(part, text)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function inWords(part: string, text: Text): string {
  const drawn = signs.reduce((done, [sign, shown]) => done.replace(sign, shown), part);
  return words.reduce((done, [word, key]) => done.replace(word, text(`form.words.${key}`)), drawn);
}

/** How words of a datum are chosen. */
export interface DatumReader {
  readonly text: Text;
  readonly locale: 'zh-CN' | 'en';
}

/** A datum as it is read, with its unit: 12,000.00 元, 是, 2026年3月5日; nothing for what is unknown. */
export function datumWords(datum: RuleDatum, type: ScalarFieldType, { text, locale }: DatumReader): string {
  if (datum === null || datum === '') return '';
  if (typeof datum === 'boolean') return text(datum ? 'form.yes' : 'form.no');
  switch (type.is) {
    case 'money':
      return text('form.money', { value: readNumber(withPlaces(datum, 2)) });
    case 'number': {
      const read = readNumber(withPlaces(datum, type.scale));
      return type.unit === null ? read : `${read}\u00a0${type.unit}`;
    }
    case 'date':
      return formatDate(datum, locale);
    default:
      return datum;
  }
}

/** Whether two data of a type are the same, however their numbers are spelt: 7 and 7.00. */
export function isSameDatum(one: RuleDatum, other: RuleDatum, type: ScalarFieldType): boolean {
  const places = type.is === 'money' ? 2 : type.is === 'number' ? type.scale : undefined;
  if (places === undefined || typeof one !== 'string' || typeof other !== 'string') return one === other;
  return withPlaces(one, places) === withPlaces(other, places);
}

/** What stands in a field, in words; rows and files are counted. */
export function valueWords(
  field: FormField,
  { values, view }: { values: FormValues; view: Pick<FormJudgement, 'computed'> },
  reader: DatumReader,
): string {
  const value = values[field.key] ?? null;
  if (field.kind === 'value') {
    const datum = field.computed === null ? value : (view.computed[field.key]?.value ?? null);
    return Array.isArray(datum) ? '' : datumWords(datum, field.type, reader);
  }
  if (!Array.isArray(value) || value.length === 0) return '';
  if (field.kind === 'choices') return value.filter((one) => typeof one === 'string').join(reader.text('form.comma'));
  return reader.text(field.kind === 'rows' ? 'form.rowCount' : 'form.fileCount', { count: value.length });
}

/** The fields that an expression of a field reads, in the order in which it names them. */
export function fieldsRead(definition: FormDefinition, key: string, which: 'shown' | 'computed'): readonly FormField[] {
  const form = prepareForm(definition);
  const names = form.byKey.get(key)?.[which]?.reads ?? [];
  return names.flatMap((name) => form.byName.get(name)?.field ?? []);
}
