import '../parts/indicators.css';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import {
  type Column,
  EmptyState,
  ErrorState,
  Figure,
  LoadingState,
  Page,
  PlainTable,
  Section,
  SourceLink,
  useApi,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { comparePublished, listPublished } from '../../contract/endpoints.ts';
import type { Comparison, Difference } from '../../contract/published.ts';
import { useUnit } from '../parts/unit-words.ts';
import { PeriodWords } from './published-page.tsx';

type Group = Comparison['groups'][number];
type Value = Group['values'][number];

/** Zones side by side by one indicator: only figures of one definition share a table, and what differs is named. */
export function ComparePage() {
  const text = useText('indicators');
  const [search, change] = useUrlSearch();
  const [indicator] = valuesOf(search, 'indicator');
  const zones = valuesOf(search, 'zone');
  const all = useApi(listPublished, { query: { pageSize: 1 } });
  const indicators = (all.data?.facets.indicator ?? []).map(({ value, label, count }) => ({
    value,
    label: text('web.compare.choice', { name: label, count }),
  }));
  const zoneOptions = (all.data?.facets.zone ?? []).map(({ value, label }) => ({ value, label }));
  return (
    <Page
      title={text('web.compare.title')}
      crumbs={<Link to="/published">{text('published.title')}</Link>}
      meta={text('web.compare.meta')}
    >
      {all.error === null ? null : <ErrorState error={all.error} />}
      <div className="ind-choices">
        <div>
          <span>{text('published.columns.name')}</span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            className="ind-select"
            value={indicator ?? null}
            options={indicators}
            aria-label={text('published.columns.name')}
            onChange={(value: string) => change({ ...search, indicator: value })}
          />
        </div>
        <div>
          <span>{text('web.compare.zones')}</span>
          <Select
            className="ind-select"
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={zones}
            options={zoneOptions}
            aria-label={text('web.compare.zones')}
            onChange={(value: string[]) => change({ ...search, zone: value })}
          />
        </div>
      </div>
      {indicator === undefined ? (
        <EmptyState title={text('web.compare.choose')} />
      ) : (
        <Answer indicator={indicator} zones={zones} />
      )}
    </Page>
  );
}

function Answer({ indicator, zones }: { indicator: string; zones: readonly string[] }) {
  const text = useText('indicators');
  const { data, error } = useApi(comparePublished, { query: { indicator, zone: [...zones] } });
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return <LoadingState />;
  return (
    <>
      {data.groups.map((group, index) => (
        <GroupTable key={group.base} group={group} first={index === 0} />
      ))}
      {data.without.length === 0 ? null : (
        <p className="ys-meta">
          {text('web.compare.without', { zones: data.without.map(({ zoneName }) => zoneName).join(text('web.and')) })}
        </p>
      )}
    </>
  );
}

function GroupTable({ group, first }: { group: Group; first: boolean }) {
  const text = useText('indicators');
  const unit = useUnit();
  const base = group.values.find(({ id }) => id === group.base) ?? group.values[0];
  const name = `${base?.name ?? ''} · ${unit(group.unit)}`;
  const why = useDifferences(group.differsFromFirst.filter(({ blocking }) => blocking));
  const note = first ? text('web.compare.same', { count: group.values.length }) : text('web.compare.apart', { why });
  return (
    <Section title={name} note={note}>
      <PlainTable caption={name} columns={useCompareColumns()} rows={group.values} rowKey={({ id }) => id} />
    </Section>
  );
}

function useDifferences(differences: readonly Difference[]): string {
  const text = useText('indicators');
  return differences.map((one) => text(`web.differences.${one.in}`)).join(text('web.and'));
}

function useCompareColumns(): readonly Column<Value>[] {
  const text = useText('indicators');
  const title = (key: string) => text(`published.columns.${key}`);
  return [
    { key: 'zone', title: title('zoneName'), width: 200, render: ({ zoneName }) => zoneName },
    {
      key: 'value',
      title: title('value'),
      align: 'end',
      narrow: 'end',
      render: ({ figure, name }) => <Figure figure={figure} name={name} />,
    },
    {
      key: 'period',
      title: title('period'),
      narrow: 'lead',
      render: ({ figure }) => <PeriodWords period={figure.period} />,
    },
    {
      key: 'name',
      title: text('web.compare.printedAs'),
      render: ({ name, subject }) => (subject === null ? name : `${name}（${subject}）`),
    },
    {
      key: 'differs',
      title: text('web.compare.differs'),
      render: (value) => <Differences value={value} />,
    },
    {
      ...{ key: 'source', title: title('source'), align: 'end', narrow: 'none' },
      render: ({ figure: { source } }) => (source === null ? '—' : <SourceLink source={source} />),
    },
  ];
}

/** The first of a table is what the others are compared with. */
function Differences({ value: { differences } }: { value: Value }) {
  const text = useText('indicators');
  const words = useDifferences(differences);
  return <>{words || text('web.compare.nothing')}</>;
}
