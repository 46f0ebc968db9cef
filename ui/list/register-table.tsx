import './list.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useShortcutsOn } from '../keys/shortcuts.ts';
import { useNarrow } from '../media/narrow.ts';
import { BusyBar, LoadingState } from '../state/states.tsx';
import { useUrlSearch } from '../url/use-search.ts';
import { RowTick, type RowTicks } from './bulk-bar.tsx';
import { type Column, nextSort } from './column.ts';
import { RegisterRows } from './register-rows.tsx';
import { RowLink, useRowKeys } from './row-link.tsx';

/** Properties of {@link RegisterTable}. */
export interface RegisterTableProps<Row> {
  /** What the table lists, for readers. */
  caption: string;
  columns: readonly Column<Row>[];
  /** Undefined while the first rows are on their way. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** New rows are on their way while old ones stay. */
  busy?: boolean;
  /** Rows past their limit are tinted whole. */
  late?: ((row: Row) => boolean) | undefined;
  /** Lets rows be ticked. */
  ticks?: RowTicks | undefined;
}

/**
 * A register as a plain table: rows of 33 px, the first column frozen, a press on a row opens its panel by address.
 * On a phone the rows become a list.
 */
export function RegisterTable<Row>(props: RegisterTableProps<Row>) {
  const { rows, rowKey, busy } = props;
  const narrow = useNarrow();
  const keys = useRowKeys(rows?.map(rowKey) ?? []);
  if (rows === undefined) return <LoadingState lines={10} />;
  return (
    <>
      <BusyBar busy={busy ?? false} />
      {narrow ? (
        <RegisterRows {...props} rows={rows} current={keys.current} />
      ) : (
        <WideTable {...props} rows={rows} current={keys.current} />
      )}
      <KeyHints />
    </>
  );
}

function WideTable<Row>(props: RegisterTableProps<Row> & { rows: readonly Row[]; current: string | undefined }) {
  const { caption, columns, rows, rowKey, current, late, ticks } = props;
  return (
    <div className="ys-register-scroll">
      <table className="ys-register">
        <caption className="ys-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const id = rowKey(row);
            const marks = [id === current ? 'on' : '', late?.(row) ? 'late' : ''].filter((mark) => mark !== '');
            return <Row key={id} id={id} row={row} columns={columns} className={marks.join(' ')} ticks={ticks} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

function Row<Row>({
  id,
  row,
  columns,
  className,
  ticks,
}: {
  id: string;
  row: Row;
  columns: readonly Column<Row>[];
  className: string;
  ticks: RowTicks | undefined;
}) {
  return (
    <tr className={className} data-row={id}>
      {columns.map(({ key, align, render }, index) =>
        index === 0 ? (
          <th key={key} scope="row">
            {ticks === undefined ? null : <RowTick id={id} ticks={ticks} />}
            <RowLink id={id}>{render(row)}</RowLink>
          </th>
        ) : (
          <td key={key} className={align}>
            <Cell>{render(row)}</Cell>
          </td>
        ),
      )}
    </tr>
  );
}

/** Two lines at most; days and numbers of records, which break at their hyphens, stay on one. */
function Cell({ children }: { children: ReactNode }) {
  const whole = typeof children === 'string' && children.length <= 20 && /^[0-9A-Z-]+$/.test(children);
  return <div className={whole ? 'ys-cell ys-nowrap' : 'ys-cell'}>{children}</div>;
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const [search, change] = useUrlSearch();
  const sort = typeof search.sort === 'string' ? search.sort : undefined;
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
  const { sort: _sort, page: _page, ...rest } = search;
  const press = () => {
    const next = nextSort(sort, column.key);
    change(next === undefined ? rest : { ...rest, sort: next }, { replace: true });
  };
  return (
    <th scope="col" className={column.align} aria-sort={direction} style={{ minWidth: column.width }}>
      {column.sortable ? (
        <button type="button" className="ys-plain ys-sort" onClick={press}>
          {column.title}
          {direction === undefined ? null : <Icon name={direction === 'ascending' ? 'up' : 'down'} size={14} />}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

/** The keys that work here, while shortcuts are on. */
function KeyHints() {
  const text = useText('ui');
  if (!useShortcutsOn()) return null;
  return (
    <p className="ys-keys ys-no-print" aria-hidden="true">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {text('keys.move')}
      </span>
      <span>
        <kbd>Enter</kbd> {text('keys.open')}
      </span>
      <span>
        <kbd>Esc</kbd> {text('keys.back')}
      </span>
      <span>
        <kbd>?</kbd> {text('keys.list')}
      </span>
    </p>
  );
}
