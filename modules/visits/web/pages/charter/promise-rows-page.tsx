import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  Light,
  Moment,
  pageOf,
  RegisterPage,
  type Search,
  type Text,
  useApi,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { type PromiseRow, promiseKind, promiseVerdict } from '../../../contract/charter.ts';
import { exportPromiseRows, listPromiseRows, month } from '../../../contract/charter-endpoints.ts';

const perPage = 50;
const lights = { kept: 'ok', broken: 'late', open: 'hold' } as const;

/** The query that an address asks for; without a promise that of the first answer. */
function queryOf(search: Search) {
  const asked = month.safeParse(valuesOf(search, 'month')[0]).data;
  return {
    kind: promiseKind.safeParse(valuesOf(search, 'kind')[0]).data ?? 'firstAnswer',
    ...(asked === undefined ? {} : { month: asked }),
    verdict: valuesOf(search, 'verdict').flatMap((value) => promiseVerdict.safeParse(value).data ?? []),
    page: pageOf(search.page),
    pageSize: perPage,
  };
}

/** The rows that a kept rate is counted from. */
export function PromiseRowsPage() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const query = queryOf(search);
  const answer = useApi(listPromiseRows, { query });
  const { data } = answer;
  const columns = useMemo(() => columnsOf(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  return (
    <RegisterPage
      name="promiseRows"
      title={text('charter.rows')}
      meta={<Link to="/service-charter">{text('charter.title')}</Link>}
      caption={text('charter.rowsCaption')}
      fields={[
        {
          ...{ key: 'kind', label: text('charter.promise'), kind: 'choice', single: true },
          options: promiseKind.options.map((value) => ({ value, label: text(`charter.kinds.${value}`) })),
        },
        {
          ...{ key: 'verdict', label: text('charter.verdict'), kind: 'choice' },
          options: promiseVerdict.options.map((value) => ({ value, label: text(`charter.verdicts.${value}`) })),
        },
      ]}
      otherFilters={['month']}
      columns={columns}
      answer={answer}
      rows={data?.rows}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={perPage}
      summary={
        data && (
          <>
            <b>{text('charter.rowsTotal', { count: data.total, shown: formatCount(data.total) })}</b>{' '}
            <span className="ys-meta">{query.month}</span>
          </>
        )
      }
      tools={<ExportButton endpoint={exportPromiseRows} input={{ query: wanted }} count={data?.total} />}
      empty={{ title: text('charter.rowsNone'), hint: text('charter.rowsNoneHint') }}
    />
  );
}

function columnsOf(text: Text): Column<PromiseRow>[] {
  const title = (key: string) => text(`charter.columns.${key}`);
  return [
    {
      ...{ key: 'number', title: title('number'), width: 150 },
      render: ({ number, href }) => <a href={href}>{number}</a>,
    },
    { key: 'firm', title: title('firm'), narrow: 'line', render: ({ firm }) => firm },
    {
      key: 'startedAt',
      title: title('startedAt'),
      narrow: 'none',
      render: (row) => <Moment at={row.startedAt} inTable />,
    },
    { key: 'dueAt', title: title('dueAt'), narrow: 'line', render: (row) => <Moment at={row.dueAt} inTable /> },
    {
      ...{ key: 'doneAt', title: title('doneAt'), narrow: 'none' as const },
      render: ({ doneAt }) => doneAt && <Moment at={doneAt} inTable />,
    },
    {
      ...{ key: 'verdict', title: title('verdict'), narrow: 'lead' as const },
      render: ({ verdict }) => <Light state={lights[verdict]}>{text(`charter.verdicts.${verdict}`)}</Light>,
    },
  ];
}
