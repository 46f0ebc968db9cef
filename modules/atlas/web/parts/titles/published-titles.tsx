import { Link } from '@tanstack/react-router';
import {
  type Column,
  ExportButton,
  Figure,
  formatCount,
  pageOf,
  RegisterPage,
  SidePanel,
  SourceDetail,
  SourceLink,
  useApi,
  usePeriod,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { listOwnTitles } from '../../../contract/own-title-endpoints.ts';
import type { FacetCount } from '../../../contract/place.ts';
import { exportTitles, listTitles, type TitleFact } from '../../../contract/title.ts';
import { Fields } from '../fields.tsx';
import { useLabel } from '../labels.ts';
import { english } from '../sections/english.tsx';
import { titleQuery } from './title-query.ts';
import { TitleTabs } from './title-tabs.tsx';

const pageSize = 200;

/** The register of titles, awards and rankings that the pages tell of real zones. */
export function PublishedTitles() {
  const text = useText('atlas');
  const label = useLabel();
  const { can } = useSession();
  const [search] = useUrlSearch();
  const query = titleQuery(search);
  const answer = useApi(listTitles, { query: { ...query, page: pageOf(search.page), pageSize } });
  const { data } = answer;
  const coded = (facet: FacetCount[] | undefined, group: 'titleKind' | 'titleLevel' | 'titleStatus') =>
    (facet ?? []).map(({ value, count }) => ({ value, count, label: label(group, value) }));
  const zones = (data?.facets.zone ?? []).map(({ value, count, label: name }) => ({
    ...{ value, count, label: name ?? value },
  }));
  return (
    <RegisterPage
      name="atlas.titles"
      title={text('titles.title')}
      meta={text('titles.publishedMeta')}
      caption={text('titles.published')}
      before={can(listOwnTitles.permission) ? <TitleTabs of="published" /> : null}
      fields={[
        { key: 'q', label: text('titles.words'), kind: 'words' },
        { key: 'zone', label: text('web.zones.one'), kind: 'choice', options: zones },
        ...(['kind', 'level', 'status'] as const).map((key) => ({
          ...{ key, label: text(`titles.columns.${key}`), kind: 'choice' as const },
          options: coded(data?.facets[key], `title${key === 'kind' ? 'Kind' : key === 'level' ? 'Level' : 'Status'}`),
        })),
      ]}
      columns={useTitleColumns()}
      answer={answer}
      rows={data?.titles}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('titles.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportTitles} input={{ query }} count={data?.total} />}
      empty={{ title: text('titles.nonePublished') }}
      panel={(id) => <TitlePanel title={data?.titles.find((one) => one.id === id)} />}
    />
  );
}

/** Columns of the published titles; `within` a zone's page the zone is left out. */
export function useTitleColumns(within = false): readonly Column<TitleFact>[] {
  const text = useText('atlas');
  const label = useLabel();
  const columns: Column<TitleFact>[] = [
    { key: 'name', title: text('titles.columns.name'), render: ({ name }) => name, sortable: !within, width: 220 },
    {
      key: 'zone',
      title: text('web.zones.one'),
      narrow: 'lead',
      render: ({ zoneId, zoneName }) => (
        <Link to="/zones/$zoneId" params={{ zoneId }} hash="titles">
          {zoneName}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: text('titles.columns.kind'),
      narrow: 'lead',
      width: 72,
      render: ({ kind }) => label('titleKind', kind),
    },
    {
      key: 'level',
      title: text('titles.columns.level'),
      width: 72,
      render: ({ level }) => (level === null ? null : label('titleLevel', level)),
    },
    {
      key: 'status',
      title: text('titles.columns.status'),
      width: 72,
      narrow: 'end',
      render: ({ status }) => label('titleStatus', status),
    },
    { key: 'body', title: text('titles.columns.body'), render: ({ body }) => body },
    {
      key: 'period',
      title: text('titles.columns.period'),
      width: 96,
      render: ({ period }) => (period === null ? null : <PeriodWords period={period} />),
    },
    {
      key: 'figures',
      title: text('titles.columns.figures'),
      align: 'end',
      render: (title) => (hasFigures(title) ? <TitleFigures title={title} /> : null),
    },
    {
      key: 'source',
      title: text('web.source'),
      align: 'end',
      narrow: 'none',
      render: ({ source }) => <SourceLink source={source} />,
    },
  ];
  return within ? columns.filter(({ key }) => key !== 'zone') : columns;
}

const figureKeys = ['place', 'yearsInRow', 'count'] as const;

function hasFigures(title: TitleFact): boolean {
  return figureKeys.some((key) => title[key] !== null);
}

/** Place, years in a row and count, as far as the page gives them. */
function TitleFigures({ title }: { title: TitleFact }) {
  const text = useText('atlas');
  return (
    <>
      {figureKeys.map((key) => {
        const figure = title[key];
        if (figure === null) return null;
        return <Figure key={key} figure={figure} name={`${title.name} · ${text(`titles.columns.${key}`)}`} untagged />;
      })}
    </>
  );
}

function PeriodWords({ period }: { period: string }) {
  return <>{usePeriod(period)}</>;
}

/** A published title beside the register: all that the page says, and what it does not. */
function TitlePanel({ title }: { title: TitleFact | undefined }) {
  const text = useText('atlas');
  const label = useLabel();
  if (title === undefined) return null;
  const unprinted = <span className="ys-meta">{text('titles.notPrinted')}</span>;
  const column = (key: string) => text(`titles.columns.${key}`);
  const zone = (
    <Link to="/zones/$zoneId" params={{ zoneId: title.zoneId }} hash="titles">
      {title.zoneName}
    </Link>
  );
  const basis = (
    <ul className="title-evidence">
      {title.basis.map(({ file, id }) => (
        <li key={`${file} ${id}`}>
          <Link to="/zones/$zoneId" params={{ zoneId: title.zoneId }} hash={file}>
            {file === 'zones' ? text('web.zones.one') : label('factKind', file)}
          </Link>{' '}
          <span className="ys-meta">{id}</span>
        </li>
      ))}
    </ul>
  );
  const fields = [
    { key: 'kind', title: column('kind'), content: label('titleKind', title.kind) },
    { key: 'zone', title: column('zone'), content: zone },
    { key: 'status', title: column('status'), content: label('titleStatus', title.status) },
    { key: 'level', title: column('level'), content: title.level ? label('titleLevel', title.level) : unprinted },
    { key: 'holder', title: column('holder'), content: title.holder ? label('titleHolder', title.holder) : unprinted },
    { key: 'body', title: column('body'), content: title.body ?? unprinted },
    {
      key: 'period',
      title: column('period'),
      content: title.period ? <PeriodWords period={title.period} /> : unprinted,
    },
    {
      key: 'figures',
      title: column('figures'),
      content: hasFigures(title) ? <TitleFigures title={title} /> : unprinted,
    },
    { key: 'scope', title: column('scope'), content: scopeOf(title.scope) ?? unprinted },
    { key: 'criteria', title: column('criteria'), content: title.criteria.join(text('web.and')) || unprinted },
    { key: 'recheck', title: column('recheck'), content: title.recheck ?? unprinted },
    { key: 'note', title: column('note'), content: english(title.note) },
    { key: 'basis', title: text('titles.basisRows'), content: basis },
    { key: 'source', title: column('source'), content: <SourceDetail source={title.source} /> },
  ];
  return (
    <SidePanel title={title.name}>
      <Fields fields={fields} />
    </SidePanel>
  );
}

/** A scope is an English summary, or the name of an event as printed. */
function scopeOf(scope: string | null) {
  return scope !== null && /^[\x20-\x7e]+$/.test(scope) ? english(scope) : scope;
}
