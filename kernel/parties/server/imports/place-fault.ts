import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';

/** A fault of a row of places; an error unless it says otherwise. */
export function placeFault(
  text: string,
  column: string,
  more: Partial<Pick<RowFault, 'params' | 'severity'>> = {},
): RowFault {
  return { column, code: `parties:${text}`, params: {}, severity: 'error', proposal: null, ...more };
}
