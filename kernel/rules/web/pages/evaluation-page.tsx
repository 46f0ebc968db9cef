import '../parts/rules.css';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  CopyValue,
  callApi,
  ErrorState,
  LoadingState,
  Moment,
  Page,
  Section,
  useApi,
  useSending,
  useText,
} from '#ui/index.ts';
import {
  type EvaluationDetail,
  type EvaluationShown,
  getEvaluation,
  replayEvaluation,
} from '../../contract/evaluation-endpoints.ts';
import { getRuleVersion } from '../../contract/rule-endpoints.ts';
import { AnswerShown } from '../parts/answers/answer-shown.tsx';
import { OpenPerson } from '../parts/answers/open-person.tsx';
import { Refused } from '../parts/form-parts.tsx';

/** A kept answer: who asked when with what, why it is so, and whether it still comes out to the last byte. */
export function EvaluationPage() {
  const text = useText('rules');
  const { evaluationId = '' } = useParams({ strict: false }) as { evaluationId?: string };
  const answer = useApi(getEvaluation, { params: { evaluationId } });
  const { data } = answer;
  const crumbs = <Link to="/rule-evaluations">{text('nav.evaluations')}</Link>;
  const title = data === undefined ? text('nav.evaluations') : (data.party?.name ?? data.rule.name);
  return (
    <Page title={title} crumbs={crumbs}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data?.id === evaluationId ? (
        <Kept key={evaluationId} evaluation={data} />
      ) : answer.error ? null : (
        <LoadingState lines={8} />
      )}
    </Page>
  );
}

function Kept({ evaluation }: { evaluation: EvaluationShown }) {
  const text = useText('rules');
  // What was opened of a person stands in this part of the page only, in no cache, and goes when it closes.
  const [opened, setOpened] = useState<EvaluationDetail>();
  const { id, rule, version, on, asOf, digest } = evaluation;
  const { party, by, reason, inputs, answer } = opened ?? evaluation;
  const facts = [
    ['party', party?.name],
    ['on', on],
    ['asOf', <Moment key="asOf" at={asOf} inTable />],
    ['by', [by, reason].filter((one) => one !== null).join(' · ') || '—'],
  ] as const;
  return (
    <>
      <dl className="ys-facts">
        <div>
          <dt>{text('pages.evaluations.rule')}</dt>
          <dd>
            <Link to="/rules/$ruleId" params={{ ruleId: rule.id }} search={{ version: String(version) }}>
              {rule.name} · {text('pages.version', { number: version })}
            </Link>
          </dd>
        </div>
        {facts.map(([key, value]) =>
          value === undefined ? null : (
            <div key={key}>
              <dt>{text(`pages.evaluations.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{text('pages.evaluations.digest')}</dt>
          <dd className="rul-digest">
            <CopyValue value={digest} />
          </dd>
        </div>
      </dl>
      <Replay evaluationId={id} />
      <Section title={text('pages.try.answer')}>
        {inputs === null || answer === null ? (
          <OpenPerson evaluationId={id} onOpen={setOpened} />
        ) : (
          <Told rule={rule.id} version={version} told={{ inputs, answer }} />
        )}
      </Section>
    </>
  );
}

function Told({
  rule,
  version,
  told: { inputs, answer },
}: {
  rule: string;
  version: number;
  told: Pick<EvaluationDetail, 'inputs' | 'answer'>;
}) {
  const written = useApi(getRuleVersion, { params: { ruleId: rule, number: version } });
  if (written.data === undefined) return <LoadingState lines={6} />;
  return <AnswerShown answer={answer} inputs={inputs} definition={written.data.definition} />;
}

/** Counts anew with what was known then, and says whether it is the same to the last byte. */
function Replay({ evaluationId }: { evaluationId: string }) {
  const text = useText('rules');
  const [said, setSaid] = useState<{ same: boolean; digest: string }>();
  const { refusal, sending, finish } = useSending<void>(
    async () => setSaid(await callApi(replayEvaluation, { params: { evaluationId }, body: {} })),
    () => undefined,
  );
  return (
    <div className="rul-tools">
      <Button type="primary" loading={sending} onClick={() => void finish(undefined)}>
        {text('pages.evaluations.replay')}
      </Button>
      <span role="status">
        {said === undefined ? (
          <span className="ys-meta">{text('pages.evaluations.replayHint')}</span>
        ) : (
          <b>
            {text(said.same ? 'pages.evaluations.same' : 'pages.evaluations.differs', {
              digest: said.digest.slice(0, 12),
            })}
          </b>
        )}
      </span>
      <Refused refusal={refusal} />
    </div>
  );
}
