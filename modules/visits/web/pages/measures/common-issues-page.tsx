import { Button } from 'antd';
import {
  type Column,
  callApi,
  ExportButton,
  formatCount,
  Moment,
  RegisterPage,
  useApi,
  useSending,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import type { IssueProposal, ProposalState } from '../../../contract/similar-issues.ts';
import {
  exportIssueProposals,
  listIssueProposals,
  proposalState,
  proposeCommonIssues,
} from '../../../contract/similar-issues.ts';
import { ProposalPanel } from '../../parts/measures/proposal-panel.tsx';
import { RefusalAlert } from '../../parts/measures/refusal-alert.tsx';

/** Issues that say much the same, proposed for one measure; an officer decides. */
export function CommonIssuesPage() {
  const text = useText('visits');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const asked = valuesOf(search, 'state').filter((one): one is ProposalState =>
    proposalState.options.some((state) => state === one),
  );
  const query = { state: asked };
  const answer = useApi(listIssueProposals, { query });
  const { refusal, sending, finish } = useSending(
    () => callApi(proposeCommonIssues, { body: {} }),
    () => undefined,
  );
  const { data } = answer;
  return (
    <RegisterPage
      name="visits.commonIssues"
      title={text('similar.title')}
      meta={text('similar.pages.meta')}
      {...(can(proposeCommonIssues.permission) && {
        verb: (
          <Button loading={sending} onClick={() => void finish(undefined)}>
            {text('similar.pages.search')}
          </Button>
        ),
      })}
      caption={text('similar.title')}
      before={<RefusalAlert refusal={refusal} />}
      fields={[
        {
          ...{ key: 'state', label: text('similar.columns.state'), kind: 'choice' },
          options: proposalState.options.map((value) => ({ value, label: text(`similar.states.${value}`) })),
        },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.proposals}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={200}
      summary={data && <b>{text('similar.pages.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportIssueProposals} input={{ query }} count={data?.total} />}
      empty={{ title: text('similar.pages.empty'), hint: text('similar.pages.emptyHint') }}
      panel={(id) => <ProposalPanel id={id} />}
    />
  );
}

function useColumns(): readonly Column<IssueProposal>[] {
  const text = useText('visits');
  const title = (key: string) => text(`similar.columns.${key}`);
  return [
    {
      ...{ key: 'title', title: title('title'), width: 320 },
      render: (one) => one.title,
    },
    {
      ...{ key: 'words', title: title('words'), extra: true, narrow: 'none' },
      render: ({ words }) => words.join(' · ') || text('similar.pages.noWords'),
    },
    {
      ...{ key: 'issues', title: title('issues'), align: 'end', narrow: 'line' },
      render: ({ issues }) => formatCount(issues),
    },
    { key: 'firms', title: title('firms'), align: 'end', narrow: 'none', render: ({ firms }) => formatCount(firms) },
    {
      key: 'joined',
      title: title('joined'),
      align: 'end',
      narrow: 'none',
      render: ({ joined }) => formatCount(joined),
    },
    { key: 'state', title: title('state'), narrow: 'lead', render: ({ state }) => text(`similar.states.${state}`) },
    { key: 'measure', title: title('measure'), narrow: 'line', render: ({ measure }) => measure?.title ?? '' },
    {
      ...{ key: 'proposedAt', title: title('proposedAt'), narrow: 'none' },
      render: ({ proposedAt }) => <Moment at={proposedAt} inTable />,
    },
  ];
}
