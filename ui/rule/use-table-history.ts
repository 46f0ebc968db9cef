import { type KeyboardEvent, useRef } from 'react';
import type { RuleTable } from '#kernel/rules/contract/rule-definition.ts';
import { afterChange, noHistory, redoChange, type TableStep, undoChange } from './table-history.ts';

/** Changes of a table that Ctrl+Z takes back and Ctrl+Y does again; fields within it keep an undoing of their own. */
export function useTableHistory(table: RuleTable, onChange: (table: RuleTable) => void) {
  const history = useRef(noHistory);
  const own = useRef(table);
  // What changed elsewhere, as by a name that was renamed, would be taken back with it.
  if (own.current !== table) {
    own.current = table;
    history.current = noHistory;
  }
  const show = (next: RuleTable) => {
    own.current = next;
    onChange(next);
  };
  const step = (to: TableStep | undefined) => {
    if (to === undefined) return;
    history.current = to.history;
    show(to.table);
  };
  return {
    change: (next: RuleTable) => {
      history.current = afterChange(history.current, table);
      show(next);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const field = event.target instanceof Element && event.target.closest('input, textarea, select, .cm-editor');
      if (!(event.ctrlKey || event.metaKey) || field || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      const again = key === 'y' || event.shiftKey;
      step(again ? redoChange(history.current, table) : undoChange(history.current, table));
    },
  };
}
