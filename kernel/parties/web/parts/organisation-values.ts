import { dutyKey } from '../../contract/organisation.ts';
import { type OrganisationChange, organisationChange } from '../../contract/organisation-changes.ts';

/** What a form of the organisation holds: words, switches and lists by field. */
export type Values = Readonly<Record<string, unknown>>;

/** The words of a field, without blanks; undefined when nothing was typed. */
export function wordOf(values: Values, key: string): string | undefined {
  const value = values[key];
  const word = typeof value === 'string' ? value.trim() : '';
  return word === '' ? undefined : word;
}

/** A field that is left out when it is empty. */
export function given<K extends string>(values: Values, key: K): { [P in K]?: string } {
  const word = wordOf(values, key);
  // The computed key of an object literal is widened by the compiler.
  return (word === undefined ? {} : { [key]: word }) as { [P in K]?: string };
}

/** The papers of a reorganisation as they are sent. */
export function paperOf(values: Values): { effectiveOn: string; documentNumber: string; reason: string } {
  return {
    effectiveOn: wordOf(values, 'effectiveOn') ?? '',
    documentNumber: wordOf(values, 'documentNumber') ?? '',
    reason: wordOf(values, 'reason') ?? '',
  };
}

/** Day and papers of an everyday change; what is empty is left out. */
export function noteOf(values: Values): { effectiveOn: string; documentNumber?: string; reason?: string } {
  return {
    effectiveOn: wordOf(values, 'effectiveOn') ?? '',
    ...given(values, 'documentNumber'),
    ...given(values, 'reason'),
  };
}

/** The change that the form says; the contract judges its shape again. */
export function changeOf(values: Values): OrganisationChange {
  const paper = paperOf(values);
  const [name, code] = [wordOf(values, 'name'), wordOf(values, 'code')];
  const departmentId = wordOf(values, 'departmentId');
  if (values.kind === 'splitting') {
    const duties = listOf(values, 'duties').map((one) =>
      dutyKey.parse({ kind: one.split('/')[0], code: one.split('/')[1] }),
    );
    const part = { name, code, sectionIds: listOf(values, 'sectionIds'), postIds: listOf(values, 'postIds'), duties };
    return organisationChange.parse({ kind: 'splitting', ...paper, departmentId, parts: [part] });
  }
  if (values.kind === 'closing') {
    return organisationChange.parse({
      kind: 'closing',
      ...paper,
      departmentId,
      successorId: wordOf(values, 'successorId') ?? null,
    });
  }
  const into = values.into === 'fresh' ? { name, code } : { departmentId: wordOf(values, 'targetId') };
  return organisationChange.parse({ kind: 'merging', ...paper, sourceIds: listOf(values, 'sourceIds'), into });
}

function listOf(values: Values, key: string): string[] {
  const value = values[key];
  return Array.isArray(value) ? value.map(String) : [];
}
