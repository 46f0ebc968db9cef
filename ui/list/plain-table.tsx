import './list.css';
import type { ReactNode } from 'react';
import { useNarrow } from '../media/narrow.ts';
import { type Column, isSomething } from './column.ts';

/** A short table within a page, without the columns that hold nothing: the look of a register without panel, keys or paging; on a phone its rows become a list, of which only the columns of `brief` are seen until a row is unfolded. */
export function PlainTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  brief,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Keys of the columns that stand by themselves on a phone, and the words that unfold the others; all stand open where nothing is given. */
  brief?: { keys: readonly string[]; more: string };
}) {
  const narrow = useNarrow();
  const [first, ...rest] = columns;
  if (first === undefined) return null;
  const others = rest.filter(({ render }) => rows.some((row) => isSomething(render(row))));
  if (narrow) {
    return (
      <ul className="ys-plain-rows" aria-label={caption}>
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <b>{first.render(row)}</b>
            {brief === undefined ? (
              <NarrowCells columns={others} row={row} />
            ) : (
              <>
                <NarrowCells columns={others.filter(({ key }) => brief.keys.includes(key))} row={row} brief />
                <details>
                  <summary>{brief.more}</summary>
                  <NarrowCells columns={others.filter(({ key }) => !brief.keys.includes(key))} row={row} />
                </details>
              </>
            )}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="ys-register-scroll">
      <table className="ys-register ys-plain-table">
        <caption className="ys-hidden">{caption}</caption>
        <thead>
          <tr>
            {[first, ...others].map(({ key, title, align, width }) => (
              <th key={key} scope="col" className={align} style={{ minWidth: width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row">{first.render(row)}</th>
              {others.map(({ key, align, render }) => (
                <td key={key} className={align}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NarrowCells<Row>({
  columns,
  row,
  brief = false,
}: {
  columns: readonly Column<Row>[];
  row: Row;
  /** Beside each other, each under its name. */
  brief?: boolean;
}) {
  return (
    <dl className={brief ? 'ys-brief' : undefined}>
      {columns.map((column) => (
        <NarrowCell key={column.key} title={column.title}>
          {column.narrow === 'none' ? null : column.render(row)}
        </NarrowCell>
      ))}
    </dl>
  );
}

function NarrowCell({ title, children }: { title: string; children: ReactNode }) {
  if (!isSomething(children)) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
