import type { FormDefinition, FormField, FormValues, ScalarFieldType } from './form-definition.ts';
import { fieldsOf } from './prepare-form.ts';

/** Whether a value of the type is personal. */
export function isPersonalType(type: ScalarFieldType): boolean {
  return type.is === 'text' && type.personal;
}

/** Whether a field holds one value that is personal; rows are judged by their columns. */
export function isPersonal(field: FormField): boolean {
  return field.kind === 'value' && isPersonalType(field.type);
}

/** What was filled in, parted into what may stand in the clear and what may not; rows keep their places in both. */
export interface PartedValues {
  readonly open: FormValues;
  /** Null where nothing personal was filled in. */
  readonly personal: FormValues | null;
}

/** Parts personal values from the others. */
export function partPersonal(definition: FormDefinition, values: FormValues): PartedValues {
  const fields = new Map(fieldsOf(definition).map((field) => [field.key, field]));
  const open: [string, FormValues[string]][] = [];
  const personal: [string, FormValues[string]][] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = fields.get(key);
    // What the form does not know may be anything: somebody's name too.
    if (field === undefined || isPersonal(field)) personal.push([key, value]);
    else if (field.kind === 'rows' && field.columns.some(({ type }) => isPersonalType(type))) {
      const columns = new Set(field.columns.filter(({ type }) => !isPersonalType(type)).map(({ key: one }) => one));
      open.push([key, cellsWhere(value, (column) => columns.has(column))]);
      personal.push([key, cellsWhere(value, (column) => !columns.has(column))]);
    } else open.push([key, value]);
  }
  return { open: Object.fromEntries(open), personal: personal.length === 0 ? null : Object.fromEntries(personal) };
}

/** Puts together again what was parted. */
export function joinPersonal({ open, personal }: PartedValues): FormValues {
  if (personal === null) return open;
  const joined = new Map(Object.entries(open));
  for (const [key, value] of Object.entries(personal)) {
    const beside = joined.get(key);
    if (!isRows(value) || !isRows(beside)) joined.set(key, value);
    else
      joined.set(
        key,
        beside.map((row, place) => ({ ...row, ...value[place] })),
      );
  }
  return Object.fromEntries(joined);
}

type Row = Extract<FormValues[string], readonly unknown[]>[number] & object;

function isRows(value: FormValues[string] | undefined): value is Row[] {
  return Array.isArray(value) && value.every((one) => one !== null && typeof one === 'object');
}

function cellsWhere(value: FormValues[string], keeps: (column: string) => boolean): FormValues[string] {
  if (!isRows(value)) return null;
  return value.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => keeps(column))));
}
