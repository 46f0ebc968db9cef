import {
  type Column,
  ErrorState,
  ExportButton,
  ListFoot,
  LoadingState,
  PlainTable,
  Section,
  useApi,
  useText,
} from '#ui/index.ts';
import { type ExportEntry, listExports } from '../../contract/export-log.ts';
import { exportExports } from '../../contract/list-exports.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { usePageNumber } from './page-number.ts';
import { minuteInChina } from './person-parts.tsx';

/** What left the house: who took which list with which filter, under which number. */
export function ExportLog() {
  const text = useText('parties');
  const answer = useApi(listExports, { query: { page: usePageNumber('exports') } });
  const columns: Column<ExportEntry>[] = [
    {
      key: 'number',
      title: text('export.number'),
      render: ({ number }) => <span className="person-number">{number}</span>,
    },
    { key: 'list', title: text('export.list'), render: ({ listName }) => listName },
    { key: 'account', title: text('export.account'), render: ({ account }) => account ?? text('export.byCommand') },
    { key: 'at', title: text('export.at'), render: ({ at }) => minuteInChina(at) },
    { key: 'filter', title: text('export.filter'), width: 220, render: ({ filter }) => filter },
    { key: 'rows', title: text('export.rows'), align: 'end', render: ({ rows }) => rows },
    {
      key: 'masked',
      title: text('export.masked'),
      render: ({ masked, reason }) =>
        masked ? text('export.isMasked') : text('export.isPlain', { reason: reason ?? '' }),
    },
    {
      key: 'sha256',
      title: text('export.sha256'),
      narrow: 'none',
      render: ({ sha256 }) => (
        <span className="person-number person-digest" title={sha256}>
          {sha256.slice(0, 16)}
        </span>
      ),
    },
  ];
  const rows = answer.data?.exports ?? [];
  return (
    <Section title={text('export.title')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={3} /> : null}
      {answer.data !== undefined && rows.length === 0 ? <p className="ys-meta">{text('export.none')}</p> : null}
      {rows.length === 0 ? null : (
        <PlainTable caption={text('export.title')} columns={columns} rows={rows} rowKey={(one) => one.number} />
      )}
      <ListFoot total={answer.data?.total ?? 0} size={rowsPerPage} param="exports">
        <ExportButton endpoint={exportExports} input={{}} count={answer.data?.total} />
      </ListFoot>
    </Section>
  );
}
