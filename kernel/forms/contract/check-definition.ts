import { normalizeName } from '#kernel/rules/contract/feel/names.ts';
import { builtInScope } from '#kernel/rules/contract/feel-functions/builtins.ts';
import type { AnswerType } from '#kernel/rules/contract/rule-definition.ts';
import type { DefinitionFault } from './form.ts';
import type { FormColumn, FormDefinition, FormField, ScalarFieldType } from './form-definition.ts';
import { overspentField } from './judge-form.ts';
import { isPersonal, isPersonalType } from './personal-fields.ts';
import { fieldsOf, type PreparedField, type PreparedForm, type PreparedText, prepareForm } from './prepare-form.ts';
import { sampleValues } from './sample-values.ts';

/** What the zone knows that a definition can name; left out, those names are not looked up. */
export interface KnownToForms {
  readonly facts: readonly { readonly id: string; readonly subject: string; readonly type: AnswerType }[];
  readonly parameters: readonly { readonly name: string }[];
}

/** Most fields of one form. */
export const mostFields = 200;

/** Words of the language, which no field may be called. */
const reserved = new Set(
  'true false null if then else for in return some every satisfies and or not between instance of function external item partial'.split(
    ' ',
  ),
);

const nowhere = { field: null, column: null, check: null, from: 0, to: 0 } as const;
type Part = DefinitionFault['part'];

/** Everything that keeps a form from being published, in the order of its fields; never throws. */
export function checkFormDefinition(definition: FormDefinition, known?: KnownToForms): DefinitionFault[] {
  const fields = fieldsOf(definition);
  if (fields.length > mostFields) {
    return [{ ...nowhere, part: 'form', code: 'tooManyFields', params: { most: mostFields } }];
  }
  const form = prepareForm(definition);
  const names = new Set([...form.byName.keys(), ...definition.parameters.map(normalizeName)]);
  return [
    ...namesTwice(definition),
    ...fields.flatMap((field) => [...faultsOfShape(field), ...faultsOfPrefill(definition, field, known)]),
    ...form.fields.flatMap((one) => textsOf(one).flatMap((text) => faultsOfText(form, names, { one, ...text }))),
    ...circlesOf(form),
    ...form.fields.flatMap(circlesOfColumns),
    ...overspent(definition),
    ...definition.parameters
      .filter((name) => known !== undefined && !known.parameters.some((one) => one.name === name))
      .map((name) => ({ ...nowhere, part: 'parameter' as const, code: 'unknownParameter' as const, params: { name } })),
  ];
}

/** A form that takes too many steps filled in or empty: whoever fills it would wait, and could not send it. */
function overspent(definition: FormDefinition): DefinitionFault[] {
  const on = { on: '2026-01-01', parameters: [] };
  const [key] = [sampleValues(definition), {}].flatMap((values) => overspentField(definition, values, on) ?? []);
  const name = fieldsOf(definition).find((field) => field.key === key)?.name ?? '';
  return key === undefined ? [] : [{ ...nowhere, field: key, part: 'form', code: 'tooManySteps', params: { name } }];
}

function namesTwice(definition: FormDefinition): DefinitionFault[] {
  const keys = new Set<string>();
  const names = new Set(definition.parameters.map(normalizeName));
  return fieldsOf(definition).flatMap((field) => {
    const own = [
      ...twice(keys, field.key).map((key) => fault(field, 'key', 'duplicateKey', { key })),
      ...twice(names, normalizeName(field.name)).map((name) => fault(field, 'name', 'duplicateName', { name })),
      ...reservedName(field.name).map((name) => fault(field, 'name', 'reservedName', { name })),
    ];
    if (field.kind !== 'rows') return own;
    const inner = { keys: new Set<string>(), names: new Set<string>() };
    const columns = field.columns.flatMap((column) => [
      ...twice(inner.keys, column.key).map((key) => fault(field, 'key', 'duplicateKey', { key })),
      ...twice(inner.names, normalizeName(column.name)).map((name) => fault(field, 'name', 'duplicateName', { name })),
      ...reservedName(column.name).map((name) => fault(field, 'name', 'reservedName', { name })),
    ]);
    return [...own, ...columns];
  });
}

function twice(seen: Set<string>, one: string): string[] {
  if (seen.has(one)) return [one];
  seen.add(one);
  return [];
}

function reservedName(name: string): string[] {
  return reserved.has(name) || builtInScope.get(name) !== undefined ? [name] : [];
}

function faultsOfShape(field: FormField): DefinitionFault[] {
  if (field.kind === 'files') return [];
  if (field.kind === 'rows') {
    return field.columns.flatMap(({ key, type, computed }) => {
      const both = isPersonalType(type) && computed !== null ? [fault(field, 'type', 'personalComputed')] : [];
      return [...faultsOfType(field, type), ...both].map((one) => ({ ...one, column: key }));
    });
  }
  if (field.kind === 'choices') return optionsTwice(field, field.options);
  const both = isPersonal(field) && (field.computed !== null || field.prefill !== null);
  return [...faultsOfType(field, field.type), ...(both ? [fault(field, 'type', 'personalComputed')] : [])];
}

function faultsOfType(field: FormField, type: ScalarFieldType): DefinitionFault[] {
  if (type.is === 'number' && type.least > type.most) return [fault(field, 'type', 'bounds')];
  return type.is === 'choice' ? optionsTwice(field, type.options) : [];
}

function optionsTwice(field: FormField, options: readonly string[]): DefinitionFault[] {
  const seen = new Set<string>();
  return options
    .flatMap((one) => twice(seen, one))
    .map((option) => fault(field, 'type', 'duplicateOption', { option }));
}

