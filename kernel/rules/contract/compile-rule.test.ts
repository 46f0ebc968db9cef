import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompiledDecision, compileRead } from './compile-rule.ts';
import { literalOf } from './feel/format-value.ts';
import { numberOf } from './feel/number.ts';
import type { Value } from './feel/values.ts';
import type { Row } from './feel-compile/columns.ts';
import { readRule } from './read-rule.ts';
import { byExpression, byTable, ruleOf } from './rule.fixture.ts';
import { valueOfUnit } from './rule-data.ts';
import type { RuleDecision, RuleDefinition } from './rule-definition.ts';
import { modelOfRule } from './rule-model.ts';

const on = '2026-11-21';
/** 2026-11-21 10:00 in China. */
const moment = { epochSeconds: 1_795_226_400, nano: 0, zone: 'Asia/Shanghai' };
/** How many rules are made; more of them in a soak. */
const times = Number(process.env.SOAK_TIMES ?? 100);
const patience = 3_600_000;

const parameters = new Map<string, Value>([
  ['门槛', numberOf(300)],
  ['比例', numberOf(0.35)],
  ['名单', ['大型', '小型', '微型']],
  ['档次', [numberOf(100), numberOf(200.5)]],
  ['起始', { kind: 'date', year: 2015, month: 6, day: 30 }],
  ['开放', true],
  ['未定', null],
]);

const more: Partial<RuleDefinition> = {
  parameters: [...parameters.keys()],
  knowledge: [
    {
      ...{ name: '按比例', type: 'number', text: 'decimal(基数 * 比例, 2)' },
      parameters: [{ name: '基数', type: 'number' }],
    },
    {
      ...{ name: '够 老', type: 'boolean', text: 'years and months duration(起, date("2026-11-21")).years >= 年' },
      parameters: [
        { name: '起', type: 'date' },
        { name: '年', type: 'number' },
      ],
    },
  ],
};

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6 });
const row: fc.Arbitrary<Row> = fc.tuple(
  maybe(fc.integer({ min: -1_000_000, max: 1_000_000 })),
  maybe(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constantFrom(299, 300, 301, 100))),
  maybe(fc.constantFrom('大型', '中型', '小型')),
  maybe(fc.boolean()),
  maybe(fc.oneof(fc.integer({ min: 10_000, max: 20_700 }), fc.constantFrom(16_616, 11_016, 10_957))),
);

/** Answers of the evaluator, of closures over whole numbers where proved, and of closures over decimals. */
function threeWays(definition: RuleDefinition, rows: readonly Row[]) {
  const read = readRule(definition);
  const model = modelOfRule(read);
  const ways = [compileRead(read, parameters, { on }), compileRead(read, parameters, { on, path: 'decimal' })];
  const [whole] = ways;
  for (const party of rows) {
    const given = whole?.columns.map(({ name, type }, place) => {
      return [name, valueOfUnit(type, party[place] ?? null)] as const;
    });
    const values = new Map<string, Value>([...(given ?? []), ...parameters]);
    for (const [place, { name }] of definition.decisions.entries()) {
      const expected = literalOf(model.evaluate(name, { values, moment }).value);
      for (const compiled of ways) {
        const decision = compiled.decisions[place];
        if (decision === undefined || decision.plan === null) continue;
        expect([name, decision.path, literalOf(decision.run(party))]).toEqual([name, decision.path, expected]);
        expect(literalOf(compiled.run(party)[place] ?? null)).toBe(expected);
        expect(withinProof(decision, party)).toBe(true);
      }
    }
  }
  return ways;
}

/** Whether a whole number lies where it was proved to lie. */
function withinProof({ whole, proved, plan }: CompiledDecision, party: Row): boolean {
  if (whole === null || proved?.whole !== true || plan?.is !== 'number') return true;
  const [value, { least, most }] = [whole.run(party), proved.proofOf(plan.plan)];
  return Number.isNaN(value) || (Number.isSafeInteger(value) && BigInt(value) >= least && BigInt(value) <= most);
}

