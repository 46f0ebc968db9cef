import './sheet.css';
import {
  type FocusEvent,
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { useText } from '../i18n/i18n.ts';
import { type EditDone, SheetEditor } from './cell-editor.tsx';
import { actOf, type CellAt, cellBeside } from './grid-keys.ts';
import { SheetCell } from './sheet-cell.tsx';
import { placesOfFaults, type SheetColumn, type SheetFault, type SheetPlace, type SheetRow } from './sheet-shapes.ts';
import { RowMore, SheetWhy } from './sheet-why.tsx';
import { useFaultKeys, useFocusKept } from './use-grid-focus.ts';

/** Properties of {@link SheetGrid} and of its form for a phone. */
export interface SheetGridProps {
  /** Name of the grid for readers. */
  label: string;
  columns: readonly SheetColumn[];
  /** One page of rows, at most a hundred. */
  rows: readonly SheetRow[];
  /** A cell was given another text. */
  onEdit: (place: SheetPlace, text: string) => void;
  /** F8 went past the last fault of this page, or Shift+F8 before its first; true when another page comes. */
  onBeyond?: (step: 1 | -1) => boolean;
  /** What mends a fault by one press, beside its words. */
  repairs?: (row: SheetRow, fault: SheetFault) => ReactNode;
  /** What can be done with a whole row. */
  rowVerbs?: (row: SheetRow) => ReactNode;
}

/**
 * Rows of a sheet under Excel's own row numbers, each fault marked in its cell and told under its row. Arrows move, Enter
 * or F2 edits, F8 goes to the next fault; the grid is one stop of the Tab key, the verbs of the current row follow it.
 */
export function SheetGrid(props: SheetGridProps) {
  const { label, columns, rows, rowVerbs } = props;
  const text = useText('ui');
  const grid = useGrid(props);
  return (
    <div className="ys-sheet-scroll">
      <table
        {...gridRole}
        className="ys-sheet"
        aria-label={label}
        ref={grid.table}
        onKeyDown={grid.onKeyDown}
        onClick={grid.onClick}
        onFocus={grid.onFocus}
      >
        <thead>
          <tr>
            <th scope="col">{text('sheet.row')}</th>
            {columns.map(({ key, title, align }) => (
              <th key={key} scope="col" className={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.number}>
              <tr className={`ys-sheet-row ${row.state}`}>
                <th scope="row">
                  {row.number}
                  <RowMore row={row} current={grid.at.row === index} rowVerbs={rowVerbs} />
                </th>
                {columns.map((column, at) => (
                  <SheetCell
                    key={column.key}
                    row={row}
                    column={column}
                    current={grid.at.row === index && grid.at.column === at}
                    whyId={grid.whyId(row)}
                    place={`${index}:${at}`}
                    editor={grid.editorOf({ row: index, column: at })}
                  />
                ))}
              </tr>
              <SheetWhy {...props} id={grid.whyId(row)} row={row} current={grid.at.row === index} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A table of the browser that answers to keys; its cells are then cells of a grid by themselves. */
const gridRole = { role: 'grid' } as const;

interface Editing extends CellAt {
  /** Takes the place of what stands in the cell. */
  text: string | undefined;
}

function useGrid({ columns, rows, onEdit, onBeyond }: SheetGridProps) {
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<SheetPlace>();
  const [editing, setEditing] = useState<Editing>();
  const size = { rows: rows.length, columns: columns.length };
  const faults = placesOfFaults(rows, columns);
  const at = cellAt(place, rows, columns) ?? cellAt(faults[0], rows, columns) ?? { row: 0, column: 0 };
  const focus = (to: CellAt) => cellElement(table.current, to)?.focus();
  const goTo = (wanted: SheetPlace) => {
    setPlace(wanted);
    const found = cellAt(wanted, rows, columns);
    if (found !== undefined) focus(found);
  };
  useFaultKeys({ faults, columns, rows, place: rows[at.row] && place, goTo, onBeyond });
  useFocusKept(table, () => focus(at));
  const done: EditDone = (act, typed) => {
    const [row, column] = [rows[at.row], columns[at.column]];
    setEditing(undefined);
    if (act === 'blur') return void (row && column && save(row, column, typed));
    focus(
      act === 'saveAndNext' || act === 'saveAndPrevious' ? cellBeside(at, act === 'saveAndNext' ? 1 : -1, size) : at,
    );
    if (act !== 'leave' && row && column) save(row, column, typed);
  };
  const save = (row: SheetRow, column: SheetColumn, typed: string) => {
    if (typed !== (row.cells[column.key] ?? '')) onEdit({ row: row.number, column: column.key }, typed);
  };
  const edit = (cell: CellAt, text?: string) => setEditing({ ...cell, text });
  return {
    table,
    at,
    onFocus: (event: FocusEvent) => {
      const { row, column = columns[0]?.key ?? '' } = placeOf(event.target) ?? {};
      if (row !== undefined) setPlace({ row, column });
    },
    whyId: (row: SheetRow) => `${id}why${row.number}`,
    editorOf: (cell: CellAt) => {
      const column = columns[cell.column];
      const row = rows[cell.row];
      if (editing?.row !== cell.row || editing.column !== cell.column || !column || !row) return undefined;
      return (
        <SheetEditor row={row} column={column} text={editing.text} whyId={`${id}why${row.number}`} onDone={done} />
      );
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement) || event.target.dataset.cell === undefined) return;
      const act = actOf(event, at, size);
      if (act === undefined) return;
      event.preventDefault();
      if (act.do === 'go') focus(act.to);
      else edit(at, act.text);
    },
    onClick: (event: MouseEvent) => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
      if (cell === null || editing !== undefined) return;
      const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(':').map(Number);
      // A cell that waits for somebody opens at the first press, any other at the second.
      if (event.detail > 1 || cell.dataset.fault !== undefined) edit({ row, column });
    },
  };
}

/** The cell that an element belongs to: its own, or the one whose fault it would mend. */
function placeOf(target: Element): { row: number; column?: string } | undefined {
  const { row, column } = target.closest<HTMLElement>('[data-row]')?.dataset ?? {};
  if (row === undefined) return undefined;
  return column === undefined ? { row: Number(row) } : { row: Number(row), column };
}

function cellAt(
  place: SheetPlace | undefined,
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
): CellAt | undefined {
  if (place === undefined) return undefined;
  const row = rows.findIndex(({ number }) => number === place.row);
  const column = columns.findIndex(({ key }) => key === place.column);
  return row === -1 || column === -1 ? undefined : { row, column };
}

function cellElement(table: HTMLElement | null, { row, column }: CellAt): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;
}
