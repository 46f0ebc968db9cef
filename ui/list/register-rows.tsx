import { RowTick, type RowTicks } from './bulk-bar.tsx';
import { type Column, isSomething } from './column.ts';
import { RowLink } from './row-link.tsx';

/** A register on a phone: a list of rows, each with its name, what stands above and below it, and a value at the right. */
export function RegisterRows<Row>({
  caption,
  columns,
  rows,
  rowKey,
  current,
  ticks,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  current: string | undefined;
  ticks?: RowTicks | undefined;
}) {
  const [first, ...others] = columns;
  if (first === undefined) return null;
  const at = (place: Column<Row>['narrow']) => others.filter(({ narrow }) => (narrow ?? 'line') === place);
  return (
    <ul className="ys-rows" aria-label={caption}>
      {rows.map((row) => {
        const id = rowKey(row);
        return (
          <li key={id} data-row={id} className={id === current ? 'on' : undefined}>
            <div>
              <Line columns={at('lead')} row={row} />
              {ticks === undefined ? null : <RowTick id={id} ticks={ticks} />}
              <RowLink id={id}>{first.render(row)}</RowLink>
              <Line columns={at('line')} row={row} labelled />
            </div>
            <div className="ys-row-end">
              {at('end').map(({ key, render }) => (
                <div key={key}>{render(row)}</div>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Line<Row>({ columns, row, labelled }: { columns: readonly Column<Row>[]; row: Row; labelled?: boolean }) {
  const parts = columns
    .map((column) => ({ ...column, content: column.render(row) }))
    .filter(({ content }) => isSomething(content));
  if (parts.length === 0) return null;
  return (
    <dl className="ys-row-line">
      {parts.map(({ key, title, content }) => (
        <div key={key}>
          <dt className={labelled ? undefined : 'ys-hidden'}>{title}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}
