import { useState } from 'react';
import { useShortcut } from '#ui/index.ts';

/** J and K walk the rows of a list, Enter opens the one they stand on, E takes its verb; the row that they stand on. */
export function useLineKeys(ids: readonly string[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  const step = (by: 1 | -1) => {
    const at = current === undefined ? -1 : ids.indexOf(current);
    const next = ids[at === -1 ? 0 : Math.max(0, Math.min(ids.length - 1, at + by))];
    setCurrent(next);
    lineOf(next)?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('j', () => step(1));
  useShortcut('k', () => step(-1));
  useShortcut('e', () => press(lineOf(current), '[data-verb]') ?? press(lineOf(current), '[data-open]'));
  useEnter(() => press(lineOf(current), '[data-open]'));
  return current;
}

/** Enter belongs to what has the focus; only where nothing has, it opens the row. */
function useEnter(run: () => void): void {
  useShortcut('Enter', (event) => {
    const target = event.target;
    if (target instanceof HTMLElement && target.closest('a, button') !== null) target.click();
    else run();
  });
}

function lineOf(id: string | undefined): Element | null {
  return id === undefined ? null : document.querySelector(`[data-row="${CSS.escape(id)}"]`);
}

function press(line: Element | null, what: string): true | undefined {
  const found = line?.querySelector<HTMLElement>(what);
  found?.click();
  return found ? true : undefined;
}