const day = fc.constantFrom('成立', '起始', 'date("2010-02-28")', '@"2024-02-29"', 'date(2000, 1, 31)', 'today()');
const sign = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const { number, test, date } = fc.letrec<Record<'number' | 'test' | 'date' | 'months' | 'days', string>>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('保费', '员工 数', '门槛', '比例', '0', '-3', '1.25', '未定'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-'), tie('number')).map(([a, one, b]) => `(${a} ${one} ${b})`),
    fc.tuple(tie('number'), fc.constantFrom('* 比例', '* -0.03', '/ 4', '** 2')).map(([a, b]) => `(${a} ${b})`),
    fc
      .tuple(
        fc.constantFrom('decimal', 'round up', 'round down', 'round half up', 'round half down', 'floor', 'ceiling'),
        tie('number'),
        fc.constantFrom('0', '1', '2', '-2', '-1'),
      )
      .map(([name, a, places]) => `${name}(${a}, ${places})`),
    fc
      .tuple(fc.constantFrom('decimal', 'round half up'), tie('number'), tie('number'))
      .map(([name, a, b]) => `${name}(${a} / ${b}, 2)`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'sum'), tie('number'), tie('number'))
      .map(([name, a, b]) => `${name}([${a}, ${b}, 1])`),
    fc.tuple(tie('number'), fc.constantFrom('3', '-7', '员工 数')).map(([a, b]) => `modulo(${a}, ${b})`),
    fc.tuple(tie('test'), tie('test')).map(([a, b]) => `count([${a}, ${b}, 高新][item = true])`),
    fc.tuple(tie('date'), fc.constantFrom('year', 'month', 'day', 'weekday')).map(([a, part]) => `(${a}).${part}`),
    fc.tuple(tie('months'), fc.constantFrom('years', 'months')).map(([a, part]) => `(${a}).${part}`),
    tie('days').map((a) => `(${a}).days`),
    fc.tuple(tie('days'), fc.constantFrom('duration("P1D")', 'duration("P7D")')).map(([a, b]) => `(${a}) / ${b}`),
    tie('number').map((a) => `按比例(${a})`),
    tie('number').map((a) => `abs(${a})`),
    fc
      .tuple(tie('test'), tie('number'), fc.oneof(tie('number'), fc.constant('null')))
      .map(([t, a, b]) => `(if ${t} then ${a} else ${b})`),
  ),
  test: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      ...['高新', '开放', '规模 in 名单', 'list contains(名单, 规模)', '规模 in ("大型", "小型")', '保费 in 档次'],
      ...['规模 = null', '高新 != null', '规模 in ["中型"]', '员工 数 in (< 门槛, > 4000)', '员工 数 in (< 未定)'],
      ...[
        '规模 in (null, "大型")',
        '员工 数 in [门槛..1000]',
        '保费 in [门槛..员工 数)',
        '高新 in (true)',
        '够 老(成立, 10)',
      ],
    ),
    fc.tuple(tie('number'), sign, tie('number')).map(([a, one, b]) => `${a} ${one} ${b}`),
    fc.tuple(tie('date'), sign, tie('date')).map(([a, one, b]) => `${a} ${one} ${b}`),
    fc.tuple(tie('months'), sign, fc.constantFrom('duration("P3Y")', '@"P14M"')).map(([a, s, b]) => `${a} ${s} ${b}`),
    fc
      .tuple(tie('days'), sign, fc.constantFrom('duration("P30D")', 'duration("PT36H")'))
      .map(([a, s, b]) => `${a} ${s} ${b}`),
    tie('number').map((a) => `${a} in ([0..100), > 500, -3, 档次)`),
    tie('date').map((a) => `${a} between date("2000-01-01") and 起始`),
    tie('test').map((a) => `not(${a})`),
    fc.tuple(tie('test'), fc.constantFrom('and', 'or'), tie('test')).map(([a, one, b]) => `((${a}) ${one} (${b}))`),
  ),
  date: fc.oneof(
    { maxDepth: 2 },
    day,
    fc.tuple(tie('date'), fc.constantFrom('+', '-'), tie('months')).map(([a, one, b]) => `(${a} ${one} ${b})`),
    fc.tuple(tie('date'), fc.constantFrom('+', '-'), tie('days')).map(([a, one, b]) => `(${a} ${one} ${b})`),
    fc.tuple(tie('date'), tie('date')).map(([a, b]) => `max(${a}, ${b})`),
    fc.tuple(tie('test'), tie('date')).map(([t, a]) => `(if ${t} then ${a} else null)`),
  ),
  months: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('duration("P3Y")', 'duration("P1Y2M")', '@"-P5M"'),
    fc.tuple(day, day).map(([a, b]) => `years and months duration(${a}, ${b})`),
    fc.tuple(tie('months'), fc.constantFrom('* 2', '* 0.4', '/ 3', '* 员工 数')).map(([a, b]) => `(${a} ${b})`),
  ),
  days: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('duration("P30D")', 'duration("PT12H")', '@"-P1DT6H"'),
    fc.tuple(day, day).map(([a, b]) => `(${a} - ${b})`),
    fc.tuple(tie('days'), fc.constantFrom('* 2', '* 0.5', '/ 4', '* 员工 数')).map(([a, b]) => `(${a} ${b})`),
  ),
}));

