import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useLocale, useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Popup } from '../popup/popup.tsx';
import { FaultMark } from './sheet-cell.tsx';
import type { SheetColumn, SheetFault, SheetRow } from './sheet-shapes.ts';

/** Properties of {@link SheetWhy}. */
export interface SheetWhyProps {
  id: string;
  row: SheetRow;
  columns: readonly SheetColumn[];
  /** Whether the focus is in this row: only then Tab reaches its verbs. */
  current: boolean;
  repairs?: ((row: SheetRow, fault: SheetFault) => ReactNode) | undefined;
  rowVerbs?: ((row: SheetRow) => ReactNode) | undefined;
}

/** Under a row: each fault in words with what mends it, and the verbs of the row. */
export function SheetWhy({ id, row, columns, current, repairs, rowVerbs }: SheetWhyProps) {
  const line = useTabStops<HTMLTableRowElement>(current);
  if (!hasWhy(row)) return null;
  const verbs = rowVerbs?.(row) ?? null;
  return (
    <tr className={`ys-sheet-why ${row.state}`} ref={line}>
      <td />
      <td colSpan={columns.length} className="ys-sheet-why-cell">
        <div className="ys-sheet-why-box">
          <ul>
            {row.faults.map((fault) => (
              <li
                key={fault.key}
                className={`ys-sheet-fault ${fault.state}`}
                data-sheet-row={row.number}
                data-column={fault.column}
              >
                <FaultWords id={`${id}-${fault.key}`} fault={fault} columns={columns} />
                {row.state === 'leftOut' ? null : <span className="ys-sheet-verbs">{repairs?.(row, fault)}</span>}
              </li>
            ))}
          </ul>
          {verbs === null ? null : <div className="ys-sheet-row-verbs">{verbs}</div>}
        </div>
      </td>
    </tr>
  );
}

/** The verbs of a row that has no line under it, behind ⋯ beside its number. */
export function RowMore({ row, current, rowVerbs }: Pick<SheetWhyProps, 'row' | 'current' | 'rowVerbs'>) {
  const text = useText('ui');
  const place = useTabStops<HTMLSpanElement>(current);
  if (hasWhy(row) || rowVerbs === undefined) return null;
  const label = text('sheet.rowNumber', { row: row.number });
  return (
    <span ref={place}>
      <Popup
        button={<Icon name="more" size={14} />}
        buttonClass="ys-plain ys-sheet-more"
        buttonLabel={label}
        label={label}
      >
        {() => <div className="ys-sheet-ask">{rowVerbs(row)}</div>}
      </Popup>
    </span>
  );
}

/** Whether a row has a line under it: for its faults, or to say that it is left out. */
function hasWhy(row: SheetRow): boolean {
  return row.faults.length > 0 || row.state === 'leftOut';
}

/** Lets Tab reach the buttons only where the focus is: the grid stays one stop. */
function useTabStops<E extends HTMLElement>(current: boolean): RefObject<E | null> {
  const place = useRef<E>(null);
  useEffect(() => {
    for (const button of place.current?.querySelectorAll('button') ?? []) button.tabIndex = current ? 0 : -1;
  });
  return place;
}

/** A fault in words, the column's name before them. */
export function FaultWords({ id, fault, columns }: { id: string; fault: SheetFault; columns: readonly SheetColumn[] }) {
  const text = useText('ui');
  const locale = useLocale();
  const column = columns.find(({ key }) => key === fault.column);
  return (
    <span className="ys-sheet-words" id={id}>
      <FaultMark state={fault.state} />
      <span>
        <b>{column?.title ?? text('sheet.wholeRow')}</b>
        {locale === 'zh-CN' ? '：' : ': '}
        {fault.words}
      </span>
    </span>
  );
}
