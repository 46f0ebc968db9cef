import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useShortcut } from '../keys/shortcuts.ts';
import { usePanel, useUrlSearch } from '../url/use-search.ts';
import { neighbourOf } from './column.ts';

/** The name of a row: a link to the same list with the row's panel open. */
export function RowLink({ id, children }: { id: string; children: ReactNode }) {
  const [search] = useUrlSearch();
  return (
    <Link to="." search={{ ...search, panel: id }} resetScroll={false} className="ys-row-link" data-row-link={id}>
      {children}
    </Link>
  );
}

/** Whether a press belongs to something inside the row (a link, a figure) or to text being selected. */
export function belongsToRowContent(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest('a, button, input, [popover]') !== null) return true;
  return getSelection()?.type === 'Range';
}

/**
 * Moving through rows: J and K always, the arrow keys while a panel is open, Enter opens. Presses anywhere on a row open it.
 */
export function useRowKeys(ids: readonly string[]): { current: string | undefined } {
  const panel = usePanel();
  const [walked, setWalked] = useState<string>();
  const current = panel.id ?? walked;
  const step = (by: 1 | -1) => {
    const next = neighbourOf(ids, current, by);
    if (next === undefined) return;
    setWalked(next);
    rowLink(next)?.scrollIntoView({ block: 'nearest' });
    if (panel.id === undefined) rowLink(next)?.focus();
    else panel.open(next);
  };
  useShortcut('j', () => step(1));
  useShortcut('k', () => step(-1));
  useArrowKeys(panel.id !== undefined, step);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
      const id = row?.dataset.row;
      if (id === undefined || belongsToRowContent(event.target)) return;
      setWalked(id);
      panel.open(id);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [panel]);
  return { current };
}

function useArrowKeys(active: boolean, step: (by: 1 | -1) => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
      const inField =
        event.target instanceof Element && event.target.closest('input, textarea, select, [popover]') !== null;
      if (by === undefined || inField || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      step(by);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

/** The link that names a row, wherever it is drawn. */
export function rowLink(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row-link="${CSS.escape(id)}"]`);
}