const cells = [
  fc.constantFrom(
    '-',
    '< 门槛',
    '[0..100)',
    '> 1000',
    '保费 > 5',
    'not(> 0)',
    '100, 200.5',
    '? > 3 and ? < 9000',
    'null',
    '档次',
  ),
  fc.constantFrom('-', '', '"大型"', '"中型", "小型"', 'not("大型")', '名单', 'null'),
  fc.constantFrom('-', 'true', 'false', 'not(true)', 'null'),
];
const inputs = ['保费 + 0', '规模', '高新'];
const line = (answer: fc.Arbitrary<string>) => fc.tuple(...cells, answer);
const table = fc.oneof(
  tables(fc.constantFrom('1', '2', '2.0', '员工 数', '-', 'null', '保费 * 比例'), 'number', [
    ...['UNIQUE', 'ANY', 'FIRST', 'SUM', 'MIN', 'MAX', 'COUNT'],
  ]),
  tables(fc.constantFrom('"甲"', '"乙"', '"丙"', 'null'), 'text', ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'COUNT']),
  tables(fc.constantFrom('@"2026-01-01"', '成立', '成立 + @"P1Y"'), 'date', ['UNIQUE', 'ANY', 'FIRST', 'MIN', 'MAX']),
  tables(fc.constantFrom('true', 'false', '高新', 'null'), 'boolean', ['UNIQUE', 'ANY', 'FIRST']),
);

function tables(
  answer: fc.Arbitrary<string>,
  type: RuleDecision['type'],
  policies: readonly string[],
): fc.Arbitrary<RuleDecision> {
  const otherwise = fc.option(answer, { freq: 3 });
  return fc
    .tuple(fc.constantFrom(...policies), fc.array(line(answer), { maxLength: 5 }), otherwise)
    .map(([policy, rows, rest]) => {
      const aggregation = (['SUM', 'MIN', 'MAX', 'COUNT'] as const).find((one) => one === policy) ?? null;
      return byTable('表', inputs, rows, {
        type: aggregation === 'COUNT' ? 'number' : type,
        hitPolicy:
          aggregation !== null
            ? 'COLLECT'
            : policy === 'ANY' || policy === 'FIRST' || policy === 'PRIORITY'
              ? policy
              : 'UNIQUE',
        ...{
          aggregation,
          outputValues: ['"丙"', '"甲"'],
          otherwise: rest === '-' || (aggregation === 'COUNT' && type !== 'number') ? null : rest,
        },
      });
    });
}

