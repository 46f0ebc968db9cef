import type { RequestContext } from '#platform/http/server/context.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { CellValue, RowFault } from '../../contract/cell-fault.ts';
import type { DraftRow, DraftView, FaultView } from '../../contract/draft.ts';
import type { ColumnView } from '../../contract/import-column.ts';
import { cellText, writeCell } from '../../contract/read-cell.ts';
import { type Check, missingColumns } from './check-draft.ts';
import type { CheckedRow } from './draft-rows.ts';
import type { OpenDraft } from './imports.ts';
import { listLabels } from './list-labels.ts';

/** Choices named in a fault; the template lists all. */
const mostLabels = 8;

const changesByHand = new Set(['byHand', 'committed', 'empty', 'total', 'note', 'repeatedHeader', 'mark']);

/** A draft as its owner sees it; `repairs` are the steps that can be taken back. */
export function viewDraft(
  { stored, state, register }: OpenDraft,
  { check, repairs }: { check: Check | undefined; repairs: number },
  context: RequestContext,
): DraftView {
  const view = register.views[context.locale];
  const labels = new Map(view.columns.map(({ key, label }) => [key, label]));
  const [first, last] = state.headerRows ?? [0, -1];
  return {
    id: stored.id,
    register: view,
    fileName: stored.fileName,
    bytes: stored.bytes,
    createdAt: stored.createdAt,
    expiresAt: stored.expiresAt,
    revision: stored.revision,
    sheets: state.sheets,
    notices: [],
    sheet: state.sheet,
    headerRows: Array.from({ length: last - first + 1 }, (_, at) => first + at),
    mapping: state.mapping,
    missing: missingColumns(state, register).map(({ key }) => ({ key, label: labels.get(key) ?? key })),
    emptyClears: state.emptyClears,
    summary: check?.summary ?? null,
    kinds: (check?.kinds ?? []).map(({ first, count, values }) => {
      const fault = inOwnWords(first, view.columns, context.locale);
      const own = (proposal: string | null) =>
        inOwnWords({ ...first, proposal }, view.columns, context.locale).proposal;
      return {
        column: fault.column,
        label: fault.column === null ? null : (labels.get(fault.column) ?? fault.column),
        code: fault.code,
        severity: fault.severity,
        message: context.text(fault.code, fault.params),
        count,
        values: values.map((value) => ({ ...value, proposal: own(value.proposal) })),
      };
    }),
    repairs,
  };
}

/** A row as the grid shows it. */
export function viewRow(
  row: CheckedRow,
  { register }: OpenDraft,
  { check, context }: { check: Check; context: RequestContext },
): DraftRow {
  const { columns } = register.views[context.locale];
  const view = (key: string) => columns.find((column) => column.key === key);
  const action = row.verdict?.action;
  return {
    rowNumber: row.rowNumber,
    state: row.state,
    action: action === undefined || action === 'reject' ? null : action,
    leftOutWhy: row.leftOut === null ? null : context.text(`sheets:leftOut.${knownWhy(row.leftOut)}`),
    reason: row.reason,
    cells: Object.fromEntries(check.places.map(({ view: { key } }, at) => [key, cellText(row.cells[at] ?? null)])),
    repaired: [...row.repaired].flatMap((at) => check.places[at]?.view.key ?? []),
    changes: (row.verdict?.changes ?? []).map(({ column, before, after }) => ({
      column,
      before: written(before, view(column)),
      after: written(after, view(column)),
    })),
    subject: row.verdict?.subject ?? null,
    faults: row.faults.map((fault) => viewFault(fault, row.rowNumber, { columns, context })),
  };
}

function knownWhy(why: string): string {
  return changesByHand.has(why) ? why : 'note';
}

function written(value: CellValue, column: ColumnView | undefined): string {
  return column === undefined ? String(value ?? '') : writeCell(value, column);
}

/** Cells are read in Chinese words: what a fault names of the choices is told in the caller's. */
function inOwnWords(fault: RowFault, columns: readonly ColumnView[], locale: Locale): RowFault {
  const { choices = [] } = columns.find(({ key }) => key === fault.column) ?? {};
  if (fault.code !== 'sheets:faults.notChoice' || choices.length === 0) return fault;
  const listed = listLabels(choices, mostLabels, locale);
  const proposed = choices.find(({ words }) => fault.proposal !== null && words.includes(fault.proposal));
  return { ...fault, params: { ...fault.params, choices: listed }, proposal: proposed?.label ?? fault.proposal };
}

/** A fault with its text, alone and with row and column before it. */
export function viewFault(
  read: RowFault,
  row: number,
  { columns, context }: { columns: readonly ColumnView[]; context: RequestContext },
): FaultView {
  const fault = inOwnWords(read, columns, context.locale);
  const message = context.text(fault.code, fault.params);
  const column = columns.find(({ key }) => key === fault.column)?.label;
  const line =
    column === undefined
      ? context.text('sheets:rowLine', { row, message })
      : context.text('sheets:faultLine', { row, column, message });
  return { ...fault, message, line };
}
