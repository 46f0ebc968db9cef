import '../parts/rules.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState, LoadingState, Page, Section, useApi, useText } from '#ui/index.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';
import { getRule, getRuleDraft, getRuleVersion } from '../../contract/rule-endpoints.ts';
import type { RuleDetail } from '../../contract/rule-record.ts';
import { AnswerShown } from '../parts/answers/answer-shown.tsx';
import { type Asked, KeepEvaluation, type Tried, TryForm } from '../parts/answers/try-form.tsx';
import { versionOn } from '../parts/answers/version-on.ts';
import { isDay, todayInChina } from '../parts/today.ts';

/** Asks a rule for one party or with typed data, on any day, and says why it answers so and what is lacking. */
export function TryRulePage() {
  const text = useText('rules');
  const { ruleId = '' } = useParams({ strict: false }) as { ruleId?: string };
  const answer = useApi(getRule, { params: { ruleId } });
  const { data: rule } = answer;
  const title = rule === undefined ? text('pages.try.verb') : text('pages.try.title', { name: rule.name });
  const crumbs = (
    <>
      <Link to="/rules">{text('nav.rules')}</Link>
      {rule === undefined ? null : (
        <Link to="/rules/$ruleId" params={{ ruleId }}>
          {rule.name}
        </Link>
      )}
    </>
  );
  return (
    <Page title={title} crumbs={crumbs}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {rule?.id === ruleId ? <Trying key={ruleId} rule={rule} /> : answer.error ? null : <LoadingState lines={8} />}
    </Page>
  );
}

function Trying({ rule }: { rule: RuleDetail }) {
  const text = useText('rules');
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>({
    ...{ which: rule.versions.length === 0 ? 'draft' : 'inForce', on: todayInChina(), partyId: null, given: {} },
  });
  const [tried, setTried] = useState<Tried>();
  const written = useDefinition(rule, asked.which === 'draft' ? null : versionOn(rule, asked.on));
  const answered = useDefinition(rule, tried?.result.version ?? null);
  // What is not asked any more is not sent.
  const change = (next: Asked) => setAsked(isDay(next.on) ? next : { ...next, on: '' });
  return (
    <>
      <TryForm rule={rule} asked={asked} definition={written} change={change} onTried={setTried} />
      {tried === undefined || answered === undefined ? null : (
        <Section
          title={text('pages.try.answer')}
          note={text('pages.try.basis', {
            version:
              tried.result.version === null
                ? text('pages.draft.name')
                : text('pages.version', { number: tried.result.version }),
            on: tried.asked.on,
          })}
        >
          {tried.result.missing.length === 0 ? null : (
            <p className="rul-note" role="status">
              {text('pages.try.missing', { names: tried.result.missing.join(text('pages.comma')) })}
            </p>
          )}
          <AnswerShown answer={tried.result.answer} inputs={tried.result.inputs} definition={answered} />
          {rule.may.evaluate && tried.result.version !== null ? (
            <KeepEvaluation
              rule={rule}
              asked={tried.asked}
              onKept={(evaluationId) =>
                void navigate({ to: '/rule-evaluations/$evaluationId', params: { evaluationId } })
              }
            />
          ) : null}
        </Section>
      )}
    </>
  );
}

/** A text of the rule: a version by its number, null for the draft; undefined where there is none, or none yet. */
function useDefinition({ id: ruleId }: RuleDetail, number: number | null | undefined): RuleDefinition | undefined {
  const draft = useApi(getRuleDraft, { params: { ruleId } }, { enabled: number === null });
  const version = useApi(getRuleVersion, { params: { ruleId, number: number ?? 1 } }, { enabled: (number ?? 0) > 0 });
  if (number === null) return draft.data?.definition;
  return number === undefined || version.data?.number !== number ? undefined : version.data.definition;
}
