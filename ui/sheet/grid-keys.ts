/** A key as the browser tells it. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** A cell by its place on the page, both from 0. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** How many rows and columns the page of the grid holds. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** What a key in the grid asks for: to go to a cell, or to edit the current one (`text` takes the place of its own). */
export type GridAct = { readonly do: 'go'; readonly to: CellAt } | { readonly do: 'edit'; readonly text?: string };

/** How far Page Up and Page Down go. */
export const rowsPerLeap = 10;

/** What a key means on a cell that is not being edited; undefined leaves it to the browser. */
export function actOf(press: KeyPress, at: CellAt, size: GridSize): GridAct | undefined {
  const { key } = press;
  if (press.altKey || press.metaKey) return undefined;
  const to = placeAfter(press, at, size);
  if (to !== undefined) return { do: 'go', to };
  if (press.ctrlKey) return undefined;
  if (key === 'Enter' || key === 'F2') return { do: 'edit' };
  if (key === 'Delete' || key === 'Backspace') return { do: 'edit', text: '' };
  // An input method says "Process" for the first key of a word, which then goes on in the field.
  if (key === 'Process') return { do: 'edit', text: '' };
  return [...key].length === 1 && key !== ' ' ? { do: 'edit', text: key } : undefined;
}

function placeAfter({ key, ctrlKey }: KeyPress, { row, column }: CellAt, size: GridSize): CellAt | undefined {
  const inRows = (wanted: number) => Math.max(0, Math.min(size.rows - 1, wanted));
  const inColumns = (wanted: number) => Math.max(0, Math.min(size.columns - 1, wanted));
  switch (key) {
    case 'ArrowUp':
      return { row: ctrlKey ? 0 : inRows(row - 1), column };
    case 'ArrowDown':
      return { row: inRows(ctrlKey ? size.rows - 1 : row + 1), column };
    case 'ArrowLeft':
      return { row, column: ctrlKey ? 0 : inColumns(column - 1) };
    case 'ArrowRight':
      return { row, column: inColumns(ctrlKey ? size.columns - 1 : column + 1) };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? inRows(size.rows - 1) : row, column: inColumns(size.columns - 1) };
    case 'PageUp':
      return { row: inRows(row - rowsPerLeap), column };
    case 'PageDown':
      return { row: inRows(row + rowsPerLeap), column };
    default:
      return undefined;
  }
}

/** What a key means while a cell is being edited; undefined is typing. */
export type EditAct = 'save' | 'saveAndNext' | 'saveAndPrevious' | 'leave';

/** Enter saves and stays, Tab saves and goes on, Esc leaves the cell as it was; a word being composed keeps its keys. */
export function editActOf(press: KeyPress & { readonly isComposing?: boolean }): EditAct | undefined {
  if (press.isComposing === true || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.key === 'Escape') return 'leave';
  if (press.key === 'Enter') return 'save';
  if (press.key === 'Tab') return press.shiftKey ? 'saveAndPrevious' : 'saveAndNext';
  return undefined;
}

/** The cell beside, from the end of a row to the start of the next; the first and last stay where they are. */
export function cellBeside({ row, column }: CellAt, step: 1 | -1, size: GridSize): CellAt {
  const at = row * size.columns + column + step;
  const inside = Math.max(0, Math.min(size.rows * size.columns - 1, at));
  return { row: Math.floor(inside / size.columns), column: inside % size.columns };
}
