import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { faultOf, type SheetColumn, type SheetRow } from './sheet-shapes.ts';

/** Properties of {@link SheetCell}. */
export interface SheetCellProps {
  row: SheetRow;
  column: SheetColumn;
  /** Whether this is the one cell that Tab reaches. */
  current: boolean;
  /** Id of the words under the row. */
  whyId: string;
  /** `row:column` on this page, from 0. */
  place: string;
  /** The field in place of the text. */
  editor: ReactNode;
}

/** Codes, dates and amounts stand on one line. */
const unbroken = /^[!-~]{1,20}$/;

/** A cell with its mark: shape, tint and words, never colour alone. */
export function SheetCell({ row, column, current, whyId, place, editor }: SheetCellProps) {
  const fault = row.state === 'leftOut' ? undefined : faultOf(row, column.key);
  const waiting = fault?.state === 'bad' || fault?.state === 'reason';
  const stored = row.cells[column.key] ?? '';
  const whole = unbroken.test(stored) ? 'whole' : undefined;
  const names = [column.align, fault?.state, whole, editor === undefined ? undefined : 'edited'];
  return (
    <td
      className={names.filter((name) => name !== undefined).join(' ') || undefined}
      tabIndex={current ? 0 : -1}
      data-cell={place}
      data-fault={waiting ? fault.state : undefined}
      aria-invalid={fault?.state === 'bad' ? true : undefined}
      aria-describedby={fault === undefined ? undefined : `${whyId}-${fault.key}`}
      data-sheet-row={row.number}
      data-column={column.key}
    >
      {editor ?? (
        <span className="ys-sheet-text">
          {fault === undefined ? null : <FaultMark state={fault.state} />}
          {stored}
        </span>
      )}
    </td>
  );
}

const shapes = {
  bad: 'M6 .1 11.9 6 6 11.9.1 6z',
  reason: 'M6 .7 11.7 11.2H.3z',
  kept: 'M6 1.1a4.9 4.9 0 1 1 0 9.8 4.9 4.9 0 1 1 0-9.8z',
  note: 'M2.2 1.4h2.8v9.2H2.2zM7 1.4h2.8v9.2H7z',
} as const;

/** The shape of a fault with its word for readers: ◆ to be mended, ▲ to be given a reason, ● kept with one, ‖ a note. */
export function FaultMark({ state }: { state: keyof typeof shapes }) {
  const text = useText('ui');
  return (
    <span className={`ys-sheet-mark ${state}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[state]} />
      </svg>
      <span className="ys-hidden">{text(`sheet.marks.${state}`)}</span>
    </span>
  );
}
