import { Button, Select } from 'antd';
import { useText } from '#ui/index.ts';
import { ExpressionField } from '#ui/rule/lazy-rule.tsx';
import { type RuleVocabulary, vocabularyOf } from '../../../contract/complete-name-vocabulary.ts';
import { type AnswerType, answerType, type RuleKnowledge } from '../../../contract/rule-definition.ts';
import type { RuleFault } from '../../../contract/rule-faults.ts';
import { type Editing, freeName, namesIn, withEntry, withoutEntry } from '../edit/editing.ts';
import { keyOf, placeId } from '../edit/fault-list.tsx';
import { NameField } from '../edit/name-field.tsx';
import { Labelled } from '../form-parts.tsx';

/** Formulas that decisions share: called by their name with values. */
export function KnowledgeSection({ editing, faults }: { editing: Editing; faults: readonly RuleFault[] }) {
  const text = useText('rules');
  const { definition, change } = editing;
  const { knowledge } = definition;
  const add = () => {
    const name = freeName(text('pages.knowledge.fresh'), namesIn(definition));
    const parameters = [{ name: text('pages.knowledge.freshValue'), type: 'number' as const }];
    change?.({ knowledge: [...knowledge, { name, parameters, type: 'number', text: '' }] });
  };
  if (knowledge.length === 0 && change === undefined) return null;
  return (
    <section className="rul-knowledge" aria-label={text('pages.knowledge.title')}>
      <h2>{text('pages.knowledge.title')}</h2>
      <p className="ys-meta">{text('pages.knowledge.lead')}</p>
      {knowledge.map((one, place) => (
        <Formula
          key={keyOf({ in: 'knowledge', place }, knowledge.length)}
          place={place}
          editing={editing}
          formula={one}
          vocabulary={vocabularyWithin(vocabularyOf(definition), one)}
          faults={faults.filter(({ at }) => at.in === 'knowledge' && at.place === place && at.field === 'text')}
          keep={change && ((next) => change({ knowledge: withEntry(knowledge, place, next) }))}
          remove={() => change?.({ knowledge: withoutEntry(knowledge, place) })}
        />
      ))}
      {change === undefined ? null : (
        <div className="rul-tools">
          <Button disabled={knowledge.length >= 20} onClick={add}>
            {text('pages.knowledge.add')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What a formula may name: the values that it is called with, and other formulas. */
function vocabularyWithin(all: RuleVocabulary, { name, parameters }: RuleKnowledge): RuleVocabulary {
  const own = parameters.map((one) => ({
    ...{ name: one.name, is: 'term' as const, type: { is: one.type }, called: [] },
  }));
  return [...own, ...all.filter((word) => word.is !== 'term' && word.is !== 'decision' && word.name !== name)];
}

function Formula({
  place,
  editing,
  formula,
  vocabulary,
  faults,
  keep,
  remove,
}: {
  place: number;
  editing: Editing;
  formula: RuleKnowledge;
  vocabulary: RuleVocabulary;
  faults: readonly RuleFault[];
  keep: ((formula: RuleKnowledge) => void) | undefined;
  remove: () => void;
}) {
  const text = useText('rules');
  const { name, parameters, type } = formula;
  const types = answerType.options.map((value) => ({ value, label: text(`pages.types.${value}`) }));
  const called = parameters.map((one) => `${one.name} (${text(`pages.types.${one.type}`)})`).join(', ');
  return (
    <section className="rul-decision" id={placeId({ in: 'knowledge', place })} aria-label={name} tabIndex={-1}>
      <header>
        <h3>
          {name}({parameters.map((one) => one.name).join(', ')})
        </h3>
        {keep === undefined ? (
          <span className="ys-meta">{`${called} → ${text(`pages.types.${type}`)}`}</span>
        ) : (
          <Button size="small" aria-label={text('pages.decisions.removeOne', { name })} onClick={remove}>
            {text('pages.remove')}
          </Button>
        )}
      </header>
      {keep === undefined ? null : (
        <div className="rul-heads">
          <Labelled label={text('pages.knowledge.name')}>
            {(id) => <NameField id={id} part={{ in: 'knowledge', place }} editing={editing} />}
          </Labelled>
          <Labelled label={text('pages.decisions.type')}>
            {(id) => (
              <Select<AnswerType>
                id={id}
                value={type}
                options={types}
                onChange={(next) => keep({ ...formula, type: next })}
              />
            )}
          </Labelled>
          <Labelled label={text('pages.knowledge.values')} hint={text('pages.knowledge.valuesHint')}>
            {(id) => (
              <Select
                id={id}
                mode="tags"
                open={false}
                suffixIcon={null}
                tokenSeparators={['、', '，', ',']}
                value={parameters.map((one) => one.name)}
                onChange={(names: string[]) => {
                  const next = names.slice(0, 10).map((one) => ({
                    name: one,
                    type: parameters.find((known) => known.name === one)?.type ?? ('number' as const),
                  }));
                  if (next.length > 0) keep({ ...formula, parameters: next });
                }}
              />
            )}
          </Labelled>
          {parameters.map((one, at) => (
            <Labelled key={one.name} label={text('pages.knowledge.typeOf', { name: one.name })}>
              {(id) => (
                <Select<AnswerType>
                  id={id}
                  value={one.type}
                  options={types}
                  onChange={(next) =>
                    keep({ ...formula, parameters: withEntry(parameters, at, { ...one, type: next }) })
                  }
                />
              )}
            </Labelled>
          ))}
        </div>
      )}
      <ExpressionField
        label={text('pages.decisions.logicOf', { name })}
        value={formula.text}
        vocabulary={vocabulary}
        lines="many"
        bare
        faults={faults}
        readOnly={keep === undefined}
        onChange={(next) => keep?.({ ...formula, text: next })}
      />
    </section>
  );
}
