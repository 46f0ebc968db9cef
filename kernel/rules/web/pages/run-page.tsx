import '../parts/rules.css';
import { Link, useParams } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useEffect } from 'react';
import {
  ErrorState,
  ExportButton,
  ListFoot,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { exportRunParties, getRun, listRunParties, type RunView } from '../../contract/run-endpoints.ts';
import { useRunColumns } from '../parts/answers/run-columns.tsx';
import { runPartyQuery } from '../parts/answers/run-query.ts';
import { RunShown } from '../parts/answers/run-shown.tsx';

const pageSize = 50;
const looksAgainAfter = 1_000;

/** A kept run: counts and sums, and behind each figure its firms. */
export function RunPage() {
  const text = useText('rules');
  const { runId = '' } = useParams({ strict: false }) as { runId?: string };
  const answer = useApi(getRun, { params: { runId } });
  const run = answer.data?.id === runId ? answer.data : undefined;
  const { refetch } = answer;
  const open = run?.state === 'waiting' || run?.state === 'running';
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => void refetch(), looksAgainAfter);
    return () => clearInterval(timer);
  }, [open, refetch]);
  return (
    <Page
      title={run === undefined ? text('nav.runs') : text('pages.runs.title', { on: run.on })}
      crumbs={<Link to="/rule-runs">{text('nav.runs')}</Link>}
      {...(run !== undefined && { tag: <Tag variant="outlined">{text(`pages.runs.states.${run.state}`)}</Tag> })}
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void refetch()} /> : null}
      {run === undefined ? (
        answer.error ? null : (
          <LoadingState lines={8} />
        )
      ) : open ? (
        <p role="status">{text('pages.runs.progress', { done: run.done, parties: run.parties })}</p>
      ) : run.state === 'failed' ? (
        <p role="alert">{text('pages.runs.failed')}</p>
      ) : (
        <>
          <RunShown run={run} />
          <Parties run={run} runId={runId} />
        </>
      )}
    </Page>
  );
}

/** The firms behind a figure; without one those of the first rule. */
function Parties({ run, runId }: { run: RunView; runId: string }) {
  const text = useText('rules');
  const [search] = useUrlSearch();
  const [wanted] = valuesOf(search, 'rule');
  const rule = run.rules.find(({ id }) => id === wanted) ?? run.rules[0];
  const query = { ...runPartyQuery(search), ...(rule !== undefined && { rule: rule.id }) };
  const params = { runId };
  const answer = useApi(listRunParties, { params, query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const columns = useRunColumns(runId, rule?.id ?? '');
  const { data } = answer;
  return (
    <Section
      title={rule === undefined ? text('pages.runs.firms') : text('pages.runs.firmsOf', { rule: rule.name })}
      note={<Chosen run={run} />}
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data === undefined ? (
        answer.error ? null : (
          <LoadingState lines={8} />
        )
      ) : (
        <>
          <p>
            <b>{text('pages.runs.firmCount', { count: data.total })}</b>
          </p>
          <PlainTable
            caption={text('pages.runs.firms')}
            columns={columns(data.parties[0]?.answers ?? [])}
            rows={data.parties}
            rowKey={({ partyId }) => partyId}
          />
          <ListFoot total={data.total} size={pageSize}>
            <ExportButton endpoint={exportRunParties} input={{ params, query }} count={data.total} />
          </ListFoot>
        </>
      )}
    </Section>
  );
}

/** Which figure was opened, and the way back to all firms. */
function Chosen({ run }: { run: RunView }) {
  const text = useText('rules');
  const [search] = useUrlSearch();
  const [decision] = valuesOf(search, 'decision');
  const [answer] = valuesOf(search, 'answer');
  const [grade] = valuesOf(search, 'grade');
  if (answer === undefined && grade === undefined) return null;
  const said = grade ?? text(`pages.runs.answers.${answer}`);
  return (
    <>
      {decision === undefined ? said : text('pages.pair', { name: decision, value: said })}{' '}
      <Link to="/rule-runs/$runId" params={{ runId: run.id ?? '' }} search={{}}>
        {text('pages.runs.allFirms')}
      </Link>
    </>
  );
}