describe('compiled rules', () => {
  it(
    'answer expressions as the evaluator does, on whole numbers and on decimals',
    () => {
      const expression = fc.oneof(
        number.map((text) => byExpression('答', text)),
        test.map((text) => byExpression('答', text, { type: 'boolean' })),
        date.map((text) => byExpression('答', text, { type: 'date' })),
      );
      let compiled = 0;
      fc.assert(
        fc.property(expression, fc.array(row, { minLength: 4, maxLength: 4 }), (decision, rows) => {
          const ways = threeWays(ruleOf([decision], more), rows);
          if (ways[0]?.decisions[0]?.plan !== null) compiled += 1;
        }),
        { numRuns: times },
      );
      // Most of them are compiled, or nothing would have been compared.
      expect(compiled).toBeGreaterThan(times * 0.7);
    },
    patience,
  );

  it(
    'answer tables as the evaluator does, whatever the hit policy',
    () => {
      let compiled = 0;
      fc.assert(
        fc.property(table, fc.array(row, { minLength: 6, maxLength: 6 }), (decision, rows) => {
          const ways = threeWays(ruleOf([decision], more), rows);
          if (ways[0]?.decisions[0]?.plan !== null) compiled += 1;
        }),
        { numRuns: times },
      );
      expect(compiled).toBeGreaterThan(times * 0.7);
    },
    patience,
  );

  it.each([
    ['UNIQUE', null, ['1', 'null', '9']],
    ['ANY', null, ['1', 'null', '9']],
    ['FIRST', null, ['1', '1', '9']],
    ['PRIORITY', null, ['1', '2', '9']],
    ['COLLECT', 'SUM', ['1', '6', '9']],
    ['COLLECT', 'MIN', ['1', '1', '9']],
    ['COLLECT', 'MAX', ['1', '3', '9']],
    ['COLLECT', 'COUNT', ['1', '3', '9']],
  ] as const)('answer %s %s for one hit, three and none', (hitPolicy, aggregation, expected) => {
    const rows = [
      ['> 0', '1'],
      ['> 10', '3'],
      ['> 10', '2'],
    ];
    const decision = byTable('表', ['员工 数'], rows, {
      ...{ hitPolicy, aggregation, outputValues: ['2', '1', '3'], otherwise: '9' },
    });
    const parties = [5, 20, 0].map((staff): Row => [null, staff, null, null, null]);
    const [whole] = threeWays(ruleOf([decision]), parties);
    expect(parties.map((party) => literalOf(whole?.run(party)[0] ?? null))).toEqual(expected);
    expect(whole?.decisions[0]?.path).toBe('integer');
  });

  it('leave lists, and what reads them, to the evaluator', () => {
    const listed = byTable('表', ['员工 数'], [['> 0', '1']], { hitPolicy: 'RULE ORDER' });
    const total = byExpression('和', 'sum(表)');
    const { decisions } = compileRead(readRule(ruleOf([total, listed, byExpression('半', '保费 / 2')])), new Map());
    expect(decisions.map(({ path, whyNotInteger, notCompiled }) => [path, whyNotInteger, notCompiled?.what])).toEqual([
      ['evaluated', 'notCompiled', '表, which is not compiled'],
      ['evaluated', 'notCompiled', 'a list'],
      ['integer', null, undefined],
    ]);
  });

  it('compute what several decisions read once a party, and mark every condition', () => {
    const decisions = [
      byExpression('合格', '高新 and 员工 数 < 300', { type: 'boolean' }),
      byExpression('甲', 'if 合格 then 1 else 2'),
      byExpression('乙', 'if 合格 and 规模 = "小型" then 甲 else 3'),
    ];
    const rule = compileRead(readRule(ruleOf(decisions)), new Map());
    expect(rule.clauses.map(({ decision, text }) => [decision, text])).toEqual([
      ['合格', '高新'],
      ['合格', '员工 数 < 300'],
      ['甲', '合格'],
      ['乙', '合格'],
      ['乙', '规模 = "小型"'],
    ]);
    const into = new Float64Array(3);
    rule.runWhole([null, null, '小型', true, null], into);
    expect([...into, ...rule.marks]).toEqual([Number.NaN, 2, 3, 1, -1, -1, -1, 1]);
    rule.runWhole([null, 1, '小型', false, null], into);
    expect([...into, ...rule.marks]).toEqual([0, 2, 3, 0, 2, 0, 0, 2]);
  });

  it.each([
    ['null among data', 'list contains([规模, "大型"], null)', 'boolean', [null, null, null, null, null], 'true'],
    [
      'null of one kind among data of another',
      'list contains([规模, 高新], 保费)',
      'boolean',
      [null, null, '大型', null, null],
      'true',
    ],
    [
      'no null of another kind',
      'list contains([规模, "大型"], 保费)',
      'boolean',
      [null, null, '大型', null, null],
      'false',
    ],
    ['null among lists', 'list contains([[1], 规模], null)', 'boolean', [null, null, '大型', null, null], 'false'],
    ['no zero below zero', '-(0)', 'number', [null, null, null, null, null], '0'],
  ] as const)('know %s', (_what, text, type, party, expected) => {
    const [whole] = threeWays(ruleOf([byExpression('答', text, { type })], more), [party]);
    expect([whole?.decisions[0]?.path, literalOf(whole?.run(party)[0] ?? null)]).toEqual(['integer', expected]);
    const plan = whole?.decisions[0]?.plan;
    if (plan?.is === 'number' && plan.plan.op === 'literal') expect(plan.plan.value.toNumber()).toBe(0);
  });

  it('leave months past whole numbers, and the least of truth values, to the evaluator', () => {
    const wide = { is: 'number', scale: 0, least: 0, most: Number.MAX_SAFE_INTEGER, unit: null } as const;
    const least = byTable('小', ['高新'], [['-', '高新']], {
      ...{ type: 'boolean', hitPolicy: 'COLLECT', aggregation: 'MIN' },
    });
    const definition = ruleOf([byExpression('年', '(duration("P14M") * 多).years'), least]);
    const terms = [...definition.terms, { name: '多', type: wide, fact: null }];
    const [whole] = threeWays({ ...definition, terms }, [[null, null, null, true, null, Number.MAX_SAFE_INTEGER]]);
    expect(whole?.decisions.map(({ notCompiled }) => notCompiled?.what)).toEqual(['months', 'min of test']);
  });

  it('have no plans deeper than a stack, through decisions and through functions', () => {
    const nested = (inner: string) => `${'-('.repeat(500)}${inner}${')'.repeat(500)}`;
    const chain = Array.from({ length: 30 }, (_, place) =>
      byExpression(`步${place}`, nested(place === 29 ? '保费' : `步${place + 1}`)),
    );
    const compiled = compileRead(readRule(ruleOf(chain)), new Map());
    expect(compiled.decisions.at(-1)?.path).toBe('integer');
    expect(compiled.decisions[0]?.path).toBe('evaluated');
    const told = compiled.run([100, null, null, null, null]).filter((value) => value !== null);
    expect(told.map(literalOf)).toEqual(['1', '1']);
    const knowledge: RuleDefinition['knowledge'] = Array.from({ length: 20 }, (_, place) => ({
      ...{ name: `函${place}`, parameters: [{ name: '数', type: 'number' }], type: 'number' },
      text: nested(place === 0 ? '数' : `函${place - 1}(数)`),
    }));
    const { decisions } = compileRead(readRule(ruleOf([byExpression('甲', '函19(保费)')], { knowledge })), new Map());
    expect(decisions[0]?.notCompiled?.what).toBe('nesting without end');
  });

  it('have no end in functions that call each other without one', () => {
    const knowledge: RuleDefinition['knowledge'] = ['一', '二', '三'].map((name, place) => ({
      ...{ name, parameters: [{ name: '数', type: 'number' }], type: 'number' },
      text: `${['二', '三', '一'][place]}(数) + ${['二', '三', '一'][place]}(数)`,
    }));
    const { decisions } = compileRead(readRule(ruleOf([byExpression('甲', '一(1)')], { knowledge })), new Map());
    expect(decisions[0]?.notCompiled?.what).toBe('a function that calls itself');
  });
});
