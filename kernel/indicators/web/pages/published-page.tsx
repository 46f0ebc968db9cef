import { Link } from '@tanstack/react-router';
import {
  type Column,
  ExportButton,
  Figure,
  formatCount,
  RegisterPage,
  SourceLink,
  useApi,
  usePeriod,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportPublished, listPublished } from '../../contract/endpoints.ts';
import type { PublishedValue } from '../../contract/published.ts';
import { PublishedPanel } from '../parts/published-panel.tsx';
import { publishedQuery } from '../parts/published-query.ts';

const pageSize = 50;

/** Every figure that real zones have published, each with its print and page; none of them is the zone's own. */
export function PublishedPage() {
  const text = useText('indicators');
  const [search] = useUrlSearch();
  const query = publishedQuery(search);
  const answer = useApi(listPublished, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  const choice = (key: 'zone' | 'indicator' | 'unit' | 'status', label: string) =>
    ({ key, label: text(`published.columns.${label}`), kind: 'choice', options: data?.facets[key] ?? [] }) as const;
  return (
    <RegisterPage
      name="indicators.published"
      title={text('published.title')}
      meta={text('web.published.meta')}
      caption={text('published.title')}
      fields={[
        { key: 'q', label: text('words'), kind: 'words' },
        choice('zone', 'zoneName'),
        choice('indicator', 'name'),
        choice('unit', 'unit'),
        choice('status', 'status'),
      ]}
      columns={usePublishedColumns()}
      answer={answer}
      rows={data?.values}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('web.published.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportPublished} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.published.empty') }}
      panel={(id) => <Panel value={data?.values.find((one) => one.id === id)} />}
    />
  );
}

function Panel({ value }: { value: PublishedValue | undefined }) {
  return value === undefined ? null : <PublishedPanel value={value} />;
}

function usePublishedColumns(): readonly Column<PublishedValue>[] {
  const text = useText('indicators');
  const title = (key: string) => text(`published.columns.${key}`);
  return [
    {
      key: 'indicator',
      title: title('name'),
      width: 220,
      sortable: true,
      render: ({ name, subject }) => (
        <>
          {name}
          {subject === null ? null : <span className="ys-meta"> {subject}</span>}
        </>
      ),
    },
    { key: 'zone', title: title('zoneName'), sortable: true, narrow: 'lead', render: ({ zoneName }) => zoneName },
    { key: 'period', title: title('period'), render: ({ figure }) => <PeriodWords period={figure.period} /> },
    {
      ...{ key: 'value', title: title('value'), align: 'end', narrow: 'end', sortable: true },
      render: ({ figure, name }) => <Figure figure={figure} name={name} />,
    },
    {
      key: 'compare',
      narrow: 'none',
      title: text('web.published.compare'),
      render: ({ indicator }) => (
        <Link to="/published/compare" search={{ indicator }}>
          {text('web.published.compare')}
        </Link>
      ),
    },
    {
      ...{ key: 'source', title: title('source'), align: 'end', narrow: 'none' },
      render: ({ figure: { source } }) => (source === null ? '—' : <SourceLink source={source} />),
    },
  ];
}

/** A period in words, or a dash where the page names none. */
export function PeriodWords({ period }: { period: string | null }) {
  return <>{usePeriod(period) ?? '—'}</>;
}
