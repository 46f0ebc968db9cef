import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import type { FormDefinition, FormValues } from './form-definition.ts';
import { fieldsOf } from './prepare-form.ts';

/** Key under which a computed cell stands in {@link FormJudgement.computed}; rows are counted from 0. */
export function cellKey(field: string, row: number, column: string): string {
  return `${field}.${row}.${column}`;
}

/** What was filled in, with the computed cells in their rows: to be shown, never to be judged again. */
export function withComputedCells(
  definition: FormDefinition,
  values: FormValues,
  computed: Readonly<Record<string, { readonly value: RuleDatum }>>,
): FormValues {
  const whole = new Map(Object.entries(values));
  for (const field of fieldsOf(definition)) {
    const rows = whole.get(field.key);
    if (field.kind !== 'rows' || !Array.isArray(rows)) continue;
    const columns = field.columns.filter((column) => column.computed !== null);
    if (columns.length === 0) continue;
    const shown = rows.map((row, place) => {
      if (row === null || typeof row !== 'object') return {};
      const cells = columns.map(({ key }) => [key, computed[cellKey(field.key, place, key)]?.value ?? null]);
      return { ...row, ...Object.fromEntries(cells) };
    });
    whole.set(field.key, shown);
  }
  return Object.fromEntries(whole);
}
