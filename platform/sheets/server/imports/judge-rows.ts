import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RowFault } from '../../contract/cell-fault.ts';
import type { CheckSummary } from '../../contract/draft.ts';
import { cellText } from '../../contract/read-cell.ts';
import type { CheckedRow, Place } from './draft-rows.ts';
import type { ImportContext, SheetRegister } from './sheet-register.ts';

/** Judges all rows: cells, values twice in the file, and what the register says; the row's state follows. */
export async function judgeRows(
  db: ZoneDb,
  register: SheetRegister,
  { rows, context }: { rows: readonly CheckedRow[]; context: ImportContext },
): Promise<void> {
  const open = rows.filter((row) => !row.done && row.leftOut === null);
  const twice = findTwice(open, register.keyColumns);
  const clean = open.filter((row) => row.cellFaults.length === 0 && !twice.has(row));
  const verdicts = await register.examine(db, clean, context);
  if (verdicts.length !== clean.length)
    throw new Error(`${register.id} gave ${verdicts.length} verdicts for ${clean.length} rows`);
  for (const row of rows) {
    row.verdict = null;
    const repeated = twice.get(row);
    row.faults = repeated === undefined ? row.cellFaults : [...row.cellFaults, repeated];
  }
  for (const [at, row] of clean.entries()) {
    row.verdict = verdicts[at] ?? null;
    row.faults = row.verdict?.faults ?? [];
  }
  for (const row of rows) row.state = stateOf(row);
}

function stateOf(row: CheckedRow): CheckedRow['state'] {
  if (row.done) return 'done';
  if (row.leftOut !== null) return 'leftOut';
  if (row.faults.some(({ severity }) => severity === 'error')) return 'bad';
  return row.reason === null && row.faults.some(({ severity }) => severity === 'needsReason') ? 'needsReason' : 'good';
}

/** The later of two rows that name the same record. */
function findTwice(rows: readonly CheckedRow[], keyColumns: readonly string[]): Map<CheckedRow, RowFault> {
  const found = new Map<CheckedRow, RowFault>();
  for (const column of keyColumns) {
    const first = new Map<string, number>();
    for (const row of rows) {
      const value = row.values[column];
      if (value === null || value === undefined) continue;
      const key = String(value);
      const before = first.get(key);
      if (before === undefined) first.set(key, row.rowNumber);
      else if (!found.has(row)) {
        const params = { row: before };
        found.set(row, { column, code: 'sheets:faults.twiceInFile', params, severity: 'error', proposal: null });
      }
    }
  }
  return found;
}

/** Counts by state and action. */
export function summarise(rows: readonly CheckedRow[]): CheckSummary {
  const counts = {
    total: rows.length,
    good: 0,
    bad: 0,
    needsReason: 0,
    leftOut: 0,
    done: 0,
    add: 0,
    change: 0,
    same: 0,
    notices: 0,
  };
  for (const row of rows) {
    counts[row.state] += 1;
    if (row.state !== 'good') continue;
    const action = row.verdict?.action;
    if (action === 'add' || action === 'change' || action === 'same') counts[action] += 1;
    if (row.faults.some(({ severity }) => severity === 'notice')) counts.notices += 1;
  }
  return counts;
}

/** Faults of one kind with the values in which they stand. */
export interface GroupedFaults {
  first: RowFault;
  count: number;
  values: { raw: string; count: number; proposal: string | null }[];
}

/** Groups what is still wrong by column and code; kinds and values in falling number. */
export function groupFaults(rows: readonly CheckedRow[], places: readonly Place[]): GroupedFaults[] {
  const kinds = new Map<string, GroupedFaults & { byRaw: Map<string, GroupedFaults['values'][number]> }>();
  for (const row of rows) {
    if (row.state === 'done' || row.state === 'leftOut') continue;
    for (const fault of row.faults) {
      if (fault.severity === 'needsReason' && row.reason !== null) continue;
      const key = `${fault.column ?? ''} ${fault.code}`;
      const kind = kinds.get(key) ?? { first: fault, count: 0, values: [], byRaw: new Map() };
      kinds.set(key, kind);
      kind.count += 1;
      const place = places.findIndex(({ view }) => view.key === fault.column);
      if (place < 0) continue;
      const raw = cellText(row.cells[place] ?? null);
      const value = kind.byRaw.get(raw) ?? { raw, count: 0, proposal: fault.proposal };
      kind.byRaw.set(raw, value);
      value.count += 1;
    }
  }
  return [...kinds.values()]
    .map(({ first, count, byRaw }) => ({
      first,
      count,
      values: [...byRaw.values()].sort((a, b) => b.count - a.count).slice(0, 20),
    }))
    .sort((a, b) => b.count - a.count);
}
