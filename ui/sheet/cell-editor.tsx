import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useText } from '../i18n/i18n.ts';
import { type EditAct, editActOf } from './grid-keys.ts';
import { faultOf, type SheetColumn, type SheetRow } from './sheet-shapes.ts';

/** Told once when the field is left, with what stands in it; `blur` when the focus went elsewhere. */
export type EditDone = (act: EditAct | 'blur', typed: string) => void;

/** Properties of {@link SheetEditor}. */
export interface SheetEditorProps {
  row: SheetRow;
  column: SheetColumn;
  /** What was typed to open the field, in place of the cell's own text. */
  text?: string | undefined;
  /** Id of the words under the row. */
  whyId: string;
  onDone: EditDone;
}

/** The field of one cell: a list where the column has one, else a line of text. */
export function SheetEditor({ row, column, text: typed, whyId, onDone }: SheetEditorProps) {
  const text = useText('ui');
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const left = useRef(false);
  const stored = row.cells[column.key] ?? '';
  useEffect(() => {
    field.current?.focus();
    if (typed === undefined) field.current?.select?.();
  }, [typed]);
  const leave = (act: EditAct | 'blur') => {
    // The field also loses the focus because it goes away.
    if (left.current) return;
    left.current = true;
    onDone(act, field.current?.value ?? stored);
  };
  const fault = faultOf(row, column.key);
  const attributes = {
    ref: field,
    className: 'ys-sheet-field',
    'aria-label': text('sheet.cell', { row: row.number, column: column.title }),
    'aria-describedby': fault === undefined ? undefined : `${whyId}-${fault.key}`,
    onBlur: () => leave('blur'),
    onKeyDown: (event: KeyboardEvent) => {
      const act = editActOf({ ...pressOf(event), isComposing: event.nativeEvent.isComposing });
      event.stopPropagation();
      if (act === undefined) return;
      event.preventDefault();
      leave(act);
    },
  };
  if (column.choices === undefined) return <input {...attributes} defaultValue={typed ?? stored} />;
  return (
    <select {...attributes} defaultValue={stored}>
      <ChoiceOptions column={column} stored={stored} />
    </select>
  );
}

/** Labels to choose from; what stands in the cell comes first where it is none of them. */
export function ChoiceOptions({ column, stored }: { column: SheetColumn; stored: string }) {
  const text = useText('ui');
  const labels = (column.choices ?? []).map(({ label }) => label);
  return (
    <>
      {labels.includes(stored) ? null : (
        <option value={stored}>
          {stored === '' ? text('sheet.nothing') : text('sheet.asWritten', { words: stored })}
        </option>
      )}
      {labels.map((label) => (
        <option key={label} value={label}>
          {label}
        </option>
      ))}
    </>
  );
}

function pressOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey, metaKey, altKey };
}
