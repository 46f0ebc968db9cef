import './sheet.css';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { ChoiceOptions } from './cell-editor.tsx';
import type { SheetGridProps } from './sheet-grid.tsx';
import { faultOf, type SheetColumn, type SheetRow } from './sheet-shapes.ts';
import { FaultWords } from './sheet-why.tsx';

/** The same rows for a phone: number and name, then a field for each cell that waits, its reason and its repairs below. */
export function SheetList(props: SheetGridProps) {
  return (
    <ul className="ys-sheet-list" aria-label={props.label}>
      {props.rows.map((row) => (
        <NarrowRow key={row.number} {...props} row={row} />
      ))}
    </ul>
  );
}

function NarrowRow({ row, columns, nameColumn, onEdit, repairs, rowVerbs }: SheetGridProps & { row: SheetRow }) {
  const text = useText('ui');
  const id = useId();
  const [all, setAll] = useState(false);
  const first = columns.find(({ key }) => key === nameColumn) ?? columns[0];
  const waits = (column: SheetColumn) => row.state !== 'leftOut' && faultOf(row, column.key) !== undefined;
  const shown = columns.filter((column) => all || waits(column));
  const whole = row.faults.filter((fault) => fault.column === undefined || row.state === 'leftOut');
  return (
    <li className={`ys-sheet-narrow-row ${row.state}`}>
      <h2>
        {text('sheet.rowNumber', { row: row.number })} <span>{first === undefined ? null : row.cells[first.key]}</span>
      </h2>
      <Faults id={id} row={row} faults={whole} columns={columns} repairs={repairs} />
      {shown.map((column) => (
        <div key={column.key} className="ys-sheet-narrow-cell">
          <NarrowField
            row={row}
            column={column}
            id={id}
            onSave={(typed) => onEdit({ row: row.number, column: column.key }, typed)}
          />
          {waits(column) ? (
            <Faults
              id={id}
              row={row}
              columns={columns}
              repairs={repairs}
              faults={row.faults.filter((fault) => fault.column === column.key)}
            />
          ) : null}
        </div>
      ))}
      <div className="ys-sheet-row-verbs">
        {rowVerbs?.(row)}
        {row.state === 'leftOut' || shown.length === columns.length ? null : (
          <button type="button" className="ys-link" onClick={() => setAll(true)}>
            {text('sheet.otherColumns')}
          </button>
        )}
      </div>
    </li>
  );
}

function Faults({
  id,
  row,
  faults,
  columns,
  repairs,
}: Pick<SheetGridProps, 'columns'> & {
  id: string;
  row: SheetRow;
  faults: SheetRow['faults'];
  repairs: ((row: SheetRow, fault: SheetRow['faults'][number]) => ReactNode) | undefined;
}) {
  if (faults.length === 0) return null;
  return (
    <ul className="ys-sheet-narrow-faults">
      {faults.map((fault) => (
        <li key={fault.key} className={`ys-sheet-fault ${fault.state}`}>
          <FaultWords id={`${id}-${fault.key}`} fault={fault} columns={columns} />
          {row.state === 'leftOut' ? null : <span className="ys-sheet-verbs">{repairs?.(row, fault)}</span>}
        </li>
      ))}
    </ul>
  );
}

interface NarrowFieldProps {
  row: SheetRow;
  column: SheetColumn;
  id: string;
  onSave: (typed: string) => void;
}

function NarrowField({ row, column, id, onSave }: NarrowFieldProps) {
  const stored = row.cells[column.key] ?? '';
  const fault = faultOf(row, column.key);
  const save = (typed: string) => {
    if (typed !== stored) onSave(typed);
  };
  const field = `${id}-field-${column.key}`;
  const attributes = {
    id: field,
    className: 'ys-sheet-field',
    'aria-invalid': fault?.state === 'bad' ? (true as const) : undefined,
    'aria-describedby': fault === undefined ? undefined : `${id}-${fault.key}`,
  };
  return (
    <>
      <label htmlFor={field}>{column.title}</label>
      {column.choices === undefined ? (
        <input
          key={stored}
          {...attributes}
          defaultValue={stored}
          enterKeyHint="done"
          onBlur={(event) => save(event.target.value)}
          onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) save(event.currentTarget.value);
          }}
        />
      ) : (
        <select key={stored} {...attributes} defaultValue={stored} onChange={(event) => save(event.target.value)}>
          <ChoiceOptions column={column} stored={stored} />
        </select>
      )}
    </>
  );
}
