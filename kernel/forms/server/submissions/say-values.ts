import type { RequestContext } from '#platform/http/server/context.ts';
import type { FormDefinition, FormField, FormValues, ScalarFieldType } from '../../contract/form-definition.ts';
import { isPersonal } from '../../contract/personal-fields.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import type { StoredLine } from '../store/submissions.ts';

type Text = Pick<RequestContext, 'text'>;

/** One datum in words; null where nothing was filled in. */
export function sayDatum(type: ScalarFieldType, value: unknown, { text }: Text): string | null {
  if (typeof value === 'boolean') return text(value ? 'forms:yes' : 'forms:no');
  if (typeof value !== 'string' || value === '') return null;
  return type.is === 'number' && type.unit !== null ? `${value} ${type.unit}` : value;
}

/** What a field holds, in one line of words: rows and files are counted. */
export function sayValue(
  field: FormField,
  line: Pick<StoredLine, 'answers' | 'computed'>,
  context: Text,
): string | null {
  const value = line.computed[field.key]?.value ?? line.answers[field.key];
  if (field.kind === 'value') return sayDatum(field.type, value, context);
  if (!Array.isArray(value) || value.length === 0) return null;
  return field.kind === 'choices' ? value.join('、') : String(value.length);
}

/** Fields that a register shows: one value or choices, nothing personal. */
export function shownFields(definition: FormDefinition): FormField[] {
  return fieldsOf(definition).filter((field) => field.kind !== 'files' && field.kind !== 'rows' && !isPersonal(field));
}

/** Fields of several versions, each once by its key: as the newest version has it. */
export function fieldsOfVersions(definitions: readonly FormDefinition[]): FormField[] {
  const found = new Map<string, FormField>();
  for (const definition of [...definitions].reverse()) {
    for (const field of fieldsOf(definition)) {
      if (!found.has(field.key) && !isPersonal(field)) found.set(field.key, field);
    }
  }
  return [...found.values()];
}

/** Rows of a field, by the keys of its columns. */
export function rowsOfValue(value: FormValues[string] | undefined): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((one) => one !== null && typeof one === 'object') : [];
}
