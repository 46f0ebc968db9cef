import { useText } from '../i18n/i18n.ts';
import type { Pasted } from './table-edits.ts';

/** What was understood of a paste: how much, what was rewritten, what was not understood; and its way back. */
export function PastedNote({ pasted, onUndo, onClose }: { pasted: Pasted; onUndo: () => void; onClose: () => void }) {
  const text = useText('rules');
  const shown = new Map(
    pasted.cells
      .filter(({ as, written, text: meant }) => as !== 'any' && as !== 'unclear' && written !== meant)
      .map(({ written, text: meant }) => [written, meant] as const),
  );
  const unclear = [...new Set(pasted.cells.filter(({ as }) => as === 'unclear').map(({ written }) => written))];
  return (
    <div className="ys-table-note" role="status">
      <p>
        {text('editor.table.pasted', { rows: pasted.rows, cells: pasted.cells.length })}
        {pasted.left === 0 ? null : ` ${text('editor.table.noRoom', { count: pasted.left })}`}
      </p>
      {shown.size === 0 ? null : (
        <ul>
          {[...shown].slice(0, 12).map(([written, meant]) => (
            <li key={written}>
              {written} → <code>{meant}</code>
            </li>
          ))}
          {shown.size > 12 ? <li>{text('editor.table.more', { count: shown.size - 12 })}</li> : null}
        </ul>
      )}
      {unclear.length === 0 ? null : (
        <p className="bad">{text('editor.table.unclear', { cells: unclear.slice(0, 8).join('、') })}</p>
      )}
      <span>
        <button type="button" className="ys-link" onClick={onUndo}>
          {text('editor.table.undo')}
        </button>
        <button type="button" className="ys-link" onClick={onClose}>
          {text('editor.table.keep')}
        </button>
      </span>
    </div>
  );
}
