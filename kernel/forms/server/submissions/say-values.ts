import { writeCell } from '#platform/exports/server/print-tables.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { SheetCell } from '#platform/sheets/server/workbook.ts';
import type { FormField, FormValues, ScalarFieldType } from '../../contract/form-definition.ts';
import type { StoredLine } from '../store/submissions.ts';
import type { RegisterField } from './domain/register-fields.ts';

type Text = Pick<RequestContext, 'text'>;
type Answers = Pick<StoredLine, 'answers' | 'computed'>;

/** The unit of a type as it is read; null where it has none. */
export function unitOf(type: ScalarFieldType, { text }: Text): string | null {
  if (type.is === 'money') return text('forms:yuan');
  return type.is === 'number' ? type.unit : null;
}

/** One datum in words, with its unit unless the head of its column says it; null where nothing was filled in. */
export function sayDatum(
  type: ScalarFieldType,
  value: unknown,
  { text, unit = 'here' }: Text & { unit?: 'here' | 'inHead' },
): string | null {
  if (typeof value === 'boolean') return text(value ? 'forms:yes' : 'forms:no');
  if (typeof value !== 'string' || value === '') return null;
  if (type.is !== 'number' && type.is !== 'money') return value;
  const words = writeCell(withPlaces(type, value), 'decimal');
  if (unit === 'inHead') return words;
  if (type.is === 'money') return text('forms:money', { value: words });
  const behind = unitOf(type, { text });
  return behind === null ? words : `${words}\u00a0${behind}`;
}

/** A number as it is kept, with all places of its field. */
function withPlaces(type: Extract<ScalarFieldType, { is: 'number' | 'money' }>, value: string): string {
  const scale = type.is === 'money' ? 2 : type.scale;
  const [whole = '', places = ''] = value.split('.');
  return scale === 0 ? value : `${whole}.${places.padEnd(scale, '0')}`;
}

/** What a field holds, in one line of words: rows and files are counted. */
function sayValue(field: FormField, { answers, computed }: Answers, context: Text): string | null {
  const value = computed[field.key]?.value ?? answers[field.key];
  if (field.kind === 'value') return sayDatum(field.type, value, context);
  if (!Array.isArray(value) || value.length === 0) return null;
  return field.kind === 'choices' ? value.join('、') : String(value.length);
}

/** A cell of a register, in the type of its column: money in fen, other numbers as decimal text, all else in words. */
export function cellOf(column: RegisterField, line: Answers & Pick<StoredLine, 'version'>, context: Text): SheetCell {
  const field = column.asked.get(line.version);
  if (field === undefined) return null;
  if (field.kind !== 'value' || column.type === 'text') return sayValue(field, line, context);
  const value = line.computed[field.key]?.value ?? line.answers[field.key];
  if (typeof value !== 'string' || value === '') return null;
  if (field.type.is === 'money')
    return withPlaces(field.type, value)
      .replace('.', '')
      .replace(/^(-?)0+(?=\d)/, '$1');
  return field.type.is === 'number' ? withPlaces(field.type, value) : value;
}

/** The same as it is read on a page. */
export function shownCell(column: RegisterField, line: Answers & Pick<StoredLine, 'version'>, context: Text) {
  const cell = cellOf(column, line, context);
  return cell === null || cell === undefined ? null : writeCell(cell, column.type);
}

/** Rows of a field, by the keys of its columns. */
export function rowsOfValue(value: FormValues[string] | undefined): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((one) => one !== null && typeof one === 'object') : [];
}
