import '../parts/rules.css';
import {
  type Column,
  ExportButton,
  formatCount,
  Moment,
  PageButton,
  RegisterPage,
  SidePanel,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportRuns, listRuns, type RunView, startRun } from '../../contract/run-endpoints.ts';

const pageSize = 50;

type RunRow = Omit<RunView, 'outcomes'>;

/** Kept runs of rules over all firms. */
export function RunsPage() {
  const text = useText('rules');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const answer = useApi(listRuns, { query: { page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  return (
    <RegisterPage
      name="rules.runs"
      title={text('nav.runs')}
      meta={text('pages.runs.meta')}
      {...(can(startRun.permission) && {
        verb: (
          <PageButton href="/rule-runs/new" filled>
            {text('pages.runs.begin')}
          </PageButton>
        ),
      })}
      caption={text('nav.runs')}
      columns={useColumns()}
      answer={answer}
      rows={data?.runs}
      rowKey={({ id, startedAt }) => id ?? startedAt}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('pages.runs.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportRuns} input={{ query: {} }} count={data?.total} />}
      empty={{ title: text('pages.runs.empty'), hint: text('pages.runs.emptyHint') }}
      panel={(id) => <Panel run={data?.runs.find((one) => one.id === id)} />}
    />
  );
}

function Panel({ run }: { run: RunRow | undefined }) {
  const text = useText('rules');
  if (run === undefined || run.id === null) return null;
  const open = (
    <PageButton href={`/rule-runs/${run.id}`} filled>
      {text('pages.runs.open')}
    </PageButton>
  );
  const facts = [
    ['state', text(`pages.runs.states.${run.state}`)],
    ['parties', formatCount(run.parties)],
    ['by', run.by ?? '—'],
  ] as const;
  return (
    <SidePanel title={text('pages.runs.title', { on: run.on })} footer={open}>
      <dl className="ys-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`pages.runs.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="rul-lines">
        {run.rules.map(({ id, name, version }) => (
          <li key={id}>
            {name} · {text('pages.version', { number: version })}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

function useColumns(): readonly Column<RunRow>[] {
  const text = useText('rules');
  const title = (key: string) => text(`pages.runs.${key}`);
  return [
    { key: 'on', title: title('on'), width: 120, render: ({ on }) => on },
    {
      ...{ key: 'rules', title: title('rules'), narrow: 'line', width: 320 },
      render: ({ rules }) => rules.map(({ name }) => name).join(text('pages.comma')),
    },
    {
      ...{ key: 'parties', title: title('parties'), align: 'end', narrow: 'none' },
      render: ({ parties }) => formatCount(parties),
    },
    {
      ...{ key: 'state', title: title('state'), narrow: 'end' },
      render: ({ state }) => text(`pages.runs.states.${state}`),
    },
    { key: 'by', title: title('by'), narrow: 'none', render: ({ by }) => by },
    {
      ...{ key: 'startedAt', title: title('startedAt'), narrow: 'line' },
      render: ({ startedAt }) => <Moment at={startedAt} inTable />,
    },
  ];
}
