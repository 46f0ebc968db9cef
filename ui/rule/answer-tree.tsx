import './answer.css';
import '../sheet/sheet.css';
import type { ParameterDatum } from '#kernel/rules/contract/parameter-texts.ts';
import type { AnswerDatum, AnsweredClause, AnsweredDecision } from '#kernel/rules/contract/rule-answer.ts';
import { formatDate } from '../format/date.ts';
import { Moment } from '../format/moment.tsx';
import { useLocale, useText } from '../i18n/i18n.ts';
import { useOutcomeWords } from './answer-outcome.ts';
import { useDatumWords } from './case-cell.tsx';
import type { AnswerTreeProps, NearestChange } from './rule-props.ts';
import { useMistakeWords } from './rule-words.tsx';

/**
 * What a rule answered: first what comes of it, then every decision with its conditions, whether each held, what it read
 * and from where, the sentences it comes from, and what would turn it.
 */
export default function AnswerTree(props: AnswerTreeProps) {
  const { answer } = props;
  const text = useText('rules');
  const locale = useLocale();
  const outcomeOf = useOutcomeWords();
  return (
    <div className="ys-answer">
      <p className="ys-meta">{text('editor.answer.on', { day: formatDate(answer.on, locale) })}</p>
      {answer.outcomes.length === 0 ? null : (
        <dl className="ys-answer-outcomes">
          {answer.outcomes.map((outcome) => (
            <div key={outcome.decision}>
              <dt>{outcome.decision}</dt>
              {outcomeOf(outcome).map((line, at) => (
                <dd key={line} className={at === 0 ? 'first' : undefined}>
                  {line}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      <ol className="ys-answer-decisions">
        {answer.decisions.map((decision) => (
          <li key={decision.name} id={decisionId(decision.name)} tabIndex={-1}>
            <Decision {...props} decision={decision} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Place of a decision on the page, to which data that it computed lead. */
function decisionId(name: string): string {
  return `answer-${name.replaceAll(/\s+/g, '-')}`;
}

function Decision({ definition, nearest = [], decision }: AnswerTreeProps & { decision: AnsweredDecision }) {
  const text = useText('rules');
  const words = useDatumWords();
  const faultWords = useMistakeWords('answer');
  const { name, value, path, clauses, rows, sentences, gaps } = decision;
  const shown = clauses.filter(({ row }) => row === null || rows.includes(row));
  const rest = clauses.filter((clause) => !shown.includes(clause));
  const turning = nearest.filter((change) => change.decision === name);
  return (
    <>
      <h3>
        {name} <span className="ys-answer-value">{words(value)}</span>
      </h3>
      <Formula decision={decision} definition={definition} />
      {rows.length === 0 ? null : <p>{text('editor.answer.rows', { rows: rows.map((row) => row + 1).join('、') })}</p>}
      <ClauseList clauses={shown} name={name} definition={definition} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{text('editor.answer.otherRows', { count: new Set(rest.map(({ row }) => row)).size })}</summary>
          <ClauseList clauses={rest} name={name} definition={definition} />
        </details>
      )}
      <Reads decision={decision} definition={definition} />
      <Quotations ids={sentences} definition={definition} />
      {gaps.length === 0 ? null : (
        <ul className="ys-answer-gaps">
          {placed(gaps).map(({ one, key }) => (
            <li key={key}>{faultWords(one)}</li>
          ))}
        </ul>
      )}
      {turning.length === 0 ? null : (
        <>
          <p className="ys-answer-turn">{text('editor.answer.nearest')}</p>
          <ul>
            {turning.map((change) => (
              <li key={change.name}>
                <Nearest change={change} definition={definition} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="ys-meta">{text(`editor.answer.path.${path}`)}</p>
    </>
  );
}

interface OfDecision {
  decision: AnsweredDecision;
  definition: AnswerTreeProps['definition'];
}

/** An expression as it is written, where its conditions do not say all of it already. */
function Formula({ decision: { name, clauses }, definition }: OfDecision) {
  const text = useText('rules');
  const logic = definition.decisions.find((one) => one.name === name)?.logic;
  if (logic?.kind !== 'expression') return null;
  const written = logic.text.trim();
  if (clauses.some((clause) => clause.text.trim() === written)) return null;
  return (
    <p>
      <span className="ys-meta">{text('editor.answer.formula')}</span> <code>{written}</code>
    </p>
  );
}

/** What the decision read that none of its conditions shows. */
function Reads({ decision: { reads, clauses }, definition }: OfDecision) {
  const text = useText('rules');
  const shown = new Set(clauses.flatMap(({ data }) => data.map(({ name }) => name)));
  const rest = reads.filter(({ name }) => !shown.has(name));
  if (rest.length === 0) return null;
  return (
    <div className="ys-answer-reads">
      <span className="ys-meta">{text('editor.answer.reads')}</span>
      <ul>
        {rest.map((datum) => (
          <li key={datum.name}>
            <Datum datum={datum} definition={definition} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ClausesProps {
  clauses: readonly AnsweredClause[];
  /** Of the decision. */
  name: string;
  definition: AnswerTreeProps['definition'];
}

/** Conditions in their order; of a row of a table the sentences are quoted once, under its last condition. */
function ClauseList({ clauses, name, definition }: ClausesProps) {
  if (clauses.length === 0) return null;
  return (
    <ul>
      {placed(clauses).map(({ one, key }, at) => {
        const quoted = one.row === null || clauses[at + 1]?.row !== one.row;
        return (
          <li key={key}>
            <Clause clause={quoted ? one : { ...one, sentences: [] }} name={name} definition={definition} />
          </li>
        );
      })}
    </ul>
  );
}

/** What a cell of a table tests. */
function inputOf({ decisions }: AnswerTreeProps['definition'], name: string, column: number | null): string {
  const logic = decisions.find((decision) => decision.name === name)?.logic;
  return logic?.kind === 'table' && column !== null ? (logic.table.inputs[column]?.text ?? '') : '';
}

function placed<T>(lines: readonly T[]): readonly { one: T; key: string }[] {
  return lines.map((one, at) => ({ one, key: `line ${at + 1}` }));
}

const marks = { yes: '✓', no: '✗', unknown: '？', notAsked: '–' } as const;

function Clause({
  clause: { text: source, held, row, column, data, sentences },
  name,
  definition,
}: {
  clause: AnsweredClause;
  name: string;
  definition: AnswerTreeProps['definition'];
}) {
  const text = useText('rules');
  return (
    <div className={`ys-answer-clause ${held}`}>
      <span className="ys-answer-mark" aria-hidden="true">
        {marks[held]}
      </span>
      <div>
        <span className="ys-hidden">{text(`editor.answer.held.${held}`)}</span>
        {row === null ? null : <span className="ys-meta">{text('editor.table.rowOf', { row: row + 1 })} </span>}
        {row === null ? null : `${inputOf(definition, name, column)} `}
        <code>{source}</code>{' '}
        {held === 'yes' || held === 'no' ? null : <span className="ys-meta">{text(`editor.answer.held.${held}`)}</span>}
        {data.length === 0 ? null : (
          <ul>
            {data.map((datum) => (
              <li key={datum.name}>
                <Datum datum={datum} definition={definition} />
              </li>
            ))}
          </ul>
        )}
        <Quotations ids={sentences} definition={definition} />
      </div>
    </div>
  );
}

function Datum({
  datum: { name, value, source },
  definition,
}: {
  datum: AnswerDatum;
  definition: AnswerTreeProps['definition'];
}) {
  const text = useText('rules');
  const unitValue = useUnitWords(definition);
  if (source.from === 'decision') {
    return (
      <>
        <a href={`#${decisionId(name)}`}>{name}</a> = {unitValue(name, value)}{' '}
        <span className="ys-meta">{text('editor.answer.from.decision')}</span>
      </>
    );
  }
  const from =
    source.from === 'fact'
      ? text('editor.answer.from.fact', { source: source.source })
      : source.from === 'parameter'
        ? text(source.until === null ? 'editor.answer.from.parameter' : 'editor.answer.from.parameterUntil', {
            ...{ since: source.since, until: source.until ?? '', source: source.source },
          })
        : text(`editor.answer.from.${source.from}`);
  const knownFrom = source.from === 'parameter' ? source.knownFrom : '';
  return (
    <>
      {text('editor.answer.datum', { name, value: unitValue(name, value) })}{' '}
      <span className="ys-meta">
        {from}
        {knownFrom === '' ? null : (
          <>
            {` · ${text('editor.answer.from.knownFrom')} `}
            <Moment at={knownFrom} inTable />
          </>
        )}
      </span>
    </>
  );
}

function Quotations({ ids, definition }: { ids: readonly string[]; definition: AnswerTreeProps['definition'] }) {
  const quoted = definition.sentences.filter(({ id }) => ids.includes(id));
  if (quoted.length === 0) return null;
  return (
    <>
      {quoted.map(({ id, document, place, text }) => (
        <blockquote key={id}>
          {text}
          <cite>
            {document} {place}
          </cite>
        </blockquote>
      ))}
    </>
  );
}

function Nearest({
  change: { name, from, to },
  definition,
}: {
  change: NearestChange;
  definition: AnswerTreeProps['definition'];
}) {
  const text = useText('rules');
  const unitValue = useUnitWords(definition);
  return <>{text('editor.answer.turn', { name, from: unitValue(name, from), to: unitValue(name, to) })}</>;
}

/** A value with the unit of its term; a list as its texts. */
function useUnitWords({ terms }: AnswerTreeProps['definition']): (name: string, value: ParameterDatum) => string {
  const words = useDatumWords();
  return (name, value) => {
    if (Array.isArray(value)) return value.join('、');
    const type = terms.find((term) => term.name === name)?.type;
    const unit = type?.is === 'number' && value !== null ? type.unit : null;
    return unit === null ? words(value) : `${words(value)} ${unit}`;
  };
}
