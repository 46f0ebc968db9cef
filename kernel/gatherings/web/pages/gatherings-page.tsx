import { Link } from '@tanstack/react-router';
import {
  type Column,
  ExportButton,
  formatCount,
  GatheringHead,
  PageButton,
  RegisterPage,
  SidePanel,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { GatheringRow } from '../../contract/gathering.ts';
import { exportGatherings, listGatherings, planGathering } from '../../contract/planning-endpoints.ts';
import { gatheringQuery } from '../parts/gathering-query.ts';

const pageSize = 50;

/** Every meeting, lecture and matching event of the zone. */
export function GatheringsPage() {
  const text = useText('gatherings');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const query = gatheringQuery(search);
  const answer = useApi(listGatherings, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  return (
    <RegisterPage
      name="gatherings.gatherings"
      title={text('list.title')}
      meta={text('web.listMeta')}
      {...(can(planGathering.permission) && {
        verb: (
          <PageButton href="/gatherings/new" filled>
            {text('web.plan')}
          </PageButton>
        ),
      })}
      actions={<Link to="/gatherings/decisions">{text('web.allDecisions')}</Link>}
      caption={text('list.title')}
      fields={[
        { key: 'q', label: text('list.words'), kind: 'words' },
        ...(['kind', 'state'] as const).map((key) => ({
          ...{ key, label: text(`columns.${key}`), kind: 'choice' as const, options: [...(data?.facets[key] ?? [])] },
        })),
        {
          key: 'department',
          label: text('columns.host'),
          kind: 'choice',
          options: [...(data?.facets.department ?? [])],
        },
        { key: 'series', label: text('columns.series'), kind: 'choice', options: [...(data?.facets.series ?? [])] },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.gatherings}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('web.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportGatherings} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.empty'), hint: text('web.emptyHint') }}
      panel={(id) => <Panel gathering={data?.gatherings.find((one) => one.id === id)} />}
    />
  );
}

function Panel({ gathering }: { gathering: GatheringRow | undefined }) {
  const text = useText('gatherings');
  if (gathering === undefined) return null;
  const { id, title, kind, state, invited, coming, present, openDecisions, host, series } = gathering;
  const facts = [
    ['kind', text(`kinds.${kind}`)],
    ['state', text(`states.${state}`)],
    ['invited', String(invited)],
    ['coming', String(coming)],
    ['present', String(present)],
    ['openDecisions', String(openDecisions)],
  ] as const;
  const open = (
    <PageButton href={`/gatherings/${id}`} filled>
      {text('web.openPage')}
    </PageButton>
  );
  return (
    <SidePanel title={title} footer={open}>
      <GatheringHead gathering={{ ...gathering, host: host.name, series: series?.name }} />
      <dl className="ys-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`columns.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}

function useColumns(): readonly Column<GatheringRow>[] {
  const text = useText('gatherings');
  const title = (key: string) => text(`columns.${key}`);
  const count = (key: 'invited' | 'coming' | 'present' | 'openDecisions'): Column<GatheringRow> => ({
    ...{ key, title: title(key), align: 'end', narrow: 'none', render: (row) => row[key] || null },
  });
  return [
    { key: 'title', title: title('title'), width: 240, render: (row) => row.title },
    {
      ...{ key: 'day', title: title('day'), sortable: true, narrow: 'lead', width: 150 },
      render: ({ day, fromTime }) => `${day} ${fromTime}`,
    },
    { key: 'state', title: title('state'), narrow: 'end', render: ({ state }) => text(`states.${state}`) },
    { key: 'kind', title: title('kind'), narrow: 'line', render: ({ kind }) => text(`kinds.${kind}`) },
    { key: 'host', title: title('host'), narrow: 'line', render: ({ host }) => host.name },
    ...[count('invited'), count('coming'), count('present'), count('openDecisions')],
    { key: 'where', title: title('where'), extra: true, render: ({ where }) => where },
    { key: 'series', title: title('series'), extra: true, render: ({ series }) => series?.name },
  ];
}
