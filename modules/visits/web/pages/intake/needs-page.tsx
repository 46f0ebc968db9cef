import '../../parts/officers/officers.css';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useMemo } from 'react';
import {
  type Column,
  downloadFile,
  ExportButton,
  formatCount,
  Light,
  type LightState,
  Moment,
  pageOf,
  RegisterPage,
  type Search,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { month } from '../../../contract/charter-endpoints.ts';
import { type NeedRow, needEntrance, needState } from '../../../contract/intake.ts';
import { exportNeeds, listNeeds, printNeedPoster, recordNeed } from '../../../contract/intake-endpoints.ts';
import { NeedPanel } from '../../parts/intake/need-panel.tsx';

const perPage = 50;

/** The query of the queue that an address asks for. */
function queryOf(search: Search) {
  const q = valuesOf(search, 'q')[0]?.trim().slice(0, 60);
  const asked = month.safeParse(valuesOf(search, 'month')[0]).data;
  return {
    ...(q ? { q } : {}),
    ...(asked === undefined ? {} : { month: asked }),
    state: valuesOf(search, 'state').flatMap((value) => needState.safeParse(value).data ?? []),
    entrance: valuesOf(search, 'entrance').flatMap((value) => needEntrance.safeParse(value).data ?? []),
    page: pageOf(search.page),
    pageSize: perPage,
  };
}

/** The queue of what firms file: what waits stands on top, the longest first; one is taken on beside the list. */
export function NeedsPage() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const { can } = useSession();
  const query = queryOf(search);
  const answer = useApi(listNeeds, { query });
  const { data } = answer;
  const columns = useMemo(() => columnsOf(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const counts = new Map(data?.states.map(({ value, count }) => [value, count]));
  return (
    <RegisterPage
      name="needs"
      title={text('intake.title')}
      meta={text('intake.meta')}
      actions={
        <button type="button" className="ys-link" onClick={() => void downloadFile(printNeedPoster, { query: {} })}>
          {text('intake.printPoster')}
        </button>
      }
      verb={
        can(recordNeed.permission) ? (
          <Link to="/record-need" className="service-verb">
            {text('intake.record')}
          </Link>
        ) : undefined
      }
      caption={text('intake.caption')}
      fields={[
        { key: 'q', label: text('intake.words'), kind: 'words' },
        {
          ...{ key: 'state', label: text('intake.columns.state'), kind: 'choice' },
          options: needState.options.map((value) => ({
            ...{ value, label: text(`intake.states.${value}`), count: counts.get(value) ?? 0 },
          })),
        },
        {
          ...{ key: 'entrance', label: text('intake.columns.entrance'), kind: 'choice' },
          options: needEntrance.options.map((value) => ({ value, label: text(`intake.entrances.${value}`) })),
        },
      ]}
      otherFilters={['month']}
      columns={columns}
      answer={answer}
      rows={data?.needs}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={perPage}
      late={(need) => lightOf(need) === 'late'}
      summary={data && <b>{text('intake.total', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={
        can(exportNeeds.permission) ? (
          <ExportButton endpoint={exportNeeds} input={{ query: wanted }} count={data?.total} />
        ) : null
      }
      empty={{ title: text('intake.none'), hint: text('intake.noneHint') }}
      panel={(id) => <NeedPanel key={id} needId={id} number={data?.needs.find((need) => need.id === id)?.number} />}
    />
  );
}

/** The light of a message that waits: late past its promise, close in the last hours; none once it is answered. */
function lightOf({ state, answerDueAt }: NeedRow): LightState | null {
  if (state !== 'filed') return null;
  if (answerDueAt === null) return 'hold';
  const left = Date.parse(answerDueAt) - Date.now();
  return left < 0 ? 'late' : left < 4 * 3_600_000 ? 'warn' : 'ok';
}

function columnsOf(text: Text): Column<NeedRow>[] {
  const title = (key: string) => text(`intake.columns.${key}`);
  return [
    { key: 'number', title: title('number'), width: 130, render: ({ number }) => number },
    {
      ...{ key: 'state', title: title('state'), narrow: 'lead' as const },
      render: (need) => {
        const light = lightOf(need);
        const state = text(`intake.states.${need.state}`);
        return light === null ? <Tag variant="outlined">{state}</Tag> : <Light state={light}>{state}</Light>;
      },
    },
    {
      ...{ key: 'firm', title: title('firm'), width: 200, narrow: 'line' as const },
      render: ({ firm }) => firm ?? <span className="ys-meta">{text('intake.unnamed')}</span>,
    },
    { key: 'matter', title: title('matter'), width: 280, narrow: 'line', render: ({ matter }) => matter },
    {
      ...{ key: 'entrance', title: title('entrance'), narrow: 'none' as const },
      render: ({ entrance }) => text(`intake.entrances.${entrance}`),
    },
    {
      key: 'filedAt',
      title: title('filedAt'),
      narrow: 'none',
      render: ({ filedAt }) => <Moment at={filedAt} inTable />,
    },
    {
      ...{ key: 'answerDueAt', title: title('answerDueAt'), narrow: 'none' as const },
      render: ({ answerDueAt }) => answerDueAt && <Moment at={answerDueAt} inTable />,
    },
  ];
}
