import type { NameShape } from '#kernel/rules/contract/feel/name-shape.ts';
import { normalizeName } from '#kernel/rules/contract/feel/names.ts';
import { type Parsed, parseExpression } from '#kernel/rules/contract/feel/parse.ts';
import type { Expression } from '#kernel/rules/contract/feel/syntax.ts';
import { builtInNames } from '#kernel/rules/contract/feel-functions/builtins.ts';
import type { FormDefinition, FormField } from './form-definition.ts';
import { type FreeName, freeNames } from './free-names.ts';

/** A condition or formula after parsing; `reads` are the names that it takes from the form and its parameters. */
export interface PreparedText {
  readonly text: string;
  readonly parsed: Parsed<Expression>;
  readonly names: readonly FreeName[];
  readonly reads: readonly string[];
}

/** A field with everything of it parsed; null where the field has no such text. */
export interface PreparedField {
  readonly field: FormField;
  readonly shown: PreparedText | null;
  readonly requiredWhen: PreparedText | null;
  readonly computed: PreparedText | null;
  /** Of rows: formulas of computed columns, by the keys of those. */
  readonly columns: ReadonlyMap<string, PreparedText>;
  readonly checks: readonly { readonly test: PreparedText; readonly message: string }[];
}

/** A form made ready to be judged many times. */
export interface PreparedForm {
  readonly fields: readonly PreparedField[];
  readonly byKey: ReadonlyMap<string, PreparedField>;
  /** By the name as expressions spell it; the first field of a name counts. */
  readonly byName: ReadonlyMap<string, PreparedField>;
}

const prepared = new WeakMap<FormDefinition, PreparedForm>();

/** Parses everything of a form once; kept as long as the definition is. */
export function prepareForm(definition: FormDefinition): PreparedForm {
  const known = prepared.get(definition);
  if (known !== undefined) return known;
  const made = prepare(definition);
  prepared.set(definition, made);
  return made;
}

/** Fields in the order of the form. */
export function fieldsOf(definition: FormDefinition): FormField[] {
  return definition.sections.flatMap(({ fields }) => fields);
}

function prepare(definition: FormDefinition): PreparedForm {
  const fields = fieldsOf(definition);
  const shape: NameShape = {
    ...builtInNames,
    ...Object.fromEntries(definition.parameters.map((name) => [name, 1] as const)),
    ...Object.fromEntries(fields.map((field) => [field.name, shapeOf(field)])),
  };
  const columns = fields.flatMap((field) => (field.kind === 'rows' ? field.columns.map(({ name }) => name) : []));
  const read = (text: string, around = shape): PreparedText => {
    const parsed = parseExpression(text, around);
    const names = parsed.ok ? freeNames(parsed.value, columns) : [];
    return { text, parsed, names, reads: [...new Set(names.map(({ name }) => name))] };
  };
  const made = fields.map((field): PreparedField => {
    const computed = field.kind === 'value' ? field.computed : null;
    return {
      field,
      shown: field.shown === null ? null : read(field.shown),
      requiredWhen: typeof field.required === 'string' ? null : read(field.required.when),
      computed: computed === null ? null : read(computed),
      columns: columnsOf(field, (text, names) => read(text, { ...shape, ...names })),
      checks: field.checks.map(({ test, message }) => ({ test: read(test), message })),
    };
  });
  const backwards = [...made].reverse();
  return {
    fields: made,
    byKey: new Map(backwards.map((one) => [one.field.key, one])),
    byName: new Map(backwards.map((one) => [normalizeName(one.field.name), one])),
  };
}

function columnsOf(
  field: FormField,
  read: (text: string, names: NameShape) => PreparedText,
): ReadonlyMap<string, PreparedText> {
  if (field.kind !== 'rows') return new Map();
  const names = Object.fromEntries(field.columns.map(({ name }) => [name, 1] as const));
  return new Map(
    field.columns.flatMap(({ key, computed }) => (computed === null ? [] : [[key, read(computed, names)] as const])),
  );
}

function shapeOf(field: FormField): NameShape | 1 {
  if (field.kind !== 'rows') return 1;
  return Object.fromEntries(field.columns.map(({ name }) => [name, 1] as const));
}
