import { type Column, formatCount, PlainTable, useText } from '#ui/index.ts';
import type { MovingRows } from '../../contract/merging.ts';

/** What moves, stays and is read along, a line for each kind of rows. */
export function MergeRows({ rows }: { rows: readonly MovingRows[] }) {
  const text = useText('parties');
  if (rows.length === 0) return <p className="ys-meta">{text('merging.noRows')}</p>;
  const count = (value: number) => (value === 0 ? null : formatCount(value));
  const columns: Column<MovingRows>[] = [
    { key: 'what', title: text('merging.what'), render: ({ label }) => label },
    { key: 'moved', title: text('merging.moved'), align: 'end', render: ({ moved }) => count(moved) },
    { key: 'stayed', title: text('merging.stayed'), align: 'end', render: ({ stayed }) => count(stayed) },
    { key: 'read', title: text('merging.read'), align: 'end', render: ({ read }) => count(read) },
    { key: 'first', title: text('merging.first'), width: 200, render: ({ first }) => first.join(text('sheet.and')) },
  ];
  return (
    <PlainTable
      caption={text('merging.rows')}
      columns={columns}
      rows={rows}
      rowKey={({ label, moved, stayed, read }) => `${label} ${moved} ${stayed} ${read}`}
    />
  );
}
