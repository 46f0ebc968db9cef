import { normalizeName } from '#kernel/rules/contract/feel/names.ts';
import { contextOf, type Value } from '#kernel/rules/contract/feel/values.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import type { FormColumn, FormField } from './form-definition.ts';
import { isEmpty, type ReadValue, readScalar, type ValueFault } from './read-scalar.ts';

/** What a whole field holds: as conditions see it, as it is kept, and what stands against it. */
export interface ReadField {
  readonly value: Value;
  readonly kept: RuleDatum | string[] | Record<string, RuleDatum>[];
  readonly faults: readonly (ValueFault & { readonly row: number | null; readonly column: string | null })[];
}

/** What a computed cell of a row holds; rows are counted from 0, typed cells come by the names of their columns. */
export type CellComputer = (
  column: FormColumn,
  row: { readonly place: number; readonly cells: ReadonlyMap<string, Value> },
) => ReadValue;

/** Reads what was given for a field of any kind; never throws. */
export function readField(field: FormField, given: unknown, compute: CellComputer): ReadField {
  if (field.kind === 'value') {
    const { value, kept, fault } = readScalar(field.type, given);
    return { value, kept, faults: fault === null ? [] : [whole(fault)] };
  }
  if (isEmpty(given)) return { value: null, kept: null, faults: [] };
  if (!Array.isArray(given))
    return { value: null, kept: null, faults: [whole({ code: 'type', params: { is: field.kind } })] };
  if (field.kind === 'rows') return readRows(field, given, compute);
  return readList(field, given);
}

function whole(fault: ValueFault) {
  return { ...fault, row: null, column: null };
}

const fileId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function readList(field: Extract<FormField, { kind: 'choices' | 'files' }>, given: readonly unknown[]): ReadField {
  const most = field.kind === 'files' ? field.most : field.options.length;
  const none = { value: null, kept: null };
  if (given.length > most)
    return { ...none, faults: [whole({ code: 'count', params: { most, count: given.length } })] };
  const texts = given.filter((one) => typeof one === 'string');
  if (texts.length < given.length) return { ...none, faults: [whole({ code: 'type', params: { is: field.kind } })] };
  if (field.kind === 'files') {
    if (texts.every((one) => fileId.test(one))) return { value: texts, kept: texts, faults: [] };
    return { ...none, faults: [whole({ code: 'type', params: { is: 'files' } })] };
  }
  const foreign = texts.find((one, place) => !field.options.includes(one) || texts.indexOf(one) !== place);
  if (foreign === undefined) return { value: texts, kept: texts, faults: [] };
  return { ...none, faults: [whole({ code: 'choice', params: { value: foreign.slice(0, 60) } })] };
}

function readRows(
  field: Extract<FormField, { kind: 'rows' }>,
  given: readonly unknown[],
  compute: CellComputer,
): ReadField {
  const { most, columns } = field;
  const faults: ReadField['faults'][number][] = [];
  if (given.length > most) faults.push(whole({ code: 'count', params: { most, count: given.length } }));
  const rows = given.slice(0, most).map((one, row) => {
    const cells = one !== null && typeof one === 'object' && !Array.isArray(one) ? new Map(Object.entries(one)) : null;
    if (cells === null) faults.push({ code: 'type', params: { is: 'rows' }, row, column: null });
    const typed = columns.filter(({ computed }) => computed === null);
    const read = typed.map((column) => {
      const { value, kept, fault } = readScalar(column.type, cells?.get(column.key));
      const missing = cells !== null && column.required && isEmpty(cells.get(column.key));
      const against = missing ? ({ code: 'required', params: {} } as const) : fault;
      if (against !== null) faults.push({ ...against, row, column: column.key });
      return { column, value, kept };
    });
    const known = new Set(columns.map(({ key }) => key));
    const counted = columns.flatMap((column) => {
      if (column.computed === null) return [];
      const around = new Map(read.map((one) => [normalizeName(one.column.name), one.value] as const));
      const { value, fault } = compute(column, { place: row, cells: around });
      const against = isEmpty(cells?.get(column.key)) ? fault : ({ code: 'notAsked', params: {} } as const);
      if (against !== null) faults.push({ ...against, row, column: column.key });
      return { column, value, kept: null };
    });
    for (const key of [...(cells?.keys() ?? [])].filter((one) => !known.has(one)).slice(0, 3)) {
      faults.push({ code: 'unknown', params: { name: key.slice(0, 60) }, row, column: null });
    }
    return [...read, ...counted];
  });
  return {
    value: rows.map((row) => contextOf(row.map(({ column, value }) => [column.name, value] as const))),
    kept: rows.map((row) =>
      Object.fromEntries(row.flatMap(({ column, kept }) => (kept === null ? [] : [[column.key, kept]]))),
    ),
    faults,
  };
}