function faultsOfPrefill({ subject }: FormDefinition, field: FormField, known?: KnownToForms): DefinitionFault[] {
  if (field.kind !== 'value' || field.prefill === null || known === undefined) return [];
  const found = known.facts.find(({ id }) => id === field.prefill);
  if (found === undefined) return [fault(field, 'prefill', 'unknownFact', { fact: field.prefill })];
  if (found.subject !== subject) return [fault(field, 'prefill', 'factSubject', { fact: field.prefill })];
  const fits = answerTypeOf(field.type) === found.type;
  return fits ? [] : [fault(field, 'prefill', 'factType', { fact: field.prefill })];
}

/** Kind of the values of a field, as rules call it. */
export function answerTypeOf({ is }: ScalarFieldType): AnswerType {
  if (is === 'number' || is === 'money') return 'number';
  return is === 'date' || is === 'boolean' ? is : 'text';
}

interface PlacedText {
  readonly part: Part;
  /** Key of the column whose formula it is. */
  readonly column: string | null;
  readonly check: number | null;
  readonly text: PreparedText;
}

function textsOf({ shown, requiredWhen, computed, columns, checks }: PreparedField): PlacedText[] {
  const place = (part: Part, text: PreparedText | null): PlacedText[] =>
    text === null ? [] : [{ part, column: null, check: null, text }];
  return [
    ...place('shown', shown),
    ...place('required', requiredWhen),
    ...place('computed', computed),
    ...checks.map(({ test }, check): PlacedText => ({ part: 'check', column: null, check, text: test })),
    ...[...columns].map(([column, text]): PlacedText => ({ part: 'computed', column, check: null, text })),
  ];
}

function faultsOfText(
  form: PreparedForm,
  names: ReadonlySet<string>,
  { one, part, column, check, text }: PlacedText & { one: PreparedField },
): DefinitionFault[] {
  const at = { field: one.field.key, column, part, check };
  const beside = column === null ? new Map<string, FormColumn>() : columnsByName(one.field);
  if (!text.parsed.ok) {
    const { why, at: span } = text.parsed;
    return [{ ...at, from: span.from, to: span.to, code: why, params: {} }];
  }
  return text.names.flatMap(({ name, from, to }): DefinitionFault[] => {
    const cell = beside.get(name);
    if (cell !== undefined) {
      return isPersonalType(cell.type) ? [{ ...at, from, to, code: 'personalRead', params: { name } }] : [];
    }
    if (!names.has(name)) return [{ ...at, from, to, code: 'unknownName', params: { name } }];
    const read = form.byName.get(name)?.field;
    const leaks = read !== undefined && isPersonal(read) && (part !== 'check' || read.key !== one.field.key);
    return leaks ? [{ ...at, from, to, code: 'personalRead', params: { name } }] : [];
  });
}

/** Columns of rows by the names that formulas of their columns call them. */
function columnsByName(field: FormField): ReadonlyMap<string, FormColumn> {
  return new Map(field.kind === 'rows' ? field.columns.map((one) => [normalizeName(one.name), one] as const) : []);
}

/** Computed columns that read each other in a circle: one fault a field, at the first of them. */
function circlesOfColumns({ field, columns }: PreparedField): DefinitionFault[] {
  const byName = columnsByName(field);
  const circle = (key: string, above: readonly string[]): string[] | undefined => {
    const begun = above.indexOf(key);
    if (begun >= 0) return [...above.slice(begun), key];
    for (const name of columns.get(key)?.reads ?? []) {
      const next = byName.get(name);
      const found = next === undefined ? undefined : circle(next.key, [...above, key]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const nameOf = (key: string) => [...byName.values()].find((one) => one.key === key)?.name ?? key;
  for (const key of columns.keys()) {
    const found = circle(key, []);
    if (found === undefined) continue;
    const names = found.map(nameOf).join(' → ');
    return [{ ...fault(field, 'computed', 'circle', { names }), column: found[0] ?? null }];
  }
  return [];
}

/** What a field waits for: the names of its conditions and formulas that are no columns of its own. */
function waitsFor({ field, shown, computed, columns }: PreparedField): string[] {
  const own = columnsByName(field);
  const cells = [...columns.values()].flatMap(({ reads }) => reads).filter((name) => !own.has(name));
  return [...(shown?.reads ?? []), ...(computed?.reads ?? []), ...cells];
}

/** Fields whose value or presence depends on itself: one fault a circle, at its first field. */
function circlesOf(form: PreparedForm): DefinitionFault[] {
  const found: DefinitionFault[] = [];
  const done = new Set<string>();
  const visit = (one: PreparedField, above: readonly PreparedField[]): void => {
    const begun = above.indexOf(one);
    if (begun >= 0) {
      const names = above.slice(begun).map(({ field }) => field.name);
      found.push(fault(one.field, 'computed', 'circle', { names: [...names, one.field.name].join(' → ') }));
      return;
    }
    if (done.has(one.field.key)) return;
    for (const name of waitsFor(one)) {
      const next = form.byName.get(name);
      if (next !== undefined) visit(next, [...above, one]);
    }
    done.add(one.field.key);
  };
  for (const one of form.fields) visit(one, []);
  return found;
}

function fault(
  field: FormField,
  part: Part,
  code: DefinitionFault['code'],
  params: DefinitionFault['params'] = {},
): DefinitionFault {
  return { ...nowhere, field: field.key, part, code, params };
}
