import '../parts/indicators.css';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { MetricValue } from '#ui/figure/metric-value.tsx';
import {
  Chart,
  type ChartData,
  type Column,
  ErrorState,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useLocale,
  usePeriod,
  useText,
} from '#ui/index.ts';
import { HrefLink } from '#ui/screen/href-link.tsx';
import { drawnNumber, scaledText } from '#ui/screen/scaled-number.ts';
import { monthName } from '#ui/screen/short-period.ts';
import { useScaled } from '#ui/screen/use-scaled.ts';
import { getMetric } from '../../contract/endpoints.ts';
import type { FigurePart, MetricDefinition, MetricFigure } from '../../contract/metric-figure.ts';
import { useUnit } from '../parts/unit-words.ts';
import { Growth, State } from './metrics-page.tsx';

/** One metric: its figure with target and growth, its parts down to the rows, its course, and every definition it has had. */
export function MetricPage() {
  const text = useText('indicators');
  const { metric = '' } = useParams({ strict: false }) as { metric?: string };
  const { data, error } = useApi(getMetric, { params: { metric } });
  const crumbs = <Link to="/indicators">{text('web.metrics.title')}</Link>;
  if (error !== null || data === undefined) {
    return (
      <Page title={text('definitions.name')} crumbs={crumbs}>
        {error === null ? <LoadingState /> : <ErrorState error={error} />}
      </Page>
    );
  }
  const { definition, figure } = data;
  return (
    <Page title={definition.name} crumbs={crumbs} meta={figure.demonstration ? text('web.demonstration') : undefined}>
      <Head figure={figure} />
      <Course figure={figure} />
      <Parts figure={figure} />
      <Definitions definition={definition} />
    </Page>
  );
}

function Head({ figure }: { figure: MetricFigure }) {
  const text = useText('indicators');
  const target = useScaled([figure.target?.value], figure.figure.unit);
  return (
    <dl className="ind-head">
      <div>
        <dt>{usePeriod(figure.figure.period) ?? text('web.noPeriod')}</dt>
        <dd>
          <MetricValue metric={figure} large />
        </dd>
      </div>
      {figure.target?.value == null ? null : (
        <div>
          <dt>{text('web.target', { year: figure.target.period ?? '' })}</dt>
          <dd>
            {target.words(figure.target.value)}
            {figure.pace === null ? null : <span className="ys-meta"> {text('web.pace', { ...figure.pace })}</span>}
          </dd>
        </div>
      )}
      <div>
        <dt>{text('web.growth')}</dt>
        <dd>
          <Growth figure={figure} />
        </dd>
      </div>
      <div>
        <dt>{text('web.state')}</dt>
        <dd>
          <State figure={figure} />
        </dd>
      </div>
      <div>
        <dt>{text('web.rows')}</dt>
        <dd>
          <HrefLink href={figure.rows.href}>{text('web.openRows', { count: figure.rows.count })}</HrefLink>
        </dd>
      </div>
    </dl>
  );
}

/** The last twelve months beside those of the year before. */
function Course({ figure }: { figure: MetricFigure }) {
  const text = useText('indicators');
  const locale = useLocale();
  const { series } = figure;
  const points = series.slice(-12);
  const { scale, unit } = useScaled(
    points.flatMap(({ value, yearBefore }) => [value, yearBefore]),
    figure.figure.unit,
  );
  const data = useMemo((): ChartData => {
    const drawn = (value: string | null) =>
      drawnNumber(value === null ? null : scaledText(value, scale).replaceAll(',', '').replace('−', '-')) ?? null;
    const last = series.slice(-12);
    return {
      title: text(figure.kind === 'flow' ? 'web.byMonth' : 'web.atMonthEnds'),
      ...{ unit, categoryName: text('web.month') },
      categories: last.map(({ period }) => ({ key: period, label: monthName(period.slice(0, 7), locale) })),
      series: [
        {
          key: 'now',
          name: text('web.now'),
          shape: 'line',
          tone: 'current',
          values: last.map(({ value }) => drawn(value)),
        },
        {
          ...{ key: 'before', name: text('web.yearBefore'), shape: 'line', tone: 'previous' },
          values: last.map(({ yearBefore }) => drawn(yearBefore)),
        },
      ],
    };
  }, [series, scale, unit, text, locale, figure.kind]);
  if (points.every(({ value }) => value === null)) return null;
  return <Chart data={data} height={220} format={(value) => String(value)} />;
}

function Parts({ figure }: { figure: MetricFigure }) {
  const text = useText('indicators');
  const { words } = useScaled(
    figure.parts.map(({ value }) => value),
    figure.figure.unit,
  );
  const columns: Column<FigurePart>[] = [
    { key: 'label', title: text('reports.columns.part'), render: ({ label }) => label, width: 200 },
    { key: 'value', title: text('web.value'), align: 'end', narrow: 'end', render: ({ value }) => words(value) },
    {
      key: 'rows',
      title: text('web.rows'),
      align: 'end',
      render: ({ rows, href }) => {
        const opened = text('web.openRows', { count: rows });
        return href === null ? opened : <HrefLink href={href}>{opened}</HrefLink>;
      },
    },
  ];
  if (figure.parts.length === 0) return null;
  const largestFirst = figure.parts.toSorted(
    (one, other) => (drawnNumber(other.value) ?? 0) - (drawnNumber(one.value) ?? 0),
  );
  return (
    <Section
      title={text('web.parts')}
      note={figure.partsAdd ? text('web.partsAdd', { count: figure.parts.length }) : undefined}
    >
      <PlainTable caption={text('web.parts')} columns={columns} rows={largestFirst} rowKey={({ key }) => key} />
    </Section>
  );
}

function Definitions({ definition }: { definition: MetricDefinition }) {
  const text = useText('indicators');
  const unit = useUnit();
  const columns: Column<MetricDefinition['versions'][number]>[] = [
    { key: 'version', title: text('definitions.version'), render: ({ version }) => `v${version}`, width: 64 },
    { key: 'from', title: text('definitions.from'), render: ({ from }) => from, width: 112 },
    { key: 'text', title: text('definitions.definition'), render: (one) => one.text },
  ];
  const facts = [unit(definition.unit), text(`kinds.${definition.kind}`), definition.metric];
  return (
    <Section title={text('definitions.title')} note={facts.join(' · ')}>
      <PlainTable
        caption={text('definitions.title')}
        columns={columns}
        rows={definition.versions}
        rowKey={({ version }) => String(version)}
      />
    </Section>
  );
}
