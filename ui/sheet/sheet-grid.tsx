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
import { Icon } from '../icons/icon.tsx';
import { type EditDone, SheetEditor } from './cell-editor.tsx';
import { actOf, type CellAt, cellBeside } from './grid-keys.ts';
import { SheetCell } from './sheet-cell.tsx';
import {
  nextFault,
  placesOfFaults,
  type SheetColumn,
  type SheetFault,
  type SheetPlace,
  type SheetRow,
} from './sheet-shapes.ts';
import { RowMore, SheetWhy } from './sheet-why.tsx';
import { useFaultKeys, useFocusKept } from './use-grid-focus.ts';

/** Properties of {@link SheetGrid} and of its form for a phone. */
export interface SheetGridProps {
  /** Name of the grid for readers. */
  label: string;
  columns: readonly SheetColumn[];
  /** Key of the column that names a row; the first one unless the sheet has it. */
  nameColumn?: string;
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
    <>
      <SheetKeys step={grid.step} />
      <div className="ys-sheet-scroll">
        <table
          {...gridRole}
          className="ys-sheet-table"
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
                      editor={grid.editorOf(row, column)}
                    />
                  ))}
                </tr>
                <SheetWhy {...props} id={grid.whyId(row)} row={row} current={grid.at.row === index} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The keys of the grid, the one that people would not guess also as a button. */
function SheetKeys({ step }: { step: (by: 1 | -1) => void }) {
  const text = useText('ui');
  return (
    <div className="ys-sheet-keys">
      <button type="button" className="ys-link ys-tool" onClick={() => step(-1)}>
        <Icon name="up" />
        {text('sheet.previousFault')} <kbd>Shift+F8</kbd>
      </button>
      <button type="button" className="ys-link ys-tool" onClick={() => step(1)}>
        <Icon name="down" />
        {text('sheet.nextFault')} <kbd>F8</kbd>
      </button>
      <span className="ys-meta">{text('sheet.keys')}</span>
    </div>
  );
}

/** A table of the browser that answers to keys; its cells are then cells of a grid by themselves. */
const gridRole = { role: 'grid' } as const;

interface Editing extends SheetPlace {
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
  // A row that was mended may be gone: the fault after it takes its place.
  const fallback = nextFault(faults, place, { step: 1, columns }) ?? faults.at(-1);
  const at = cellAt(place, rows, columns) ?? cellAt(fallback, rows, columns) ?? { row: 0, column: 0 };
  const focus = (to: CellAt) => cellElement(table.current, to)?.focus();
  const goTo = (wanted: SheetPlace) => {
    setPlace(wanted);
    const found = cellAt(wanted, rows, columns);
    if (found !== undefined) focus(found);
  };
  const step = useFaultKeys({ faults, columns, rows, place, goTo, onBeyond });
  useFocusKept(table, () => focus(at));
  const done: EditDone = (act, typed) => {
    setEditing(undefined);
    if (act === 'leave' || act === 'save') focus(at);
    if (act === 'saveAndNext') focus(cellBeside(at, 1, size));
    if (act === 'saveAndPrevious') focus(cellBeside(at, -1, size));
    if (act === 'leave' || editing === undefined) return;
    const stored = rows.find(({ number }) => number === editing.row)?.cells[editing.column] ?? '';
    if (typed !== stored) onEdit({ row: editing.row, column: editing.column }, typed);
  };
  const edit = (cell: CellAt, text?: string) => {
    const [row, column] = [rows[cell.row], columns[cell.column]];
    if (row !== undefined && column !== undefined) setEditing({ row: row.number, column: column.key, text });
  };
  return {
    table,
    at,
    step,
    whyId: (row: SheetRow) => `${id}why${row.number}`,
    editorOf: (row: SheetRow, column: SheetColumn) =>
      editing?.row !== row.number || editing.column !== column.key ? undefined : (
        <SheetEditor row={row} column={column} text={editing.text} whyId={`${id}why${row.number}`} onDone={done} />
      ),
    onFocus: (event: FocusEvent) => {
      const { row, column = columns[0]?.key ?? '' } = placeOf(event.target) ?? {};
      if (row !== undefined) setPlace({ row, column });
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
  const { sheetRow: row, column } = target.closest<HTMLElement>('[data-sheet-row]')?.dataset ?? {};
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
