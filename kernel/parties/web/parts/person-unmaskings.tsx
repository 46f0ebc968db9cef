import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
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
import { exportUnmaskings } from '../../contract/list-exports.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { listUnmaskings } from '../../contract/person-endpoints.ts';
import { usePageNumber } from './page-number.ts';
import { minuteInChina } from './person-parts.tsx';

type Unmasking = EndpointResult<typeof listUnmaskings>['unmaskings'][number];

/** Who saw plain values of whom, of which fields and why; never the values. */
export function PersonUnmaskings() {
  const text = useText('parties');
  const answer = useApi(listUnmaskings, { query: { page: usePageNumber('looks') } });
  const columns: Column<Unmasking>[] = [
    { key: 'at', title: text('unmaskings.at'), render: ({ at }) => minuteInChina(at) },
    { key: 'account', title: text('unmaskings.account'), render: ({ account }) => account },
    { key: 'person', title: text('unmaskings.person'), render: ({ person }) => person ?? text('person.erased') },
    {
      key: 'fields',
      title: text('unmaskings.fields'),
      render: ({ fields }) => fields.map((field) => text(`person.${field}`)).join(text('sheet.and')),
    },
    { key: 'reason', title: text('unmaskings.reason'), width: 220, render: ({ reason }) => reason },
    {
      key: 'export',
      title: text('export.number'),
      render: ({ exportNumber }) => exportNumber && <span className="person-number">{exportNumber}</span>,
    },
  ];
  const { unmaskings = [], today = [], perDay = 0 } = answer.data ?? {};
  return (
    <Section title={text('unmaskings.title')} note={text('unmaskings.perDay', { count: perDay })}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={3} /> : null}
      {today.length === 0 ? null : (
        <p>
          <b>{text('unmaskings.today')}</b>{' '}
          {today.map(({ account, count }) => text('unmaskings.todayLine', { account, count })).join(text('sheet.and'))}
        </p>
      )}
      {answer.data !== undefined && unmaskings.length === 0 ? (
        <p className="ys-meta">{text('unmaskings.none')}</p>
      ) : null}
      {unmaskings.length === 0 ? null : (
        <PlainTable caption={text('unmaskings.title')} columns={columns} rows={unmaskings} rowKey={(one) => one.id} />
      )}
      <ListFoot total={answer.data?.total ?? 0} size={rowsPerPage} param="looks">
        <ExportButton endpoint={exportUnmaskings} input={{}} count={answer.data?.total} />
      </ListFoot>
    </Section>
  );
}
