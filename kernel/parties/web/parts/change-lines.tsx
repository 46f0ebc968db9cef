import { type Column, PlainTable, useText } from '#ui/index.ts';
import type { ChangeLine } from '../../contract/organisation-changes.ts';

interface Row extends ChangeLine {
  key: number;
}

/** What a change does to each department, post and duty: where it was and where it will be. */
export function ChangeLines({ lines }: { lines: readonly ChangeLine[] }) {
  const text = useText('parties');
  const columns: Column<Row>[] = [
    { key: 'name', title: text('organisationColumns.name'), width: 160, render: (line) => line.name },
    {
      key: 'subject',
      title: text('organisationColumns.kind'),
      narrow: 'lead',
      render: (line) => text(`changeSubjects.${line.subject}`),
    },
    {
      key: 'effect',
      title: text('organisationColumns.change'),
      narrow: 'lead',
      render: (line) => text(`changeEffects.${line.effect}`),
    },
    { key: 'fromWhere', title: text('organisation.was'), render: (line) => line.from ?? '—' },
    { key: 'toWhere', title: text('organisation.willBe'), render: (line) => line.to ?? '—' },
  ];
  const rows = lines.map((line, key) => ({ ...line, key }));
  return (
    <PlainTable
      caption={text('organisation.effects')}
      columns={columns}
      rows={rows}
      rowKey={(line) => String(line.key)}
    />
  );
}
