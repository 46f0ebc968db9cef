import type { CheckSummary, DraftRow, DraftView, FaultKind } from '#platform/sheets/contract/draft.ts';
import type { MoneyUnit } from '#platform/sheets/contract/import-column.ts';
import type { SheetColumn, SheetFault, SheetRow } from '#ui/index.ts';

/** Which rows the grid shows; `open` are those that wait for somebody. */
export const views = ['open', 'needsReason', 'notice', 'leftOut', 'all'] as const;

/** One of {@link views}. */
export type RowsView = (typeof views)[number];

/** Rows of one page of the grid: with the words under each at most a hundred lines. */
export const rowsPerPage = 50;

/** The view that an address asks for; what waits comes first. */
export function viewOf(asked: unknown): RowsView {
  return views.find((view) => view === asked) ?? 'open';
}

/** How many rows a view holds. */
export function countOf(view: RowsView, summary: CheckSummary): number {
  if (view === 'open') return summary.bad + summary.needsReason;
  if (view === 'notice') return summary.notices;
  return view === 'all' ? summary.total : summary[view];
}

/** Columns of the grid in the order of the sheet: those that go to a field; `titled` puts the unit of its amounts behind a name. */
export function gridColumns(
  draft: Pick<DraftView, 'mapping' | 'register'>,
  titled: (label: string, unit: MoneyUnit) => string,
): SheetColumn[] {
  return [...draft.mapping]
    .sort((one, other) => one.source - other.source)
    .flatMap(({ column: key, unit }): SheetColumn[] => {
      const view = draft.register.columns.find((column) => column.key === key);
      if (key === null) return [];
      const numeric = view?.type === 'money' || view?.type === 'integer' || view?.type === 'decimal';
      const choices =
        view?.type === 'choice' ? view.choices.map(({ code, label }) => ({ value: code, label })) : undefined;
      const label = view?.label ?? key;
      return [{ key, title: unit === null ? label : titled(label, unit), align: numeric ? 'end' : undefined, choices }];
    });
}

const stateOfSeverity = { error: 'bad', needsReason: 'reason', notice: 'note' } as const;

/** Words that the grid adds to those of the server. */
export interface RowWords {
  /** A row that was entered from this draft before. */
  done: string;
  /** A row that is left out for no reason told. */
  leftOut: string;
}

/** A row as the grid wants it: a row left out says only why. */
export function gridRow(row: DraftRow, words: RowWords): SheetRow {
  const { rowNumber: number, cells, faults } = row;
  if (row.state === 'leftOut' || row.state === 'done') {
    const why = row.state === 'done' ? words.done : (row.leftOutWhy ?? words.leftOut);
    return { number, state: 'leftOut', cells, faults: [{ key: '0', column: undefined, state: 'note', words: why }] };
  }
  const kept = row.reason !== null && row.reason !== '';
  return {
    number,
    state: row.state === 'needsReason' ? 'reason' : row.state,
    cells,
    faults: faults.map((fault, index): SheetFault => {
      const state = stateOfSeverity[fault.severity];
      return {
        key: String(index),
        column: fault.column ?? undefined,
        state: state === 'reason' && kept ? 'kept' : state,
        words: fault.message,
      };
    }),
  };
}

/** The kind that a fault is of, with its count and values. */
export function kindOf(
  kinds: readonly FaultKind[],
  fault: { column: string | null; code: string },
): FaultKind | undefined {
  return kinds.find(({ column, code }) => column === fault.column && code === fault.code);
}

/** How often a cell's text occurs among the faults of a kind; 1 where nothing is known of it. */
export function timesOf(kind: FaultKind | undefined, raw: string): number {
  return kind?.values.find((value) => value.raw === raw)?.count ?? 1;
}

/** How many faults of a kind have a proposal, as far as its values are known. */
export function proposalsOf(kind: FaultKind): number {
  return kind.values.reduce((sum, { count, proposal }) => (proposal === null ? sum : sum + count), 0);
}

/** One kind of fault as text for an address. */
export function kindKey({ column, code }: { column: string | null; code: string }): string {
  return `${column ?? ''} ${code}`;
}
