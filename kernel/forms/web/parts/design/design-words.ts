import type { RuleVocabulary, RuleWord } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import type { DefinitionFault } from '../../../contract/form.ts';
import {
  type FormColumn,
  type FormDefinition,
  type FormField,
  formDefinition,
  type ScalarFieldType,
} from '../../../contract/form-definition.ts';
import { isPersonal, isPersonalType } from '../../../contract/personal-fields.ts';
import { fieldsOf, prepareForm } from '../../../contract/prepare-form.ts';

const mostYuan = 9_000_000_000_000_000;

/** The names that a condition or formula may use: fields but personal ones, and the zone's parameters; `without` leaves out the field itself. */
export function formVocabulary(
  definition: FormDefinition,
  parameters: readonly string[],
  without: string | null,
): RuleVocabulary {
  const words = fieldsOf(definition)
    .filter((field) => field.key !== without && !isPersonal(field))
    .map((field): RuleWord => ({ name: field.name, is: 'term', type: typeOf(field), called: [] }));
  return [...words, ...parameters.map((name): RuleWord => ({ name, is: 'parameter', type: null, called: [] }))];
}

/** The columns that the formula of a column may use beside the names of the form: all but personal ones and itself. */
export function columnVocabulary(columns: readonly FormColumn[], without: string): RuleVocabulary {
  return columns
    .filter(({ key, type }) => key !== without && !isPersonalType(type))
    .map(({ name, type }): RuleWord => ({ name, is: 'term', type: typeOfScalar(type), called: [] }));
}

function typeOf(field: FormField): RuleWord['type'] {
  return field.kind === 'value' ? typeOfScalar(field.type) : null;
}

function typeOfScalar(type: ScalarFieldType): RuleWord['type'] {
  switch (type.is) {
    case 'number':
      return type;
    case 'money':
      return { is: 'number', scale: 2, least: -mostYuan, most: mostYuan, unit: null };
    case 'choice':
      return { is: 'text', allowed: type.options };
    case 'text':
      return { is: 'text', allowed: null };
    default:
      return { is: type.is };
  }
}

/** The definition with the parameters that its conditions and formulas read, out of those that the zone has. */
export function withParameters(definition: FormDefinition, available: readonly string[]): FormDefinition {
  const form = prepareForm({ ...definition, parameters: [...available] });
  const reads = new Set(
    form.fields.flatMap(({ shown, requiredWhen, computed, columns, checks }) =>
      [shown, requiredWhen, computed, ...columns.values(), ...checks.map(({ test }) => test)].flatMap(
        (text) => text?.reads ?? [],
      ),
    ),
  );
  const used = available.filter((name) => reads.has(name) && !form.byName.has(name));
  const same =
    used.length === definition.parameters.length && used.every((name) => definition.parameters.includes(name));
  return same ? definition : { ...definition, parameters: used };
}

/** What is still empty of a definition, so that it cannot even be saved: the field it is in, or none. */
export interface Unfinished {
  readonly field: string | null;
  /** Number of the section where no field is meant. */
  readonly section: number | null;
}

/** What keeps a definition from being saved: once a field. */
export function unfinishedOf(definition: FormDefinition): readonly Unfinished[] {
  const parsed = formDefinition.safeParse(definition);
  if (parsed.success) return [];
  const found = parsed.error.issues.map(({ path }): Unfinished => {
    const [part, section, , at] = path;
    if (part !== 'sections' || typeof section !== 'number') return { field: null, section: null };
    const field = typeof at === 'number' ? definition.sections[section]?.fields[at]?.key : undefined;
    return { field: field ?? null, section };
  });
  return found.filter(
    (one, index) => found.findIndex(({ field, section }) => field === one.field && section === one.section) === index,
  );
}

/** Faults of one text of a field: its condition, formula, or a check by its number. */
export function faultsOfPart(
  faults: readonly DefinitionFault[],
  place: { field: string; parts: readonly DefinitionFault['part'][]; check?: number; column?: string },
): readonly DefinitionFault[] {
  return faults.filter(
    ({ field, column, part, check }) =>
      field === place.field &&
      place.parts.includes(part) &&
      (place.column === undefined || column === place.column) &&
      (place.check === undefined || check === place.check),
  );
}
