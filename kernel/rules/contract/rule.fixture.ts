import { type ParametersInForce, type ParameterVersion, parametersOn } from './dated-parameters.ts';
import type { Value } from './feel/values.ts';
import type { RuleDecision, RuleDefinition, RuleOutcome, RuleTable } from './rule-definition.ts';

/** A decision by an expression. */
export function byExpression(
  name: string,
  text: string,
  {
    type = 'number',
    outcome = null,
    links = [],
  }: Partial<Pick<RuleDecision, 'type' | 'outcome'>> & {
    links?: { clause: string | null; sentences: string[] }[];
  } = {},
): RuleDecision {
  return { name, type, outcome, logic: { kind: 'expression', text, links } };
}

/** A decision by a table; rows are cells, the last of them the answer. */
export function byTable(
  name: string,
  inputs: readonly string[],
  rows: readonly (readonly string[])[],
  more: Partial<Omit<RuleTable, 'inputs' | 'rows'>> & Partial<Pick<RuleDecision, 'type' | 'outcome'>> = {},
): RuleDecision {
  const { type = 'number', outcome = null, hitPolicy = 'UNIQUE', aggregation = null } = more;
  return {
    ...{ name, type, outcome },
    logic: {
      kind: 'table',
      sentences: [],
      table: {
        ...{ hitPolicy, aggregation, outputValues: more.outputValues ?? [], otherwise: more.otherwise ?? null },
        inputs: inputs.map((text) => ({ text })),
        rows: rows.map((cells) => ({ when: [...cells.slice(0, -1)], answer: cells.at(-1) ?? '', sentences: [] })),
      },
    },
  };
}

/** A rule over five terms, one of each type and a text of two words. */
export function ruleOf(decisions: readonly RuleDecision[], more: Partial<RuleDefinition> = {}): RuleDefinition {
  return {
    subject: 'firm',
    terms: [
      { name: '保费', type: { is: 'number', scale: 2, least: -1_000_000, most: 1_000_000, unit: '元' }, fact: null },
      { name: '员工 数', type: { is: 'number', scale: 0, least: 0, most: 5000, unit: '人' }, fact: 'parties.staff' },
      { name: '规模', type: { is: 'text', allowed: ['大型', '中型', '小型'] }, fact: null },
      { name: '高新', type: { is: 'boolean' }, fact: null },
      { name: '成立', type: { is: 'date' }, fact: null },
    ],
    ...{ parameters: [], knowledge: [], sentences: [], cases: [] },
    ...more,
    decisions: [...decisions],
  };
}

/** Parameters that have been in force and known for ever. */
export function inForce(values: Readonly<Record<string, Value>>): ParametersInForce {
  const versions = Object.entries(values).map(([name, value]): ParameterVersion => {
    return { name, value, from: '2020-01-01', to: null, source: '第一条', knownFrom: '2019-12-01T00:00:00.000Z' };
  });
  return parametersOn(versions, { on: '2026-11-21', asOf: '2026-11-21T00:00:00.000Z' });
}

export const condition: RuleOutcome = { kind: 'condition' };
