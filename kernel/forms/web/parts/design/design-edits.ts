import type { FormColumn, FormDefinition, FormField, ScalarFieldType } from '../../../contract/form-definition.ts';
import { fieldsOf, prepareForm } from '../../../contract/prepare-form.ts';

/** What a designer chooses as the type of a field: that of one value, or several choices, files, rows. */
export type FieldKind =
  | 'text'
  | 'lines'
  | 'number'
  | 'money'
  | 'date'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'files'
  | 'rows';

export const fieldKinds: readonly FieldKind[] = [
  ...(['text', 'lines', 'number', 'money', 'date', 'boolean'] as const),
  ...(['choice', 'choices', 'files', 'rows'] as const),
];

/** Kinds that a column of rows can have. */
export const columnKinds = ['text', 'number', 'money', 'date', 'boolean', 'choice'] as const;

/** Words that a new field, column or option begins with, in the language of who designs. */
export interface NewWords {
  field(kind: FieldKind): string;
  readonly option: string;
  readonly section: string;
  readonly column: string;
}

const largest = 1_000_000_000;

/** What a type begins as. */
export function newType(kind: FieldKind, option: string): ScalarFieldType {
  switch (kind) {
    case 'number':
      return { is: 'number', scale: 0, least: 0, most: largest, unit: null };
    case 'money':
    case 'date':
    case 'boolean':
      return { is: kind };
    case 'choice':
      return { is: 'choice', options: [`${option} 1`, `${option} 2`] };
    default:
      return kind === 'lines'
        ? { is: 'text', longest: 1_000, lines: 'several', personal: false }
        : { is: 'text', longest: 100, lines: 'one', personal: false };
  }
}

/** The kind that a field is. */
export function kindOf(field: FormField): FieldKind {
  return field.kind === 'value' ? kindOfType(field.type) : field.kind;
}

/** The kind that a type is. */
export function kindOfType(type: ScalarFieldType): FieldKind {
  return type.is === 'text' && type.lines === 'several' ? 'lines' : type.is;
}

/** Gives a field another kind; what both have is kept: key, name, hint, conditions, checks, options. */
export function asKind(field: FormField, kind: FieldKind, words: NewWords): FormField {
  const { key, name, hint, required, shown, checks } = field;
  const asked = { key, name, hint, required, shown, checks };
  const options = optionsOf(field) ?? [`${words.option} 1`, `${words.option} 2`];
  switch (kind) {
    case 'choices':
      return { kind, ...asked, options };
    case 'files':
      return { kind, ...asked, most: 3 };
    case 'rows':
      return { kind, ...asked, most: 50, columns: [newColumn([], words.column)] };
    default: {
      const type: ScalarFieldType = kind === 'choice' ? { is: 'choice', options } : newType(kind, words.option);
      const computed = field.kind === 'value' ? field.computed : null;
      return { kind: 'value', ...asked, type, prefill: null, computed };
    }
  }
}

function optionsOf(field: FormField): string[] | undefined {
  if (field.kind === 'choices') return field.options;
  return field.kind === 'value' && field.type.is === 'choice' ? field.type.options : undefined;
}

/** A further column of rows. */
export function newColumn(columns: readonly FormColumn[], name: string): FormColumn {
  return {
    key: freshKey(
      columns.map(({ key }) => key),
      'column',
    ),
    name: freshName(
      columns.map((column) => column.name),
      name,
    ),
    type: newType('text', ''),
    required: false,
    computed: null,
  };
}

