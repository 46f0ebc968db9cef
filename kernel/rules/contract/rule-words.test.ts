import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRule } from './answer-rule.ts';
import { checkRule } from './check-rule.ts';
import { compileRead } from './compile-rule.ts';
import { numberOf } from './feel/number.ts';
import type { Value } from './feel/values.ts';
import { parseTemporal } from './feel-time/parse-temporal.ts';
import { readRule } from './read-rule.ts';
import { byExpression, byTable, inForce, ruleOf } from './rule.fixture.ts';
import { ruleChanges } from './rule-changes.ts';
import { ruleCoverage } from './rule-coverage.ts';
import { datumOf, rowOf, valueOfUnit } from './rule-data.ts';
import type { AnswerType, RuleDefinition } from './rule-definition.ts';
import { modelOfRule } from './rule-model.ts';

/** How many rules are made; more of them in a soak. */
const times = Number(process.env.SOAK_TIMES ?? 30);
const patience = 3_600_000;
const setting = { on: '2026-11-21', asOf: '2026-11-21T00:00:00.000Z' };
const moment = { epochSeconds: 1_795_190_400, nano: 0, zone: 'Asia/Shanghai' };

const parameters: Record<string, Value> = {
  比例: numberOf(0.35),
  名单: ['大型', '小型', null],
  数列: [numberOf(1), numberOf(2.5), ['大型']],
  时长: parseTemporal('P1Y'),
  开放: true,
  未定: null,
};
const names = ['保费', '员工 数', '规模', '高新', '成立', ...Object.keys(parameters), '甲', '折'];
const words = [
  ...names,
  ...['1', '2.50', '"大型"', 'true', 'null', '@"2020-02-29"', '@"P1M"', '@"P2DT6H"', '?', 'today()', 'item'],
  ...[
    '+',
    '-',
    '*',
    '/',
    '**',
    '=',
    '!=',
    '<',
    '>=',
    'and',
    'or',
    'in',
    'between',
    ',',
    '..',
    '.year',
    '.months',
    '.days',
  ],
  ...['(', ')', '[', ']', 'if', 'then', 'else', 'not(', 'decimal(', 'min(', 'sum([', '])', 'count(', 'abs(', 'date('],
  ...['for i in', 'return', 'some i in', 'satisfies', '[item = true]', 'list contains(', 'modulo(', '折('],
];
/** Words in any order, and values joined by signs, which more often say something. */
const value = fc.constantFrom(
  ...names,
  '1',
  '0.5',
  '"大型"',
  'true',
  'null',
  '@"2020-02-29"',
  '@"P1M"',
  '@"P2DT6H"',
  '(? + 1)',
);
const joined = fc
  .array(fc.tuple(fc.constantFrom('+', '-', '*', '/', '=', '<', '>=', 'and', 'or', 'in', '!='), value), {
    maxLength: 3,
  })
  .chain((rest) => value.map((first) => [first, ...rest.flat()].join(' ')));
const wrapped = fc
  .tuple(
    fc.constantFrom('', 'abs', 'not', 'floor', 'min', 'sum', 'count', '折', 'date', '(if 高新 then 1 else '),
    joined,
  )
  .map(([name, text]) => (name === '' ? text : `${name}${name.startsWith('(') ? '' : '('}${text})`));
const text = fc.oneof(
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((all) => all.join(' ')) },
  { weight: 4, arbitrary: wrapped },
);
const cell = fc.oneof(text, fc.constantFrom('-', '< 5', 'not("大型")', '[1..5]', '> 员工 数', '名单'));
const type = fc.constantFrom<AnswerType>('number', 'boolean', 'text', 'date');

const definition: fc.Arbitrary<RuleDefinition> = fc
  .record({
    body: text,
    first: fc.tuple(text, type),
    second: fc.tuple(text, type),
    input: text,
    rows: fc.array(fc.tuple(cell, cell, text), { maxLength: 4 }),
    table: fc.record({
      type,
      hitPolicy: fc.constantFrom('UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'),
      aggregation: fc.constantFrom('SUM', 'MIN', 'MAX', 'COUNT', null),
      otherwise: fc.option(text),
      outputValues: fc.array(text, { maxLength: 2 }),
    }),
  })
  .map(({ body, first, second, input, rows, table }) =>
    ruleOf(
      [
        byExpression('甲', first[0], { type: first[1], outcome: { kind: 'deduction', tax: '税种', rate: body } }),
        byTable('表', [input, '规模'], rows, { ...table, hitPolicy: table.hitPolicy, outcome: { kind: 'money' } }),
        byExpression('乙', second[0], { type: second[1], outcome: { kind: 'condition' } }),
      ],
      {
        parameters: Object.keys(parameters),
        knowledge: [{ name: '折', parameters: [{ name: '数', type: 'number' }], type: 'number', text: body }],
      },
    ),
  );

const answerTypes: Readonly<Record<string, AnswerType>> = {
  number: 'number',
  boolean: 'boolean',
  string: 'text',
  date: 'date',
};

/** The rule with its decisions of the types that they answer, as far as that is known. */
function wellTyped(rule: RuleDefinition): RuleDefinition {
  const found = new Map(
    checkRule(rule).flatMap(({ code, at, params }) => {
      const right = code === 'wrongType' && at.in === 'decision' ? answerTypes[String(params.found)] : undefined;
      return right === undefined ? [] : [[at.place, right] as const];
    }),
  );
  const decisions = rule.decisions.map((one, place) => ({ ...one, type: found.get(place) ?? one.type }));
  return { ...rule, decisions };
}

const given = fc.record({
  保费: fc.constantFrom(null, '1.00', '2.5', '-7.01', '九'),
  '员工 数': fc.constantFrom(null, '0', '5', '4999'),
  规模: fc.constantFrom(null, '大型', '中型', '巨型'),
  高新: fc.constantFrom(null, true, false),
  成立: fc.constantFrom(null, '2020-02-29', '1999-12-31', '昨天'),
});

describe('a rule of any words', () => {
  it(
    'is checked, answered and explained without an exception, the same whether compiled or not',
    () => {
      let compiled = 0;
      fc.assert(
        fc.property(definition, given, (made, party) => {
          const rule = wellTyped(made);
          checkRule(rule);
          ruleCoverage(rule);
          const input = { ...setting, parameters: inForce(parameters), given: party };
          ruleChanges(rule, { ...input, decision: '乙', wanted: true });
          const answered = answerRule(rule, input);
          const read = readRule(rule);
          const { columns, decisions } = compileRead(read, new Map(Object.entries(parameters)), setting);
          const model = modelOfRule(read);
          const { row } = rowOf(rule.terms, party);
          const terms = columns.map(
            ({ name, type: own }, place) => [name, valueOfUnit(own, row[place] ?? null)] as const,
          );
          const values = new Map<string, Value>([...terms, ...Object.entries(parameters)]);
          for (const [place, { name, value: told }] of answered.decisions.entries()) {
            if (decisions[place]?.plan !== null) compiled += 1;
            expect([name, told]).toEqual([name, datumOf(model.evaluate(name, { values, moment }).value)]);
          }
        }),
        { numRuns: times },
      );
      // Few of so many words go together; those that do are compared.
      expect(compiled).toBeGreaterThan(times * 0.05);
    },
    patience,
  );
});
