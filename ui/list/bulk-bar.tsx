import { type ReactNode, useState } from 'react';
import { formatCount } from '../format/number.ts';
import { useText } from '../i18n/i18n.ts';
import { useShortcut } from '../keys/shortcuts.ts';

/** Draws the verbs for the rows that are ticked; `clear` ends the choice, after a verb has done its work. */
export type BulkVerbs = (ids: readonly string[], clear: () => void) => ReactNode;

/** What a table needs to let rows be ticked. */
export interface RowTicks {
  readonly ticked: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/**
 * The rows of a page that are ticked, by a press or by X on the row that has the focus. Rows that a filter or another
 * page took away are no longer ticked: nothing is done to what is not seen.
 */
export function useBulk(
  verbs: BulkVerbs | undefined,
  ids: readonly string[] | undefined,
): { bar: ReactNode | undefined; ticks: RowTicks } | undefined {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const ticked = chosen.filter((id) => ids?.includes(id));
  const toggle = (id: string) => setChosen(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
  useShortcut('x', () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (verbs !== undefined && row !== undefined) toggle(row);
  });
  if (verbs === undefined) return undefined;
  const clear = () => setChosen([]);
  const bar =
    ticked.length === 0 ? undefined : (
      <BulkBar count={ticked.length} clear={clear}>
        {verbs(ticked, clear)}
      </BulkBar>
    );
  return { bar, ticks: { ticked: new Set(ticked), toggle } };
}

function BulkBar({ count, clear, children }: { count: number; clear: () => void; children: ReactNode }) {
  const text = useText('ui');
  return (
    <fieldset className="ys-filters ys-bulk ys-fieldset ys-no-print" aria-label={text('list.bulk')}>
      <b role="status">{text('list.ticked', { shown: formatCount(count) })}</b>
      {children}
      <button type="button" className="ys-link ys-chip" onClick={clear}>
        {text('list.clearTicks')}
      </button>
    </fieldset>
  );
}

/** The tick of one row. */
export function RowTick({ id, ticks }: { id: string; ticks: RowTicks }) {
  const text = useText('ui');
  return (
    <input
      type="checkbox"
      className="ys-tick ys-no-print"
      aria-label={text('list.tick')}
      checked={ticks.ticked.has(id)}
      onChange={() => ticks.toggle(id)}
    />
  );
}
