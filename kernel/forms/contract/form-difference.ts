import { z } from 'zod';
import type { FormDefinition } from './form-definition.ts';

/** What changed of a form from one version to another, in the order of the newer one; what was taken away comes last. */
export const formChange = z.object({
  what: z.enum(['field', 'column', 'section', 'parameter', 'status', 'subject', 'order']),
  change: z.enum(['added', 'removed', 'changed']),
  /** Key of the field, with the column's behind a dot; name of what has no key. */
  key: z.string(),
  /** Label of the field or column, as the newer version has it where it stands. */
  name: z.string(),
  /** Of what changed: which part, as it was and is, in the words of the definition (JSON where it is no text). */
  parts: z.array(z.object({ part: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type FormChange = z.infer<typeof formChange>;

/** What changed from one definition to the next, in the order of the newer one; what was taken away comes last. */
export function formDifference(before: FormDefinition, after: FormDefinition): FormChange[] {
  return [
    ...changedParts(
      'subject',
      { key: 'subject', name: 'subject' },
      { before: { subject: before.subject }, after: { subject: after.subject } },
    ),
    ...listDifference('section', sectionsOf(before), sectionsOf(after)),
    ...listDifference('field', partsOfFields(before), partsOfFields(after)),
    ...listDifference('column', partsOfColumns(before), partsOfColumns(after)),
    ...listDifference('parameter', named(before.parameters), named(after.parameters)),
    ...listDifference('status', named(before.statuses), named(after.statuses)),
    ...orderOf(before, after),
  ];
}

/** A part that can be compared: its lasting key, its name, and what it is made of. */
interface Comparable {
  readonly key: string;
  readonly name: string;
  readonly parts: Readonly<Record<string, unknown>>;
}

function named(names: readonly string[]): Comparable[] {
  return names.map((name) => ({ key: name, name, parts: {} }));
}

function sectionsOf({ sections }: FormDefinition): Comparable[] {
  return sections.map(({ title, reason }) => ({ key: title, name: title, parts: { reason } }));
}

function partsOfFields({ sections }: FormDefinition): Comparable[] {
  return sections.flatMap(({ title, fields }) =>
    fields.map(({ key, ...parts }) => {
      const { columns: _columns, ...own } = { columns: null, ...parts };
      return { key, name: parts.name, parts: { section: title, ...own } };
    }),
  );
}

function partsOfColumns({ sections }: FormDefinition): Comparable[] {
  return sections.flatMap(({ fields }) =>
    fields.flatMap((field) =>
      field.kind === 'rows'
        ? field.columns.map(({ key, ...parts }) => ({ key: `${field.key}.${key}`, name: parts.name, parts }))
        : [],
    ),
  );
}

function listDifference(
  what: FormChange['what'],
  before: readonly Comparable[],
  after: readonly Comparable[],
): FormChange[] {
  const earlier = new Map(before.map((one) => [one.key, one]));
  const later = new Set(after.map(({ key }) => key));
  const standing = after.flatMap((one) => {
    const was = earlier.get(one.key);
    if (was === undefined) return [{ what, change: 'added' as const, key: one.key, name: one.name, parts: [] }];
    return changedParts(what, one, { before: was.parts, after: one.parts });
  });
  const gone = before.filter(({ key }) => !later.has(key));
  return [...standing, ...gone.map(({ key, name }) => ({ what, change: 'removed' as const, key, name, parts: [] }))];
}

function changedParts(
  what: FormChange['what'],
  { key, name }: { key: string; name: string },
  { before, after }: { before: Comparable['parts']; after: Comparable['parts'] },
): FormChange[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((part) => {
    const [was, is] = [wordOf(before[part]), wordOf(after[part])];
    return was === is ? [] : [{ part, before: was, after: is }];
  });
  return parts.length === 0 ? [] : [{ what, change: 'changed', key, name, parts }];
}

function wordOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether the fields that both have stand in another order. */
function orderOf(before: FormDefinition, after: FormDefinition): FormChange[] {
  const keys = (definition: FormDefinition, among: ReadonlySet<string>) =>
    definition.sections.flatMap(({ fields }) => fields.map(({ key }) => key)).filter((key) => among.has(key));
  const of = (definition: FormDefinition) =>
    new Set(definition.sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const [was, is] = [keys(before, of(after)).join(' '), keys(after, of(before)).join(' ')];
  if (was === is) return [];
  return [
    {
      what: 'order',
      change: 'changed',
      key: 'order',
      name: 'order',
      parts: [{ part: 'order', before: was, after: is }],
    },
  ];
}