function freshKey(taken: readonly string[], stem: string): string {
  let number = 1;
  while (taken.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

function freshName(taken: readonly string[], stem: string): string {
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** A form of one section and one field: what a designer begins with. */
export function newDefinition(subject: FormDefinition['subject'], words: NewWords): FormDefinition {
  const empty: FormDefinition = { subject, sections: [], parameters: [], statuses: [] };
  return addSection(empty, words).definition;
}

/** The definition after something was added, and the key of the field to be named next. */
export interface Added {
  readonly definition: FormDefinition;
  readonly key: string;
}

/** A section at the end, with a first field. */
export function addSection(definition: FormDefinition, words: NewWords): Added {
  const title = freshName(
    definition.sections.map((section) => section.title),
    words.section,
  );
  const field = newField(definition, 'text', words);
  const sections = [...definition.sections, { title, reason: null, fields: [field] }];
  return { definition: { ...definition, sections }, key: field.key };
}

/** A field at the end of a section. */
export function addField(
  definition: FormDefinition,
  { section, kind, words }: { section: number; kind: FieldKind; words: NewWords },
): Added {
  const field = newField(definition, kind, words);
  return { definition: inSection(definition, section, (fields) => [...fields, field]), key: field.key };
}

function newField(definition: FormDefinition, kind: FieldKind, words: NewWords): FormField {
  const fields = fieldsOf(definition);
  const plain: FormField = {
    ...{ kind: 'value' as const, hint: null, required: 'always' as const, shown: null, checks: [] },
    key: freshKey(
      fields.map(({ key }) => key),
      kind === 'lines' ? 'text' : kind,
    ),
    name: freshName([...fields.map(({ name }) => name), ...definition.parameters], words.field(kind)),
    ...{ type: newType('text', words.option), prefill: null, computed: null },
  };
  return asKind(plain, kind, words);
}

type Fields = FormDefinition['sections'][number]['fields'];

function inSection(definition: FormDefinition, at: number, change: (fields: Fields) => Fields): FormDefinition {
  const sections = definition.sections.map((section, index) =>
    index === at ? { ...section, fields: change(section.fields) } : section,
  );
  return { ...definition, sections };
}

/** A field with something changed. */
export function changeField(definition: FormDefinition, key: string, field: FormField): FormDefinition {
  const sections = definition.sections.map((section) => ({
    ...section,
    fields: section.fields.map((one) => (one.key === key ? field : one)),
  }));
  return { ...definition, sections };
}

/** A section with another title or reason. */
export function changeSection(
  definition: FormDefinition,
  at: number,
  patch: { title?: string; reason?: string | null },
): FormDefinition {
  const sections = definition.sections.map((section, index) => (index === at ? { ...section, ...patch } : section));
  return { ...definition, sections };
}

/** Without a field; a section whose last field it was goes with it. The last field of a form stays. */
export function removeField(definition: FormDefinition, key: string): FormDefinition {
  if (fieldsOf(definition).length === 1) return definition;
  const sections = definition.sections
    .map((section) => ({ ...section, fields: section.fields.filter((one) => one.key !== key) }))
    .filter(({ fields }) => fields.length > 0);
  return { ...definition, sections };
}

/** A field one place up or down; past the end of its section into the next one. A section that it left empty goes. */
export function moveField(definition: FormDefinition, key: string, step: 1 | -1): FormDefinition {
  const at = definition.sections.findIndex(({ fields }) => fields.some((one) => one.key === key));
  const fields = definition.sections[at]?.fields ?? [];
  const place = fields.findIndex((one) => one.key === key);
  const field = fields[place];
  if (field === undefined) return definition;
  const beside = fields[place + step];
  if (beside !== undefined) {
    return inSection(definition, at, (all) =>
      all.map((one, index) => (index === place ? beside : index === place + step ? field : one)),
    );
  }
  if (definition.sections[at + step] === undefined) return definition;
  const without = inSection(definition, at, (all) => all.filter((one) => one !== field));
  const moved = inSection(without, at + step, (all) => (step === 1 ? [field, ...all] : [...all, field]));
  return { ...moved, sections: moved.sections.filter((section) => section.fields.length > 0) };
}

/** A section one place up or down. */
export function moveSection(definition: FormDefinition, at: number, step: 1 | -1): FormDefinition {
  const section = definition.sections[at];
  const beside = definition.sections[at + step];
  if (section === undefined || beside === undefined) return definition;
  const sections = definition.sections.map((one, index) =>
    index === at ? beside : index === at + step ? section : one,
  );
  return { ...definition, sections };
}

/** A field under another name; whatever condition or formula named it, names it anew. */
export function renameField(definition: FormDefinition, key: string, name: string): FormDefinition {
  const before = fieldsOf(definition).find((one) => one.key === key)?.name;
  if (before === undefined || before === name) return definition;
  const form = prepareForm(definition);
  const mend = (text: string, names: readonly { name: string; from: number; to: number }[] = []): string =>
    [...names]
      .filter((one) => one.name === before)
      .sort((a, b) => b.from - a.from)
      .reduce((done, { from, to }) => done.slice(0, from) + name + done.slice(to), text);
  const sections = definition.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field): FormField => {
      const texts = form.byKey.get(field.key);
      const mended = {
        ...field,
        name: field.key === key ? name : field.name,
        shown: field.shown === null ? null : mend(field.shown, texts?.shown?.names),
        required:
          typeof field.required === 'string'
            ? field.required
            : { when: mend(field.required.when, texts?.requiredWhen?.names) },
        checks: field.checks.map((check, index) => ({
          ...check,
          test: mend(check.test, texts?.checks[index]?.test.names),
        })),
      };
      if (mended.kind === 'rows') {
        const columns = mended.columns.map((column) => {
          // A column of the same name is what the formula means.
          const same = mended.columns.some((one) => one.name === before);
          const names = same ? [] : texts?.columns.get(column.key)?.names;
          return column.computed === null ? column : { ...column, computed: mend(column.computed, names) };
        });
        return { ...mended, columns };
      }
      if (mended.kind !== 'value' || mended.computed === null) return mended;
      return { ...mended, computed: mend(mended.computed, texts?.computed?.names) };
    }),
  }));
  return { ...definition, sections };
}
