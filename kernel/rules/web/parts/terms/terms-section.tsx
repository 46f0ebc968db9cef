import { Button, Select } from 'antd';
import { PlainTable, useText } from '#ui/index.ts';
import type { RuleTerm, TermType } from '../../../contract/rule-definition.ts';
import { type Editing, freeName, namesIn, withEntry, withoutTerm } from '../edit/editing.ts';
import { keyOf, placeId } from '../edit/fault-list.tsx';
import { NameField } from '../edit/name-field.tsx';
import { decimalOf, freshType } from './term-types.ts';
import { TypeFields } from './type-fields.tsx';

/** A fact of the platform that a term can be read from. */
export interface FactChoice {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly type: TermType;
}

/** Kinds of values in the order in which they are offered. */
const kinds = ['number', 'text', 'date', 'boolean'] as const;

/** The data that the rule reads: names, exact ranges, and from which fact each is known. */
export function TermsSection({ editing, facts }: { editing: Editing; facts: readonly FactChoice[] }) {
  const text = useText('rules');
  const { definition, change } = editing;
  const { terms } = definition;
  if (change === undefined) return <TermTable terms={terms} facts={facts} />;
  const add = () => {
    const name = freeName(text('pages.terms.fresh'), namesIn(definition));
    change({ terms: [...terms, { name, type: freshType('number'), fact: null }] });
  };
  return (
    <>
      <p className="ys-meta">{text('pages.terms.lead')}</p>
      {terms.length === 0 ? null : (
        <div className="rul-terms-head" aria-hidden="true">
          {['nameTitle', 'kindTitle', 'typeTitle', 'fromTitle'].map((key) => (
            <span key={key}>{text(`pages.terms.${key}`)}</span>
          ))}
        </div>
      )}
      <ul className="rul-terms">
        {terms.map((term, at) => (
          // Names change while they are typed: the place is what stays.
          <li
            key={keyOf({ in: 'term', place: at }, terms.length)}
            id={placeId({ in: 'term', place: at })}
            tabIndex={-1}
          >
            <TermFields
              place={at}
              editing={editing}
              term={term}
              facts={facts}
              keep={(patch) => change({ terms: withEntry(terms, at, { ...term, ...patch }) })}
              remove={() => change(withoutTerm(definition, at))}
            />
          </li>
        ))}
      </ul>
      <div className="rul-tools">
        <Button disabled={terms.length >= 60} onClick={add}>
          {text('pages.terms.add')}
        </Button>
        <FactAdder
          facts={facts.filter(({ id }) => terms.every(({ fact }) => fact !== id))}
          add={(fact) => {
            const name = freeName(fact.name.replace(/[^\p{L}\p{N}_ ]/gu, ''), namesIn(definition));
            change({ terms: [...terms, { name, type: fact.type, fact: fact.id }] });
          }}
        />
      </div>
    </>
  );
}

function FactAdder({ facts, add }: { facts: readonly FactChoice[]; add: (fact: FactChoice) => void }) {
  const text = useText('rules');
  if (facts.length === 0) return null;
  return (
    <Select
      className="rul-wide"
      aria-label={text('pages.terms.addFact')}
      placeholder={text('pages.terms.addFact')}
      value={null}
      options={facts.map(({ id, name }) => ({ value: id, label: name }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(id: string | null) => {
        const fact = facts.find((one) => one.id === id);
        if (fact !== undefined) add(fact);
      }}
    />
  );
}

function TermFields({
  place,
  editing,
  term,
  facts,
  keep,
  remove,
}: {
  place: number;
  editing: Editing;
  term: RuleTerm;
  facts: readonly FactChoice[];
  keep: (patch: Partial<RuleTerm>) => void;
  remove: () => void;
}) {
  const text = useText('rules');
  const { name, type, fact } = term;
  const offered = facts.filter((one) => one.type.is === type.is || one.id === fact);
  return (
    <>
      <NameField label={text('pages.terms.name')} part={{ in: 'term', place }} editing={editing} />
      <Select
        aria-label={text('pages.terms.type', { name })}
        value={type.is}
        options={kinds.map((value) => ({ value, label: text(`pages.types.${value}`) }))}
        onChange={(is: TermType['is']) => keep({ type: freshType(is), fact: null })}
      />
      <TypeFields name={name} type={type} keep={(next) => keep({ type: next })} />
      <Select
        aria-label={text('pages.terms.from', { name })}
        value={fact ?? ''}
        options={[
          { value: '', label: text('pages.terms.asked') },
          ...offered.map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onChange={(id: string) => keep({ fact: id === '' ? null : id })}
      />
      <Button onClick={remove} aria-label={text('pages.terms.removeOne', { name })}>
        {text('pages.remove')}
      </Button>
    </>
  );
}

function TermTable({ terms, facts }: { terms: readonly RuleTerm[]; facts: readonly FactChoice[] }) {
  const text = useText('rules');
  const words = useTypeWords();
  if (terms.length === 0) return <p className="ys-meta">{text('pages.terms.none')}</p>;
  return (
    <PlainTable
      caption={text('pages.tabs.data')}
      columns={[
        { key: 'name', title: text('pages.terms.nameTitle'), render: ({ name }) => name },
        { key: 'type', title: text('pages.terms.typeTitle'), render: ({ type }) => words(type) },
        {
          key: 'fact',
          title: text('pages.terms.fromTitle'),
          render: ({ fact }) => {
            const known = facts.find(({ id }) => id === fact);
            if (fact === null) return text('pages.terms.asked');
            return known === undefined ? fact : text('pages.terms.known', { name: known.name, source: known.source });
          },
        },
      ]}
      rows={terms}
      rowKey={({ name }) => name}
    />
  );
}

/** What values a term has, in words: 数字，0 至 1000 人. */
export function useTypeWords(): (type: TermType) => string {
  const text = useText('rules');
  return (type) => {
    if (type.is === 'number') {
      const [least, most] = [decimalOf(type.least, type.scale), decimalOf(type.most, type.scale)];
      return text('pages.terms.range', { least, most, unit: type.unit ?? '' }).trim();
    }
    const kind = text(`pages.types.${type.is}`);
    if (type.is !== 'text' || type.allowed === null) return kind;
    return text('pages.terms.oneOf', { values: type.allowed.join(text('pages.comma')) });
  };
}
