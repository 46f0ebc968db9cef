import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import {
  type Column,
  ExportButton,
  formatCount,
  RegisterPage,
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
          <Link to="/gatherings/new">
            <Button type="primary">{text('web.plan')}</Button>
          </Link>
        ),
      })}
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
      empty={{ title: text('web.empty') }}
    />
  );
}

function useColumns(): readonly Column<GatheringRow>[] {
  const text = useText('gatherings');
  const title = (key: string) => text(`columns.${key}`);
  const count = (key: 'invited' | 'coming' | 'present' | 'openDecisions'): Column<GatheringRow> => ({
    ...{ key, title: title(key), align: 'end', narrow: 'none', render: (row) => row[key] || null },
  });
  return [
    {
      ...{ key: 'title', title: title('title'), width: 240 },
      render: ({ id, title }) => (
        <Link to="/gatherings/$gatheringId" params={{ gatheringId: id }}>
          {title}
        </Link>
      ),
    },
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
