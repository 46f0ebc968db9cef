import { type ClipboardEvent, useRef, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { type FormFrame, idsOf } from './form-frame.ts';
import { controlId } from './form-shapes.ts';
import { focusControl } from './form-summary.tsx';
import { type FormRow, pasteRows } from './paste-rows.ts';
import { RowCards, RowTable } from './rows-layout.tsx';
import { type RowsField, type RowsProps, rowsOf } from './rows-shape.ts';

/** Rows under columns: a small table, cards on a phone; a block copied from a sheet is pasted into any cell. */
export function RowsControl({ frame, field }: { frame: FormFrame; field: RowsField }) {
  const text = useText('ui');
  const [said, setSaid] = useState('');
  const removed = useRef<readonly FormRow[]>(undefined);
  const { key, columns, most } = field;
  const typed = columns.filter(({ computed }) => computed === null);
  const rows = rowsOf(frame.values[key]);
  const words = { yes: text('form.pasted.yes').split(' '), no: text('form.pasted.no').split(' ') };
  const { control } = idsOf(frame, key);
  // Rows that come or go are no reason to check the others: only leaving a cell is, or pasting over many.
  const give = (next: readonly FormRow[], place = `${key}.`, typing = false) =>
    frame.change(
      key,
      [...next].map((row) => ({ ...row })),
      { place, typing },
    );
  const cell = (row: number, column: string) => controlId(frame.id, { field: key, row, column });
  const later = (id: string) => requestAnimationFrame(() => focusControl(id));
  const actions: RowsProps = {
    ...{ frame, field, rows },
    change: (at, column, value, typing) =>
      give(
        rows.map((row, index) => (index === at ? { ...row, [column.key]: value } : row)),
        `${key}.${at}.${column.key}`,
        typing,
      ),
    remove: (at) => {
      removed.current = rows;
      give(rows.filter((_row, index) => index !== at));
      setSaid(text('form.rowRemoved', { row: at + 1 }));
      later(`${control}-add`);
    },
    paste: (event, row, column) => {
      const copied = event.clipboardData.getData('text/plain');
      if (!/[\t\n]/.test(copied.trimEnd())) return;
      event.preventDefault();
      removed.current = undefined;
      const pasted = pasteRows(rows, copied, { columns, most, words, at: { row, column } });
      give(pasted.rows, key);
      const { written, leftOut } = pasted;
      setSaid(text(leftOut === 0 ? 'form.rowsPasted' : 'form.rowsLeftOut', { count: written, leftOut, most }));
    },
  };
  const add = () => {
    give([...rows, Object.fromEntries(typed.map((column) => [column.key, null]))]);
    setSaid('');
    later(cell(rows.length, (typed[0] ?? columns[0])?.key ?? ''));
  };
  const back = () => {
    give(removed.current ?? rows);
    removed.current = undefined;
    setSaid('');
  };
  return (
    <div id={control} className="ys-form-rows" onPaste={(event) => pasteIntoNone(event, rows, actions.paste)}>
      {rows.length === 0 ? <p className="ys-meta">{text('form.noRows')}</p> : null}
      {rows.length === 0 ? null : frame.phone ? <RowCards {...actions} /> : <RowTable {...actions} />}
      <div className="ys-form-rows-foot">
        {rows.length >= most ? (
          <span className="ys-meta">{text('form.rowsFull', { most })}</span>
        ) : (
          <button type="button" className="ys-form-add" id={`${control}-add`} onClick={add}>
            <Icon name="plus" />
            {text('form.addRow')}
          </button>
        )}
        {frame.phone ? null : <span className="ys-meta">{text('form.pasteHint')}</span>}
      </div>
      <p className="ys-meta" role="status">
        {said}
        {said === '' || removed.current === undefined ? null : (
          <>
            {' '}
            <button type="button" className="ys-link" onClick={back}>
              {text('form.rowBack')}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

/** Where no row stands there is no cell to paste into: the button that adds one takes the block. */
function pasteIntoNone(event: ClipboardEvent, rows: readonly FormRow[], paste: RowsProps['paste']): void {
  if (rows.length === 0) paste(event, 0, 0);
}
