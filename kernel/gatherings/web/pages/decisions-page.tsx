import { Link } from '@tanstack/react-router';
import { listDepartments } from '#kernel/parties/contract/organisation-endpoints.ts';
import {
  type Column,
  DecisionList,
  ExportButton,
  formatCount,
  Light,
  RegisterPage,
  SidePanel,
  useApi,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { exportDecisions, listDecisions } from '../../contract/decision-endpoints.ts';
import { type Decision, decisionState } from '../../contract/gathering.ts';

const pageSize = 50;

/** What gatherings decided: what is not done, or all. */
export function DecisionsPage() {
  const text = useText('gatherings');
  const [search] = useUrlSearch();
  const [q] = valuesOf(search, 'q');
  const [of] = valuesOf(search, 'of');
  const state = valuesOf(search, 'state').flatMap((one) => decisionState.options.find((known) => known === one) ?? []);
  const query = {
    ...(q === undefined ? {} : { q }),
    ...{ state, department: valuesOf(search, 'department'), of: of === 'all' ? ('all' as const) : ('open' as const) },
  };
  const answer = useApi(listDecisions, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const departments = useApi(listDepartments, { query: {} });
  const { data } = answer;
  return (
    <RegisterPage
      name="gatherings.decisions"
      title={text('web.allDecisions')}
      meta={text('web.decisionsMeta')}
      caption={text('web.allDecisions')}
      actions={<Link to="/gatherings">{text('list.title')}</Link>}
      fields={[
        { key: 'q', label: text('decision.columns.text'), kind: 'words' },
        {
          ...{ key: 'of', label: text('decision.of'), kind: 'choice' },
          options: [{ value: 'all', label: text('decision.which.all') }],
        },
        {
          ...{ key: 'state', label: text('decision.columns.state'), kind: 'choice' },
          options: decisionState.options.map((value) => ({ value, label: text(`decision.states.${value}`) })),
        },
        {
          ...{ key: 'department', label: text('decision.columns.department'), kind: 'choice' },
          options: (departments.data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.decisions}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      late={({ light }) => light === 'late'}
      summary={data && <b>{text('web.decisionsCount', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportDecisions} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.noOpenDecisions'), hint: text('web.noOpenDecisionsHint') }}
      panel={(id) => <Panel decision={data?.decisions.find((one) => one.id === id)} />}
    />
  );
}

function Panel({ decision }: { decision: Decision | undefined }) {
  const text = useText('gatherings');
  if (decision === undefined) return null;
  const { caseId, gathering } = decision;
  return (
    <SidePanel
      title={text('decision.title')}
      footer={caseId === null ? null : <a href={`/cases/${caseId}`}>{text('web.openCase')}</a>}
    >
      <DecisionList decisions={[decision]} label={text('decision.title')} />
      <p>
        <Link to="/gatherings/$gatheringId" params={{ gatheringId: gathering.id }} search={{ tab: 'decisions' }}>
          {gathering.title} {gathering.day}
        </Link>
      </p>
    </SidePanel>
  );
}

function useColumns(): readonly Column<Decision>[] {
  const text = useText('gatherings');
  const title = (key: string) => text(`decision.columns.${key}`);
  return [
    { key: 'text', title: title('text'), width: 280, render: (row) => row.text },
    {
      ...{ key: 'light', title: title('light'), narrow: 'lead', width: 140 },
      render: ({ light, workingDays }) =>
        light === null ? null : (
          <Light state={light}>
            {text(light === 'late' ? (workingDays ? 'web.over' : 'web.overJust') : 'web.left', {
              count: workingDays ?? 0,
            })}
          </Light>
        ),
    },
    { key: 'dueOn', title: title('dueOn'), render: ({ dueOn }) => dueOn },
    { key: 'department', title: title('department'), narrow: 'line', render: ({ department }) => department?.name },
    { key: 'state', title: title('state'), narrow: 'end', render: ({ state }) => text(`decision.states.${state}`) },
    {
      ...{ key: 'gathering', title: title('gathering'), narrow: 'line' },
      render: ({ gathering }) => (
        <Link to="/gatherings/$gatheringId" params={{ gatheringId: gathering.id }} search={{ tab: 'decisions' }}>
          {gathering.title} {gathering.day}
        </Link>
      ),
    },
  ];
}
