import { Link } from '@tanstack/react-router';
import { MetricValue } from '#ui/figure/metric-value.tsx';
import {
  type Column,
  ExportButton,
  formatCount,
  Light,
  RegisterPage,
  useApi,
  usePeriod,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { exportDefinitions, getFigures, listDefinitions } from '../../contract/endpoints.ts';
import type { MetricDefinition, MetricFigure } from '../../contract/metric-figure.ts';
import { MetricPanel } from '../parts/metric-panel.tsx';

const pageSize = 50;

type Row = MetricDefinition & { figure: MetricFigure | undefined };

/** Every metric that the reader may see: what it says now, by which definition, and how far its data reach. */
export function MetricsPage() {
  const text = useText('indicators');
  const [search] = useUrlSearch();
  const [words] = valuesOf(search, 'q');
  const query = { ...(words === undefined ? {} : { q: words }), part: valuesOf(search, 'part') };
  const answer = useApi(listDefinitions, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  const asked = data?.definitions.map(({ metric }) => metric) ?? [];
  const figures = useApi(getFigures, { query: { metric: asked } });
  const known = new Map(figures.data?.figures.map((one) => [one.figure.metric, one]));
  const rows = data?.definitions.map((one): Row => ({ ...one, figure: known.get(one.metric) }));
  return (
    <RegisterPage
      name="indicators.metrics"
      title={text('web.metrics.title')}
      meta={text('web.metrics.meta')}
      actions={
        <Link to="/indicators/reports" className="ys-link">
          {text('reports.title')}
        </Link>
      }
      caption={text('web.metrics.title')}
      fields={[
        { key: 'q', label: text('words'), kind: 'words' },
        { key: 'part', label: text('definitions.part'), kind: 'choice', options: data?.facets.part ?? [] },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={rows}
      rowKey={({ metric }) => metric}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('web.metrics.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportDefinitions} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.metrics.empty') }}
      panel={(id) => <Panel metric={rows?.find(({ metric }) => metric === id)} />}
    />
  );
}

function Panel({ metric }: { metric: Row | undefined }) {
  if (metric === undefined) return null;
  const { figure } = metric;
  return <MetricPanel metric={metric} growth={<Growth figure={figure} />} state={<State figure={figure} />} />;
}

function useColumns(): readonly Column<Row>[] {
  const text = useText('indicators');
  return [
    {
      key: 'name',
      title: text('definitions.name'),
      width: 200,
      render: ({ name }) => name,
    },
    {
      key: 'value',
      title: text('web.value'),
      align: 'end',
      narrow: 'end',
      render: ({ figure }) => (figure === undefined ? '—' : <MetricValue metric={figure} />),
    },
    {
      key: 'period',
      title: text('web.period'),
      width: 130,
      narrow: 'lead',
      render: ({ figure }) => <Period figure={figure} />,
    },
    { key: 'growth', title: text('web.growth'), align: 'end', render: ({ figure }) => <Growth figure={figure} /> },
    {
      key: 'definition',
      title: text('definitions.definition'),
      width: 240,
      render: ({ versions }) => versions[0]?.text,
    },
    { key: 'until', title: text('web.until'), width: 96, render: ({ figure }) => figure?.dataUntil ?? '—' },
    { key: 'state', title: text('web.state'), width: 200, render: ({ figure }) => <State figure={figure} /> },
    { key: 'metric', title: text('definitions.metric'), extra: true, render: ({ metric }) => <code>{metric}</code> },
  ];
}

function Period({ figure }: { figure: MetricFigure | undefined }) {
  return <>{usePeriod(figure?.figure.period ?? null) ?? '—'}</>;
}

/** Growth on the year before: ink and an arrow, never a colour. */
export function Growth({ figure }: { figure: MetricFigure | undefined }) {
  const text = useText('indicators');
  const growth = figure?.growth ?? null;
  if (figure === undefined || growth === null) return <>—</>;
  const arrowed = Number(growth) === 0 ? '0' : growth.startsWith('-') ? `↓${growth.slice(1)}` : `↑${growth}`;
  return <>{figure.ratio ? text('web.points', { growth: arrowed }) : `${arrowed}%`}</>;
}

/** Whether the source has brought what was due. */
export function State({ figure }: { figure: MetricFigure | undefined }) {
  const text = useText('indicators');
  if (figure === undefined) return <>—</>;
  const { stale } = figure;
  if (stale === null) return <Light state="ok">{text('web.fresh')}</Light>;
  return <Light state="hold">{text('web.stale', { since: stale.since.slice(0, 10), awaited: stale.awaited })}</Light>;
}
