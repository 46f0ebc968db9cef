import { cellKey } from '#kernel/forms/contract/computed-cells.ts';
import type { FormColumn } from '#kernel/forms/contract/form-definition.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { conditionWords, datumWords } from './condition-words.ts';
import { faultPlace, faultWords } from './fault-words.ts';
import { faultsAt } from './form-frame.ts';
import { controlId } from './form-shapes.ts';
import type { FormRow } from './paste-rows.ts';
import type { RowsProps } from './rows-shape.ts';
import { ValueControl } from './value-control.tsx';

// Rows have no id of their own: their place is what names them, in values, faults and addresses.
const numbered = (rows: readonly FormRow[]) => rows.map((row, at) => ({ row, at, key: `row-${at}` }));

const rightOf = ({ type }: FormColumn) => (type.is === 'money' || type.is === 'number' ? 'end' : undefined);

function unitOf({ type }: FormColumn, yuan: string): string | undefined {
  if (type.is === 'money') return yuan;
  return type.is === 'number' ? (type.unit ?? undefined) : undefined;
}

/** Rows as a table of controls; what stands against a row is told under it. */
export function RowTable(props: RowsProps) {
  const text = useText('ui');
  const { field, rows } = props;
  return (
    <div className="ys-form-rows-scroll">
      <table className="ys-form-table" aria-label={field.name}>
        <thead>
          <tr>
            <th scope="col">
              <span className="ys-hidden">{text('form.rowNumber')}</span>
            </th>
            {field.columns.map((column) => (
              <th key={column.key} scope="col" className={rightOf(column)}>
                <ColumnName column={column} />
              </th>
            ))}
            <th>
              <span className="ys-hidden">{text('form.removeRow')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {numbered(rows).map(({ row, at, key }) => (
            <TableRow key={key} {...props} row={row} at={at} />
          ))}
        </tbody>
      </table>
      <ColumnRules columns={field.columns} />
    </div>
  );
}

function TableRow(props: RowsProps & { row: FormRow; at: number }) {
  const { field, at } = props;
  const faulty = field.columns.some(({ key }) => faultsAt(props.frame, `${field.key}.${at}.${key}`).length > 0);
  return (
    <>
      <tr className={faulty ? 'wrong' : undefined}>
        <th scope="row">{at + 1}</th>
        {field.columns.map((column, place) => (
          <td key={column.key} className={column.type.is}>
            <Cell {...props} column={column} place={place} cell />
          </td>
        ))}
        <td>
          <RemoveRow {...props} />
        </td>
      </tr>
      {faulty ? (
        <tr className="why">
          <td />
          <td colSpan={field.columns.length + 1}>
            {field.columns.map((column) => (
              <CellFaults key={column.key} {...props} column={column} />
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Rows as cards, one under the other: for a phone. */
export function RowCards(props: RowsProps) {
  const text = useText('ui');
  return (
    <>
      <ol className="ys-form-cards">
        {numbered(props.rows).map(({ row, at, key }) => (
          <li key={key}>
            <div className="ys-form-card-head">
              <b>{text('form.rowTitle', { row: at + 1 })}</b>
              <RemoveRow {...props} at={at} words />
            </div>
            {props.field.columns.map((column, place) => (
              <div key={column.key} className="ys-form-cell">
                <label htmlFor={controlId(props.frame.id, { field: props.field.key, row: at, column: column.key })}>
                  <ColumnName column={column} />
                </label>
                <Cell {...props} row={row} at={at} column={column} place={place} cell={false} />
                <CellFaults {...props} at={at} column={column} />
              </div>
            ))}
          </li>
        ))}
      </ol>
      <ColumnRules columns={props.field.columns} />
    </>
  );
}

function ColumnName({ column }: { column: FormColumn }) {
  const text = useText('ui');
  const unit = unitOf(column, text('money.yuan'));
  return (
    <>
      {column.name}
      {unit === undefined ? null : <span className="ys-unit"> {unit}</span>}
      {column.computed === null && column.required ? (
        <span className="ys-form-must">{text('form.required')}</span>
      ) : null}
    </>
  );
}

interface CellProps extends RowsProps {
  row: FormRow;
  at: number;
  column: FormColumn;
  place: number;
  /** In a table, where its column names it. */
  cell: boolean;
}

function Cell({ frame, field, row, at, column, place, cell, change, paste }: CellProps) {
  const text = useText('ui');
  const where = `${field.key}.${at}.${column.key}`;
  const id = controlId(frame.id, { field: field.key, row: at, column: column.key });
  const invalid = faultsAt(frame, where).length > 0;
  if (column.computed !== null) return <ComputedCell {...{ frame, field, at, column, cell, id }} />;
  return (
    <div data-place={where} onPaste={(event) => paste(event, at, place)}>
      <ValueControl
        {...{ id, type: column.type, invalid, required: column.required, phone: frame.phone, cell: true }}
        value={row[column.key] ?? null}
        {...(cell ? { label: text('form.cellLabel', { column: column.name, row: at + 1 }) } : {})}
        describedBy={invalid ? `${id}-fault` : undefined}
        onChange={(value, typing) => change(at, column, value, typing)}
      />
    </div>
  );
}

/** By which rules the computed columns are counted. */
export function ColumnRules({ columns }: { columns: readonly FormColumn[] }) {
  const text = useText('ui');
  return columns.map(({ key, name, computed }) =>
    computed === null ? null : (
      <p key={key} className="ys-meta">
        {name} {text('form.formula', { formula: conditionWords(computed, text) })}
      </p>
    ),
  );
}

/** A cell that is counted from its row: shown, never typed. */
function ComputedCell({
  frame,
  field,
  at,
  column,
  cell,
  id,
}: Pick<CellProps, 'frame' | 'field' | 'at' | 'column' | 'cell'> & { id: string }) {
  const text = useText('ui');
  const locale = useLocale();
  const value = frame.view.computed[cellKey(field.key, at, column.key)]?.value ?? null;
  const shown = datumWords(value, column.type, { text, locale });
  const label = cell ? { 'aria-label': text('form.cellLabel', { column: column.name, row: at + 1 }) } : {};
  return (
    <output id={id} tabIndex={-1} className="ys-form-counted" {...label}>
      {shown === '' ? text('form.notYet') : shown}
    </output>
  );
}

function CellFaults({
  frame,
  field,
  at,
  column,
}: Pick<RowsProps, 'frame' | 'field'> & { at: number; column: FormColumn }) {
  const words = useText('forms');
  const faults = faultsAt(frame, `${field.key}.${at}.${column.key}`);
  if (faults.length === 0) return null;
  const id = controlId(frame.id, { field: field.key, row: at, column: column.key });
  return (
    <div id={`${id}-fault`} className="ys-form-faults">
      {faults.map((fault) => (
        <p key={`${faultPlace(fault)} ${fault.code}`}>{faultWords(fault, words)}</p>
      ))}
    </div>
  );
}

function RemoveRow({ at, remove, words = false }: RowsProps & { at: number; words?: boolean }) {
  const text = useText('ui');
  return (
    <button
      type="button"
      className={words ? 'ys-link' : 'ys-plain ys-icon-button'}
      aria-label={text('form.removeRowOf', { row: at + 1 })}
      onClick={() => remove(at)}
    >
      {words ? text('form.removeRow') : <Icon name="close" />}
    </button>
  );
}
