import { setImmediate } from 'node:timers/promises';
import type { CellValue, RowFault } from '../../contract/cell-fault.ts';
import type { MappedColumn, Repair, RowState } from '../../contract/draft.ts';
import { fillMerged } from '../../contract/fill-merged.ts';
import type { ColumnView } from '../../contract/import-column.ts';
import { cellText, faultOf, readCell } from '../../contract/read-cell.ts';
import type { ReadCell, ReadSheet } from '../../contract/read-sheet.ts';
import type { DraftState, DraftStep } from './draft-content.ts';
import type { RowVerdict } from './sheet-register.ts';

/** Rows read before others get their turn. */
const rowsAtOnce = 1_000;

/** A column of the register that a column of the sheet goes to. */
export interface Place {
  view: ColumnView;
  mapped: MappedColumn;
}

/** A row of a draft while it is checked. */
export interface CheckedRow {
  readonly rowNumber: number;
  /** One a place. */
  readonly cells: ReadCell[];
  /** Places whose cell was repaired. */
  readonly repaired: Set<number>;
  values: Record<string, CellValue>;
  cellFaults: readonly RowFault[];
  /** Cells are to be read anew. */
  stale: boolean;
  leftOut: string | null;
  done: boolean;
  givenReason: string | null;
  /** Given, or from the reason column. */
  reason: string | null;
  verdict: RowVerdict | null;
  faults: readonly RowFault[];
  state: RowState;
}

/** The columns that cells are read for, in the order of the sheet. */
export function placesOf(state: DraftState, columns: readonly ColumnView[]): Place[] {
  return state.mapping.flatMap((mapped) => {
    const view = columns.find((column) => column.key === mapped.column);
    return view === undefined ? [] : [{ view, mapped }];
  });
}

/** Rows of the table as they were read, those that are no data among them: a person may take them in. */
export function buildRows(state: DraftState, sheet: ReadSheet, places: readonly Place[]): CheckedRow[] {
  const why = new Map(state.leftOut.map(({ row, why: reason }) => [row, reason]));
  const data = new Set(state.data);
  // What merged cells say once, each of their rows says.
  const filled = new Map(fillMerged(sheet, state).map((row) => [row.number, row.cells]));
  return sheet.rows
    .filter(({ number }) => data.has(number) || (why.has(number) && why.get(number) !== 'empty'))
    .map(({ number, cells }) => ({
      rowNumber: number,
      cells: places.map(({ mapped }) => (filled.get(number) ?? cells)[mapped.source] ?? null),
      repaired: new Set<number>(),
      values: {},
      cellFaults: [],
      stale: true,
      leftOut: why.get(number) ?? null,
      done: false,
      givenReason: null,
      reason: null,
      verdict: null,
      faults: [],
      state: 'good' as const,
    }));
}

/** Rows with the means to change them. */
export interface RowSet {
  rows: readonly CheckedRow[];
  byNumber: ReadonlyMap<number, CheckedRow>;
  places: readonly Place[];
}

/** Does a step; how many cells or rows it changed. */
export function applyStep(set: RowSet, step: DraftStep): number {
  if (step.kind === 'repair') return step.repairs.reduce((sum, repair) => sum + applyRepair(set, repair), 0);
  return eachRow(set, step.rows, (row) => {
    row.done = true;
    return true;
  });
}

function applyRepair(set: RowSet, repair: Repair): number {
  switch (repair.kind) {
    case 'cells':
      return repair.cells.filter(({ rowNumber, column, value }) => {
        const row = set.byNumber.get(rowNumber);
        return row !== undefined && write(row, placeOf(set, column), value);
      }).length;
    case 'sameKind': {
      const place = placeOf(set, repair.column);
      return set.rows.filter(
        (row) => isOpen(row) && cellText(row.cells[place] ?? null) === repair.raw && write(row, place, repair.value),
      ).length;
    }
    case 'leaveOut':
      return eachRow(set, repair.rows, (row) => setLeftOut(row, 'byHand'));
    case 'takeIn':
      return eachRow(set, repair.rows, (row) => setLeftOut(row, null));
    case 'reason':
      return eachRow(set, repair.rows, (row) => {
        row.givenReason = repair.reason === '' ? null : repair.reason;
        return true;
      });
    case 'proposals':
    case 'reasonForKind':
      // Stored only as the cells and rows that they meant when they were made.
      return 0;
  }
}

function isOpen(row: CheckedRow): boolean {
  return !row.done && row.leftOut === null;
}

function setLeftOut(row: CheckedRow, why: string | null): boolean {
  const changed = row.leftOut !== why;
  row.leftOut = why;
  return changed;
}

function eachRow({ byNumber }: RowSet, numbers: readonly number[], change: (row: CheckedRow) => boolean): number {
  return numbers.filter((number) => {
    const row = byNumber.get(number);
    return row !== undefined && !row.done && change(row);
  }).length;
}

function placeOf({ places }: RowSet, column: string): number {
  return places.findIndex(({ view }) => view.key === column);
}

function write(row: CheckedRow, place: number, value: string): boolean {
  if (place < 0 || row.done) return false;
  row.cells[place] = value === '' ? null : value;
  row.repaired.add(place);
  row.stale = true;
  return true;
}

/** Reads the cells of all rows that are new or were changed. */
export async function readRows({ rows, places }: RowSet, reasonColumn: string | null): Promise<void> {
  let read = 0;
  for (const row of rows) {
    if (row.stale) {
      readRow(row, places);
      read += 1;
      if (read % rowsAtOnce === 0) await setImmediate();
    }
    const told = reasonColumn === null ? null : row.values[reasonColumn];
    row.reason = row.givenReason ?? (typeof told === 'string' ? told : null);
  }
}

function readRow(row: CheckedRow, places: readonly Place[]): void {
  const faults: RowFault[] = [];
  const values: Record<string, CellValue> = {};
  for (const [at, { view, mapped }] of places.entries()) {
    const reading = readCell(row.cells[at] ?? null, view, mapped.unit);
    if (reading.fault === undefined) values[view.key] = reading.value;
    else faults.push(faultOf(view.key, reading.fault));
  }
  row.values = values;
  row.cellFaults = faults;
  row.stale = false;
}
