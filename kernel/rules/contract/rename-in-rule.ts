import { freeNames } from './feel/free-names.ts';
import { normalizeName } from './feel/names.ts';
import { type Parsed, parseExpression, parseUnaryTests } from './feel/parse.ts';
import type { Expression, Span, UnaryTests } from './feel/syntax.ts';
import { isAny, ruleNames } from './read-rule.ts';
import type { RuleDecision, RuleDefinition, RuleLogic, RuleTable } from './rule-definition.ts';
import { placesOfClause } from './rule-links.ts';

/** A part of a rule that has a name, by its place counted from 0. */
export interface NamedPart {
  readonly in: 'term' | 'parameter' | 'knowledge' | 'decision';
  readonly place: number;
}

/** What changes of a rule when a part of it is named anew. */
export type RenamedParts = Pick<RuleDefinition, 'terms' | 'parameters' | 'knowledge' | 'decisions' | 'cases'>;

/** The name of a part; undefined where there is none at that place. */
export function nameOfPart(definition: RuleDefinition, { in: part, place }: NamedPart): string | undefined {
  if (part === 'parameter') return definition.parameters[place];
  if (part === 'term') return definition.terms[place]?.name;
  return part === 'knowledge' ? definition.knowledge[place]?.name : definition.decisions[place]?.name;
}

/**
 * A rule whose part has another name: every expression, cell, link, test case and outcome that named it names it anew. Texts that
 * cannot be read stay as they are. The new name is one that no part of the rule has.
 */
export function renameInRule(definition: RuleDefinition, part: NamedPart, name: string): RenamedParts {
  const { terms, parameters, knowledge, decisions, cases } = definition;
  const before = nameOfPart(definition, part);
  if (before === undefined || before === name) return { terms, parameters, knowledge, decisions, cases };
  const mend = menderOf(definition, before, name);
  const isPart = (kind: NamedPart['in'], place: number) => part.in === kind && part.place === place;
  const key = (kind: NamedPart['in'], values: RuleDefinition['cases'][number]['given']) =>
    part.in === kind
      ? Object.fromEntries(Object.entries(values).map(([told, value]) => [told === before ? name : told, value]))
      : values;
  return {
    terms: terms.map((one, place) => (isPart('term', place) ? { ...one, name } : one)),
    parameters: parameters.map((one, place) => (isPart('parameter', place) ? name : one)),
    knowledge: knowledge.map((one, place) => ({
      ...one,
      name: isPart('knowledge', place) ? name : one.name,
      text: mend.within(
        one.text,
        one.parameters.map((own) => own.name),
      ),
    })),
    decisions: decisions.map((one, place) => ({
      ...one,
      name: isPart('decision', place) ? name : one.name,
      logic: renamedLogic(one.logic, mend),
      outcome: renamedOutcome(one, mend, part.in === 'decision' ? { before, name } : null),
    })),
    cases: cases.map((one) => ({
      ...one,
      given: key('term', one.given),
      expected: key('decision', one.expected),
    })),
  };
}

interface Mender {
  expression(text: string): string;
  tests(text: string): string;
  /** An expression in which some names are its own. */
  within(text: string, own: readonly string[]): string;
  /** Where the name stands in an expression. */
  spans(text: string): readonly Span[];
  readonly name: string;
}

function menderOf(definition: RuleDefinition, before: string, name: string): Mender {
  const names = ruleNames(definition);
  const sought = normalizeName(before);
  const spansIn = (parsed: Parsed<Expression> | Parsed<UnaryTests>): Span[] => {
    if (!parsed.ok) return [];
    const parts = 'negated' in parsed.value ? [...parsed.value.tests] : [parsed.value];
    const { read, called } = freeNames(parts, { inFilters: true });
    return [...read, ...called].filter((one) => one.name === sought);
  };
  const spans = (text: string) => (isAny(text) ? [] : spansIn(parseExpression(text, names)));
  return {
    spans,
    name,
    expression: (text) => replaced(text, spans(text), name),
    tests: (text) => (isAny(text) ? text : replaced(text, spansIn(parseUnaryTests(text, names)), name)),
    within: (text, own) => {
      if (own.some((one) => normalizeName(one) === sought)) return text;
      const inner = Object.fromEntries(own.map((one) => [normalizeName(one), 1] as const));
      return replaced(text, spansIn(parseExpression(text, { ...names, ...inner })), name);
    },
  };
}

/** The text with a name at each place, the last first: places before it stay where they are. */
function replaced(text: string, spans: readonly Span[], name: string): string {
  const once = new Map(spans.map((one) => [one.from, one]));
  return [...once.values()]
    .sort((a, b) => b.from - a.from)
    .reduce((done, { from, to }) => done.slice(0, from) + name + done.slice(to), text);
}

function renamedLogic(logic: RuleLogic, mend: Mender): RuleLogic {
  if (logic.kind === 'table') return { ...logic, table: renamedTable(logic.table, mend) };
  const spans = mend.spans(logic.text);
  return {
    ...logic,
    text: replaced(logic.text, spans, mend.name),
    // A linked condition is written as it stands in the expression.
    links: logic.links.map(({ clause, sentences }) => ({
      ...{ clause: clause === null ? null : renamedClause(logic.text, { clause, spans }, mend), sentences },
    })),
  };
}

function renamedClause(
  text: string,
  { clause, spans }: { clause: string; spans: readonly Span[] },
  mend: Mender,
): string {
  const [place] = placesOfClause(text, clause);
  if (place === undefined) return mend.expression(clause);
  const inside = spans.flatMap(({ from, to }) =>
    from >= place.from && to <= place.to ? [{ from: from - place.from, to: to - place.from }] : [],
  );
  return replaced(text.slice(place.from, place.to), inside, mend.name);
}

function renamedTable(table: RuleTable, mend: Mender): RuleTable {
  return {
    ...table,
    inputs: table.inputs.map(({ text }) => ({ text: mend.expression(text) })),
    outputValues: table.outputValues.map((text) => mend.expression(text)),
    otherwise: table.otherwise === null ? null : mend.expression(table.otherwise),
    rows: table.rows.map((row) => ({
      ...row,
      when: row.when.map((cell) => mend.tests(cell)),
      answer: mend.expression(row.answer),
    })),
  };
}

function renamedOutcome(
  { outcome }: RuleDecision,
  mend: Mender,
  decision: { before: string; name: string } | null,
): RuleDecision['outcome'] {
  if (outcome?.kind === 'deduction') return { ...outcome, rate: mend.expression(outcome.rate) };
  if (outcome?.kind !== 'status' || decision === null || outcome.until !== decision.before) return outcome;
  return { ...outcome, until: decision.name };
}
