import './answer.css';
import { Fragment } from 'react';
import {
  type CellChange,
  type ChangeDetail,
  type PartChange,
  ruleDifference,
  type TextPart,
} from '#kernel/rules/contract/rule-difference.ts';
import { hasText, useText } from '../i18n/i18n.ts';
import type { VersionDifferenceProps } from './rule-props.ts';

/** What changed between two versions of a rule, part by part: words struck out and put in, rows of tables cell by cell. */
export default function VersionDifference({ before, after }: VersionDifferenceProps) {
  const text = useText('rules');
  const changes = ruleDifference(before, after);
  if (changes.length === 0) return <p>{text('editor.difference.none')}</p>;
  const places = new Map([...before.sentences, ...after.sentences].map(({ id, place }) => [id, place] as const));
  return (
    <ul className="ys-difference">
      {changes.map((change) => (
        <li key={`${change.part} ${change.change} ${change.name}`}>
          <b>
            {text(`editor.difference.${change.change}`, {
              part: text(`editor.difference.parts.${change.part}`),
              name: change.part === 'sentence' ? places.get(change.name) || change.name : change.name,
            })}
          </b>
          <Details change={change} />
        </li>
      ))}
    </ul>
  );
}

function Details({ change: { details, name } }: { change: PartChange }) {
  if (details.length === 0) return null;
  return (
    <ul>
      {details.map((detail) => (
        <li key={keyOf(detail)}>
          <DetailLine detail={detail} output={name} />
        </li>
      ))}
    </ul>
  );
}

function keyOf(detail: ChangeDetail): string {
  if (detail.is === 'row') return `row ${detail.before} ${detail.after}`;
  if (detail.is === 'column') return `column ${detail.change} ${detail.name}`;
  return detail.is === 'value' ? `value ${detail.what} ${detail.before} ${detail.after}` : `text ${detail.what}`;
}

function DetailLine({ detail, output }: { detail: ChangeDetail; output: string }) {
  const text = useText('rules');
  const whatOf = useWhat();
  const valueIn = useChangedValue();
  switch (detail.is) {
    case 'value':
      return (
        <>
          {whatOf(detail.what)}{' '}
          <Turned before={valueIn(detail.what, detail.before)} after={valueIn(detail.what, detail.after)} />
        </>
      );
    case 'text':
      return (
        <>
          {whatOf(detail.what)} <ChangedText parts={detail.parts} />
        </>
      );
    case 'column':
      return <>{text(`editor.difference.column.${detail.change}`, { name: detail.name })}</>;
    case 'row':
      return (
        <>
          {text(`editor.difference.row.${detail.change}`, {
            ...{ row: detail.after ?? detail.before ?? 0, from: detail.before ?? 0 },
          })}
          <span className="ys-difference-cells">
            {detail.cells.filter(isSaid).map(({ column, before, after }) => (
              <span key={column}>
                {column === '=' ? output : column === '#' ? text('editor.table.sentences') : column}{' '}
                <Turned before={before ?? ''} after={after ?? ''} />
              </span>
            ))}
          </span>
        </>
      );
  }
}

/** Of a whole row only what stands in it. */
function isSaid({ before, after }: CellChange): boolean {
  return (before ?? '') !== '' || (after ?? '') !== '';
}

/** A value struck out and the one in its place. */
function Turned({ before, after }: { before: string; after: string }) {
  return (
    <>
      {before === '' ? null : <del>{before}</del>}
      {before === '' || after === '' ? null : ' → '}
      {after === '' ? null : <ins>{after}</ins>}
    </>
  );
}

function ChangedText({ parts }: { parts: readonly TextPart[] }) {
  const placed = parts.map((part, at) => ({ ...part, key: `${at} ${part.is}` }));
  return (
    <code>
      {placed.map(({ key, is, text }) => (
        <Fragment key={key}>{is === 'same' ? text : is === 'added' ? <ins>{text}</ins> : <del>{text}</del>}</Fragment>
      ))}
    </code>
  );
}

function useWhat(): (what: string) => string {
  const text = useText('rules');
  return (what) => {
    const [key = '', ...name] = what.split(' ');
    return name.length === 0
      ? text(`editor.difference.what.${key}`)
      : text(`editor.difference.of.${key}`, { name: name.join(' ') });
  };
}

/** Codes in words; what people wrote stays as it is. */
function useChangedValue(): (what: string, value: string) => string {
  const text = useText('rules');
  return (what, value) => {
    if (value === 'true' || value === 'false') return text(`editor.value.${value === 'true' ? 'yes' : 'no'}`);
    const keys: Readonly<Record<string, string>> = {
      type: `editor.types.${value}`,
      subject: `editor.subjects.${value}`,
      hitPolicy: `editor.table.policies.${value.replace(' ', '').toLowerCase()}.name`,
      aggregation: `editor.table.collect.${value.toLowerCase()}`,
      outcome: `editor.outcomes.${value}`,
      logic: `editor.logic.${value}`,
    };
    const key = keys[what];
    return key !== undefined && value !== '' && hasText('rules', key) ? text(key) : value;
  };
}
