import '../parts/rules.css';
import { Link, useParams } from '@tanstack/react-router';
import { ErrorState, LoadingState, Page, useApi, useText, useUrlSearch, valuesOf } from '#ui/index.ts';
import { getRuleVersion } from '../../contract/rule-endpoints.ts';
import { explainRunParty } from '../../contract/run-endpoints.ts';
import { AnswerShown } from '../parts/answers/answer-shown.tsx';

/** Why a firm was answered so in a run, computed anew from what the run read. */
export function RunPartyPage() {
  const text = useText('rules');
  const { runId = '', partyId = '' } = useParams({ strict: false }) as { runId?: string; partyId?: string };
  const [search] = useUrlSearch();
  const [rule = ''] = valuesOf(search, 'rule');
  const answer = useApi(explainRunParty, { params: { runId, partyId }, query: { rule } });
  const { data } = answer;
  const number = data?.version ?? 1;
  const written = useApi(getRuleVersion, { params: { ruleId: rule, number } }, { enabled: data !== undefined });
  const crumbs = (
    <>
      <Link to="/rule-runs">{text('nav.runs')}</Link>
      <Link to="/rule-runs/$runId" params={{ runId }} search={{ rule }}>
        {text('pages.runs.back')}
      </Link>
    </>
  );
  return (
    <Page
      title={data?.party.name ?? text('nav.runs')}
      crumbs={crumbs}
      {...(data !== undefined && {
        meta: `${written.data?.name ?? ''} · ${text('pages.version', { number })} · ${text(data.same ? 'pages.runs.same' : 'pages.runs.differs')}`,
      })}
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data === undefined || written.data === undefined ? (
        answer.error ? null : (
          <LoadingState lines={8} />
        )
      ) : (
        <AnswerShown answer={data.answer} inputs={data.inputs} definition={written.data.definition} />
      )}
    </Page>
  );
}
