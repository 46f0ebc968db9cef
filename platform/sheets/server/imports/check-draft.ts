import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CheckSummary } from '../../contract/draft.ts';
import type { ColumnView } from '../../contract/import-column.ts';
import { type DraftState, type DraftStep, openSheet, openSteps } from './draft-content.ts';
import { applyStep, buildRows, placesOf, type RowSet, readRows } from './draft-rows.ts';
import { type GroupedFaults, groupFaults, judgeRows, summarise } from './judge-rows.ts';
import type { OpenRegister } from './open-registers.ts';
import type { ImportContext } from './sheet-register.ts';

/** A draft as it was checked last. */
export interface Check extends RowSet {
  summary: CheckSummary;
  kinds: GroupedFaults[];
}

/** What is checked, against what. */
export interface CheckInput {
  db: ZoneDb;
  draftId: string;
  register: OpenRegister;
  state: DraftState;
  context: ImportContext;
}

/** Required columns of the register that no column of the sheet goes to. */
export function missingColumns(state: DraftState, { views }: OpenRegister): ColumnView[] {
  const mapped = new Set(state.mapping.map(({ column }) => column));
  return views['zh-CN'].columns.filter(({ key, required }) => required && !mapped.has(key));
}

/** Checks a draft from its content and steps; undefined while required columns are missing. */
export async function checkDraft(input: CheckInput): Promise<Check | undefined> {
  const { db, draftId, register, state, context } = input;
  if (state.headerRows === null || missingColumns(state, register).length > 0) return undefined;
  const name = state.sheets[state.sheet]?.name ?? '';
  const sheet = await openSheet(db, context.keys, { draftId, sheet: state.sheet, name });
  const places = placesOf(state, register.views['zh-CN'].columns);
  const rows = buildRows(state, sheet, places);
  const set = { rows, places, byNumber: new Map(rows.map((row) => [row.rowNumber, row])) };
  for (const step of await openSteps(db, context.keys, draftId)) {
    // Rows of another sheet have numbers of their own.
    if (step.kind === 'repair' || step.sheet === state.sheet) applyStep(set, step);
  }
  return judge(set, input);
}

/** Does one more step on a checked draft and judges anew; only changed cells are read again. */
export async function checkStep(
  check: Check,
  step: DraftStep,
  input: CheckInput,
): Promise<{ check: Check; changed: number }> {
  const changed = applyStep(check, step);
  return { changed, check: await judge(check, input) };
}

/** Judges the rows as they stand against the register as it stands. */
export async function judge(set: RowSet, { db, register, context }: CheckInput): Promise<Check> {
  await readRows(set, register.reasonColumn ?? null);
  await judgeRows(db, register, { rows: set.rows, context });
  return { ...set, summary: summarise(set.rows), kinds: groupFaults(set.rows, set.places) };
}
