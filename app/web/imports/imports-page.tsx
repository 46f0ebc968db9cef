import './imports.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { BatchView } from '#platform/sheets/contract/batch.ts';
import { listBatches, listRegisters } from '#platform/sheets/contract/endpoints.ts';
import {
  type Column,
  type FilterField,
  formatCount,
  Moment,
  pageOf,
  RegisterPage,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { BatchPanel } from './batch-panel.tsx';
import { OpenDrafts } from './open-drafts.tsx';

const batchesPerPage = 50;

/** Sheets that were entered, newest first, each with its way back; open drafts above. */
export function ImportsPage() {
  const text = useText('imports');
  const { zone } = useSession();
  const [search] = useUrlSearch();
  const [register] = valuesOf(search, 'register');
  const page = pageOf(search.page);
  const registers = useApi(listRegisters, {});
  const query = { page, pageSize: batchesPerPage, ...(register === undefined ? {} : { register }) };
  const answer = useApi(listBatches, { query });
  const columns = useMemo(() => batchColumns(text), [text]);
  const options = (registers.data?.registers ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const fields: FilterField[] =
    options.length < 2
      ? []
      : [{ key: 'register', label: text('history.register'), kind: 'choice', options, single: true }];
  const start = (
    <Link to="/imports/new" className="imports-primary">
      {text('history.start')}
    </Link>
  );
  return (
    <RegisterPage
      name="imports"
      title={text('history.title')}
      meta={zone?.name}
      // Nothing imported yet says it once, in its place.
      verb={start}
      caption={text('history.caption')}
      before={<OpenDrafts />}
      fields={fields}
      columns={columns}
      answer={answer}
      rows={answer.data?.batches}
      rowKey={(batch) => batch.id}
      total={answer.data?.total}
      pageSize={batchesPerPage}
      summary={answer.data && <b>{text('history.total', counted(answer.data.total))}</b>}
      empty={{ title: text('history.none'), hint: text('history.noneHint') }}
      panel={(id) => <BatchPanel batchId={id} />}
    />
  );
}

const counted = (count: number) => ({ count, shown: formatCount(count) });

function batchColumns(text: Text): Column<BatchView>[] {
  const number = (key: 'added' | 'changed' | 'same'): Column<BatchView> => ({
    key,
    title: text(`history.${key}`),
    align: 'end',
    narrow: 'line',
    render: (batch) => formatCount(batch[key]),
  });
  return [
    { key: 'fileName', title: text('history.file'), render: (batch) => batch.fileName },
    { key: 'register', title: text('history.register'), narrow: 'line', render: (batch) => batch.title },
    {
      key: 'at',
      title: text('history.at'),
      narrow: 'lead',
      render: (batch) => <Moment className="imports-moment" at={batch.at} />,
    },
    { key: 'by', title: text('history.by'), narrow: 'line', render: (batch) => batch.by.name },
    number('added'),
    number('changed'),
    number('same'),
    {
      key: 'state',
      title: text('history.state'),
      narrow: 'end',
      render: (batch) => text(batch.undone === null ? 'history.stands' : 'history.undone'),
    },
  ];
}
