import type { CellValue, RowFault } from '../cell-fault.ts';

/** What a cell came to: a value, or what is wrong with it. */
export type CellReading =
  | { readonly value: CellValue; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: Omit<RowFault, 'column'> };

/** A cell that can't be taken; `name` is that of the text under `sheets:faults`. */
export function failed(name: string, params: RowFault['params'] = {}, proposal: string | null = null): CellReading {
  return { fault: { code: `sheets:faults.${name}`, params, severity: 'error', proposal } };
}
