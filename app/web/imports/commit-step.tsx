import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { CheckSummary, DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { commitDraft, getRest, listDraftRows, listDrafts } from '#platform/sheets/contract/endpoints.ts';
import {
  type Column,
  formatCount,
  Light,
  Pages,
  PlainTable,
  pageOf,
  Section,
  useApi,
  useApiMutation,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { DownloadLink } from './download-link.tsx';
import { useDraftChange } from './use-draft-change.ts';

interface CommitProps {
  draft: DraftView;
  summary: CheckSummary;
}

/** The last step: what will be entered, what will be changed, what stays behind; then the verb. */
export function CommitStep({ draft, summary }: CommitProps) {
  const text = useText('imports');
  const open = summary.bad + summary.needsReason;
  return (
    <>
      <Section title={text('commit.title')}>
        <Effects summary={summary} />
      </Section>
      {open === 0 ? null : <Rest draft={draft} open={open} good={summary.good} />}
      {summary.change === 0 ? null : <Changes draft={draft} />}
      <Commit draft={draft} summary={summary} />
    </>
  );
}

function Effects({ summary }: { summary: CheckSummary }) {
  const text = useText('imports');
  const lines = (['add', 'change', 'same', 'leftOut', 'done'] as const).filter(
    (key) => key === 'add' || key === 'change' || summary[key] > 0,
  );
  return (
    <dl className="ys-facts">
      {lines.map((key) => (
        <div key={key}>
          <dt>{text(`commit.${key}`)}</dt>
          <dd>
            {text('commit.rows', { count: summary[key], shown: formatCount(summary[key]) })}
            <span className="ys-meta imports-effect">{text(`commit.${key}Hint`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Rest({ draft, open, good }: { draft: DraftView; open: number; good: number }) {
  const text = useText('imports');
  return (
    <div className="imports-rest">
      <Light state="late">{text('commit.open', { count: open, shown: formatCount(open) })}</Light>
      <p>{text(good === 0 ? 'commit.openNone' : 'commit.openHint', { count: good, shown: formatCount(good) })}</p>
      <span className="imports-verbs">
        <Link to="." search={{ step: 'repair' }}>
          {text('commit.goBack')}
        </Link>
        <DownloadLink endpoint={getRest} input={{ params: { draftId: draft.id } }}>
          {text('commit.download', { count: open, shown: formatCount(open) })}
        </DownloadLink>
      </span>
    </div>
  );
}

const changesPerPage = 20;

/** Records that stand already: what is in them now and what would be. */
function Changes({ draft }: { draft: DraftView }) {
  const text = useText('imports');
  const [search] = useUrlSearch();
  const query = { only: 'change' as const, page: pageOf(search.page), pageSize: changesPerPage };
  const answer = useApi(listDraftRows, { params: { draftId: draft.id }, query });
  const columns: Column<DraftRow>[] = [
    { key: 'subject', title: text('commit.subject'), render: (row) => row.subject?.name },
    { key: 'row', title: text('leftOut.row'), render: (row) => row.rowNumber },
    {
      key: 'changes',
      title: text('commit.changes'),
      render: (row) => (
        <ul className="imports-changes">
          {row.changes.map((change) => (
            <li key={change.column}>
              <b>{draft.register.columns.find(({ key }) => key === change.column)?.label ?? change.column}</b>{' '}
              {change.before || text('commit.nothing')} → {change.after || text('commit.nothing')}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <Section title={text('commit.changesTitle')}>
      <PlainTable
        caption={text('commit.changesTitle')}
        columns={columns}
        rows={answer.data?.rows ?? []}
        rowKey={(row) => String(row.rowNumber)}
      />
      <Pages total={answer.data?.total ?? 0} size={changesPerPage} />
    </Section>
  );
}

function Commit({ draft, summary }: CommitProps) {
  const text = useText('imports');
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useDraftChange();
  const commit = useApiMutation(commitDraft);
  const open = summary.bad + summary.needsReason;
  const count = summary.add + summary.change;
  const run = () =>
    commit.mutate(
      { params: { draftId: draft.id }, body: { revision: draft.revision, which: open === 0 ? 'all' : 'good' } },
      {
        onSuccess: ({ batch }) => {
          // First away from here: a draft that is gone must not be asked for once more.
          client.removeQueries({ queryKey: [listDrafts.id] });
          void navigate({ to: '/imports', search: { panel: batch.id } }).then(() => client.invalidateQueries());
        },
        onError: change.reload,
      },
    );
  return (
    <>
      {commit.error ? <Refusal error={commit.error} /> : null}
      <div className="imports-foot">
        <Button type="primary" disabled={count === 0} loading={commit.isPending} onClick={run}>
          {text('commit.verb', { count, shown: formatCount(count) })}
        </Button>
        {count === 0 ? <span className="ys-meta">{text('commit.nothingToEnter')}</span> : null}
        <DiscardDraft draft={draft} />
      </div>
    </>
  );
}
