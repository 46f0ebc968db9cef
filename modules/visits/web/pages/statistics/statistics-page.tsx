import '../../parts/statistics/statistics.css';
import { Input, Select } from 'antd';
import { useMemo } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import {
  Chart,
  type ChartData,
  EmptyState,
  ErrorState,
  ExportButton,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useNarrow,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportStatistics, getStatistics, statisticsBy } from '../../../contract/statistics.ts';
import { issueSearch, type SpanQuery, spanQuery } from '../../parts/statistics/span-query.ts';
import { useStatisticsColumns } from '../../parts/statistics/statistics-columns.tsx';

type Answer = EndpointResult<typeof getStatistics>;

/** Visits and issues of a span by group, both rates side by side, beside the year before; every count opens its rows. */
export function StatisticsPage() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const query = spanQuery(search, todayInChina());
  const { data, error } = useApi(getStatistics, { query });
  return (
    <Page
      title={text('statistics.title')}
      meta={text('statistics.pages.note')}
      actions={<ExportButton endpoint={exportStatistics} input={{ query }} count={data?.rows.length} />}
    >
      <Choices query={query} />
      {error === null ? null : <ErrorState error={error} />}
      {data === undefined ? error === null ? <LoadingState /> : null : <Tables data={data} query={query} />}
    </Page>
  );
}

function todayInChina(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

function Choices({ query }: { query: SpanQuery }) {
  const text = useText('visits');
  const [search, change] = useUrlSearch();
  const set = (more: Partial<SpanQuery>) => change({ ...search, ...query, ...more }, { replace: true });
  return (
    <div className="vs-choices ys-no-print">
      <div>
        <span>{text('statistics.pages.by')}</span>
        <Select
          value={query.by}
          aria-label={text('statistics.pages.by')}
          options={statisticsBy.options.map((value) => ({ value, label: text(`statistics.by.${value}`) }))}
          onChange={(by) => set({ by })}
        />
      </div>
      {(['from', 'to'] as const).map((key) => (
        <div key={key}>
          <span>{text(`statistics.pages.${key}`)}</span>
          <Input
            type="date"
            aria-label={text(`statistics.pages.${key}`)}
            value={query[key]}
            onChange={({ target }) => set({ [key]: target.value })}
          />
        </div>
      ))}
    </div>
  );
}

function Tables({ data, query }: { data: Answer; query: SpanQuery }) {
  const text = useText('visits');
  const { rows, total, before } = data;
  const columns = useStatisticsColumns({ query, before }, total.now.visits !== null);
  const chart = useChart(data);
  const open = (key: string) => {
    const found = issueSearch(query, key);
    if (found !== undefined) location.assign(`/issues?${new URLSearchParams(found)}`);
  };
  if (rows.length === 0)
    return <EmptyState title={text('statistics.pages.empty')}>{text('statistics.pages.emptyHint')}</EmptyState>;
  const span = `${data.from}—${data.to}`;
  return (
    <>
      <Chart data={chart} height={heightOf(chart)} onPick={({ category }) => open(category)} />
      <Section
        title={text(`statistics.by.${data.by}`)}
        note={`${span} · ${text('statistics.before')} ${before.from}—${before.to}`}
      >
        <PlainTable
          caption={text('statistics.title')}
          columns={columns}
          rows={[...rows, { ...total, key: '*' }]}
          rowKey={({ key }) => key}
          brief={{ keys: ['issues', 'staffClosedRate', 'firmConfirmedRate'], more: text('statistics.pages.more') }}
        />
        <p className="ys-meta">{text('statistics.definitionsValue')}</p>
      </Section>
    </>
  );
}

/** Largest number of groups that a chart shows; the table has all. */
const mostBars = 12;

/** Bars that lie take room each. */
function heightOf({ lying, categories }: ChartData): number {
  return lying ? 24 + 48 * categories.length : 240;
}

function useChart({ rows, by }: Answer): ChartData {
  const text = useText('visits');
  // A phone has no room below standing bars for the names of groups.
  const lying = useNarrow() && by !== 'month';
  return useMemo(() => {
    const shown = by === 'month' ? rows : rows.slice(0, mostBars);
    return {
      ...{ title: text('statistics.pages.chart'), unit: text('statistics.pages.unit') },
      categoryName: text(`statistics.by.${by}`),
      categories: shown.map(({ key, label }) => ({ key, label })),
      series: [
        {
          ...{ key: 'before', name: text('statistics.pages.thenShort'), shape: 'bar', tone: 'previous' },
          values: shown.map(({ before }) => before?.issues ?? 0),
        },
        {
          ...{ key: 'issues', name: text('statistics.pages.now'), shape: 'bar', tone: 'current' },
          values: shown.map(({ now }) => now.issues),
        },
      ],
      lying,
    };
  }, [rows, by, text, lying]);
}
