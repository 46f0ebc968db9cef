import type { RuleTable } from '#kernel/rules/contract/rule-definition.ts';

/** Tables that stood before, and those that were undone, the last one at the end. */
export interface TableHistory {
  readonly past: readonly RuleTable[];
  readonly undone: readonly RuleTable[];
}

/** A table with the history that leads to it. */
export interface TableStep {
  readonly table: RuleTable;
  readonly history: TableHistory;
}

/** Changes that can be taken back. */
const mostSteps = 50;

/** Nothing was changed yet. */
export const noHistory: TableHistory = { past: [], undone: [] };

/** A table was changed: it can be had again, and what was undone before cannot. */
export function afterChange({ past }: TableHistory, before: RuleTable): TableHistory {
  return { past: [...past, before].slice(-mostSteps), undone: [] };
}

/** The table as it stood before the last change; undefined where there was none. */
export function undoChange({ past, undone }: TableHistory, table: RuleTable): TableStep | undefined {
  const before = past.at(-1);
  return before && { table: before, history: { past: past.slice(0, -1), undone: [...undone, table] } };
}

/** The table as it stood before the last undoing; undefined where there was none. */
export function redoChange({ past, undone }: TableHistory, table: RuleTable): TableStep | undefined {
  const after = undone.at(-1);
  return after && { table: after, history: { past: [...past, table], undone: undone.slice(0, -1) } };
}
