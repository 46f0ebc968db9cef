import type { FormDefinition, FormValues } from '#kernel/forms/contract/form-definition.ts';
import { joinPersonal, partPersonal } from '#kernel/forms/contract/personal-fields.ts';
import type { FormRow } from './paste-rows.ts';
import { rowsOf } from './rows-shape.ts';

/** What may be kept on the device: everything but what names or reaches a person. */
export function copyToHold(definition: FormDefinition, values: FormValues): FormValues {
  return partPersonal(definition, values).open;
}

/**
 * A copy of the device with the personal values that the server has, which the copy never held. Rows that were added, removed
 * or changed places meanwhile get theirs where the rest of the row is the same; elsewhere they are asked anew.
 */
export function joinHeld(definition: FormDefinition, held: FormValues, saved: FormValues): FormValues {
  const open = copyToHold(definition, held);
  const known = partPersonal(definition, saved);
  if (known.personal === null) return open;
  const placed = Object.entries(known.personal).map(([key, value]) => {
    const from = rowsOf(known.open[key]);
    // A field of one value stands in one of both parts alone.
    if (!(key in known.open)) return [key, value] as const;
    return [key, matched({ from, cells: rowsOf(value), to: rowsOf(open[key]) })] as const;
  });
  return joinPersonal({ open, personal: Object.fromEntries(placed) });
}

/** Personal cells of saved rows in the order of the rows of the copy. */
function matched({
  from,
  cells,
  to,
}: Record<'from' | 'cells' | 'to', readonly FormRow[]>): Record<string, FormRow[string]>[] {
  if (from.length === to.length) return to.map((_row, at) => ({ ...cells[at] }));
  const left = from.map((row) => textOf(row));
  return to.map((row) => {
    const at = left.indexOf(textOf(row));
    if (at < 0) return {};
    left[at] = '';
    return { ...cells[at] };
  });
}

const textOf = (row: FormRow): string =>
  JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
