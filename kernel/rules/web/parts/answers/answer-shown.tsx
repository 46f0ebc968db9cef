import { useMemo } from 'react';
import { useApi, useText } from '#ui/index.ts';
import { AnswerTree } from '#ui/rule/lazy-rule.tsx';
import { listKnownParameters } from '../../../contract/parameter-endpoints.ts';
import type { AnsweredOutcome, ReadDatum, RuleAnswer } from '../../../contract/rule-answer.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { useOutcomeWords } from '../rule-words.tsx';
import { nearestChanges } from './nearest.ts';

/** What was answered, why, and what would have to change. */
export function AnswerShown({
  answer,
  inputs,
  definition,
}: {
  answer: RuleAnswer;
  inputs: readonly ReadDatum[];
  definition: RuleDefinition;
}) {
  const { data } = useApi(listKnownParameters, {});
  const known = data?.parameters;
  const nearest = useMemo(
    () => (known === undefined ? [] : nearestChanges(definition, { answer, inputs }, known)),
    [definition, answer, inputs, known],
  );
  return <AnswerTree answer={answer} definition={definition} nearest={nearest} />;
}

/** Each outcome under the name of its decision. */
export function Outcomes({ outcomes }: { outcomes: readonly AnsweredOutcome[] }) {
  const text = useText('rules');
  const words = useOutcomeWords();
  if (outcomes.length === 0) return <p className="ys-meta">{text('pages.try.noOutcome')}</p>;
  return (
    <dl className="rul-outcomes">
      {outcomes.map((outcome) => (
        <div key={outcome.decision}>
          <dt>{outcome.decision}</dt>
          <dd>{words(outcome)}</dd>
        </div>
      ))}
    </dl>
  );
}
