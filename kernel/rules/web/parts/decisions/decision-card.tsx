import { Button, Segmented, Select } from 'antd';
import { useApi, useText } from '#ui/index.ts';
import { DecisionTableGrid, ExpressionField } from '#ui/rule/lazy-rule.tsx';
import { vocabularyOf } from '../../../contract/complete-name-vocabulary.ts';
import { listKnownParameters } from '../../../contract/parameter-endpoints.ts';
import {
  type AnswerType,
  answerType,
  type RuleDecision,
  type RuleDefinition,
  type RuleLogic,
} from '../../../contract/rule-definition.ts';
import type { RuleFault } from '../../../contract/rule-faults.ts';
import type { Editing } from '../edit/editing.ts';
import { placeId } from '../edit/fault-list.tsx';
import { NameField } from '../edit/name-field.tsx';
import { Labelled } from '../form-parts.tsx';
import { valueOn } from '../parameters/value-on.ts';
import { todayInChina } from '../today.ts';
import { freshLogic, withType } from './fresh-logic.ts';
import { OutcomeFields, useFreshWords, useOutcomeKind } from './outcome-fields.tsx';
import { SentenceLinks, sentenceLabel } from './sentence-links.tsx';

/** Properties of {@link DecisionCard}. */
export interface DecisionCardProps {
  definition: RuleDefinition;
  editing: Editing;
  place: number;
  decision: RuleDecision;
  /** Of this decision alone. */
  faults: readonly RuleFault[];
  /** Texts of the conditions in its expression. */
  clauses: readonly string[];
  keep?: ((decision: RuleDecision) => void) | undefined;
  move: (step: 1 | -1) => void;
  remove: () => void;
}

/** One question of the rule: its name, its logic, what its answer is good for, and the sentences that it comes from. */
export function DecisionCard(props: DecisionCardProps) {
  const text = useText('rules');
  const { definition, place, decision, keep } = props;
  const { name, type } = decision;
  const words = useFreshWords(name);
  const head = (
    <h3>
      {place + 1}. {name}
    </h3>
  );
  return (
    <section className="rul-decision" id={placeId({ in: 'decision', place })} aria-label={name} tabIndex={-1}>
      {keep === undefined ? (
        <ReadHead {...props} />
      ) : (
        <>
          <header>
            {head}
            <MoveVerbs {...props} />
          </header>
          <div className="rul-heads">
            <Labelled label={text('pages.decisions.name')}>
              {(id) => <NameField id={id} part={{ in: 'decision', place }} editing={props.editing} />}
            </Labelled>
            <Labelled label={text('pages.decisions.type')}>
              {(id) => (
                <Select<AnswerType>
                  id={id}
                  value={type}
                  options={answerType.options.map((value) => ({ value, label: text(`pages.types.${value}`) }))}
                  onChange={(next) => keep(withType(decision, next, words))}
                />
              )}
            </Labelled>
            <OutcomeFields
              decision={decision}
              dates={definition.decisions.filter((one) => one.type === 'date').map((one) => one.name)}
              keep={(outcome) => keep({ ...decision, outcome })}
            />
          </div>
        </>
      )}
      <Logic {...props} />
      {keep === undefined ? (
        <ReadLinks definition={definition} decision={decision} />
      ) : (
        <SentenceLinks
          decision={decision}
          clauses={props.clauses}
          sentences={definition.sentences}
          keep={(logic) => keep({ ...decision, logic })}
        />
      )}
    </section>
  );
}

function ReadHead({ place, decision }: DecisionCardProps) {
  const text = useText('rules');
  const kind = useOutcomeKind();
  return (
    <header>
      <h3>
        {place + 1}. {decision.name}
      </h3>
      <span className="ys-meta">
        {text('pages.decisions.answers', {
          type: text(`pages.types.${decision.type}`),
          outcome: kind(decision.outcome),
        })}
      </span>
    </header>
  );
}

function MoveVerbs({ definition, place, decision, move, remove }: DecisionCardProps) {
  const text = useText('rules');
  const { name } = decision;
  const count = definition.decisions.length;
  return (
    <span className="rul-verbs ys-no-print">
      <Button size="small" disabled={place === 0} onClick={() => move(-1)}>
        {text('pages.decisions.up')}
      </Button>
      <Button size="small" disabled={place === count - 1} onClick={() => move(1)}>
        {text('pages.decisions.down')}
      </Button>
      <Button
        size="small"
        disabled={count === 1}
        aria-label={text('pages.decisions.removeOne', { name })}
        onClick={remove}
      >
        {text('pages.remove')}
      </Button>
    </span>
  );
}

/** Texts of the zone's parameters that are lists, as they count today. */
function useLists(): ReadonlyMap<string, readonly string[]> {
  const { data } = useApi(listKnownParameters, {});
  const today = todayInChina();
  return new Map(
    (data?.parameters ?? []).flatMap((one) => {
      const value = one.type === 'texts' ? valueOn(one, today)?.value : null;
      return Array.isArray(value) ? [[one.name, value] as const] : [];
    }),
  );
}

function Logic({ definition, decision, faults, keep }: DecisionCardProps) {
  const text = useText('rules');
  const { name, logic, type } = decision;
  const vocabulary = vocabularyOf(definition, name, useLists());
  const change = (next: RuleLogic) => keep?.({ ...decision, logic: next });
  return (
    <>
      {keep === undefined ? null : (
        <Segmented<RuleLogic['kind']>
          aria-label={text('pages.decisions.kind', { name })}
          value={logic.kind}
          options={(['expression', 'table'] as const).map((value) => ({
            value,
            label: text(`pages.decisions.${value}`),
          }))}
          onChange={(kind) => change(freshLogic(kind, logic, definition.terms[0]?.name ?? ''))}
        />
      )}
      {logic.kind === 'expression' ? (
        <ExpressionField
          label={text('pages.decisions.logicOf', { name })}
          value={logic.text}
          vocabulary={vocabulary}
          lines="many"
          bare
          faults={faults.filter(({ at }) => at.field === 'text')}
          placeholder={text('pages.decisions.placeholder')}
          readOnly={keep === undefined}
          onChange={(next) => change({ ...logic, text: next })}
        />
      ) : (
        <DecisionTableGrid
          label={text('pages.decisions.tableOf', { name })}
          table={logic.table}
          type={type}
          output={name}
          vocabulary={vocabulary}
          sentences={definition.sentences}
          readOnly={keep === undefined}
          onChange={(table) => change({ ...logic, table })}
        />
      )}
    </>
  );
}

function ReadLinks({ definition, decision: { logic } }: { definition: RuleDefinition; decision: RuleDecision }) {
  const text = useText('rules');
  const known = new Map(definition.sentences.map((one) => [one.id, one]));
  const links = logic.kind === 'table' ? [{ clause: null, sentences: logic.sentences }] : logic.links;
  const shown = links.filter(({ sentences }) => sentences.length > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="rul-links">
      {shown.map(({ clause, sentences }) => (
        <li key={clause ?? ''}>
          <span className="ys-meta">
            {clause === null ? text('pages.decisions.wholeFrom') : text('pages.decisions.clauseFrom', { clause })}
          </span>
          {sentences.map((id) => {
            const sentence = known.get(id);
            return sentence === undefined ? null : <span key={id}>{sentenceLabel(sentence)}</span>;
          })}
        </li>
      ))}
    </ul>
  );
}
