import { describe, expect, it } from 'vitest';
import { type AnswerParty, answerRule, canonicalAnswer } from './answer-rule.ts';
import { literalOf } from './feel/format-value.ts';
import { numberOf } from './feel/number.ts';
import { readRule } from './read-rule.ts';
import { byExpression, byTable, condition, inForce, ruleOf } from './rule.fixture.ts';
import { ruleAnswer } from './rule-answer.ts';
import type { RuleDefinition } from './rule-definition.ts';
import { modelOfRule } from './rule-model.ts';

const moments = { on: '2026-11-21', asOf: '2026-11-21T00:00:00.000Z' };
const parameters = inForce({ 比例: numberOf(0.35), 上限: numberOf(5000) });

function answer(definition: RuleDefinition, given: AnswerParty['given'], sources: AnswerParty['sources'] = {}) {
  const answered = answerRule(definition, { ...moments, parameters, given, sources });
  // What is told can be sent and kept as it is.
  expect(ruleAnswer.parse(JSON.parse(canonicalAnswer(answered)))).toEqual(answered);
  return answered;
}

const subsidy = ruleOf(
  [
    byExpression('合格', '高新 and 员工 数 < 300', {
      ...{ type: 'boolean', outcome: condition },
      links: [
        { clause: '高新', sentences: ['一'] },
        { clause: '高新 and 员工 数 < 300', sentences: ['二'] },
        { clause: null, sentences: ['总'] },
      ],
    }),
    byExpression('补贴', 'if 合格 then min(decimal(保费 * 比例, 2), 上限) else 0', { outcome: { kind: 'money' } }),
  ],
  { parameters: ['比例', '上限'] },
);

describe('the answer of a rule', () => {
  it('tells each condition, what it read from where, and the sentences that it comes from', () => {
    const fact = { from: 'fact', fact: 'parties.staff', source: '企业名录' } as const;
    const { decisions, outcomes } = answer(
      subsidy,
      { 保费: '1000.05', '员工 数': '120', 高新: true },
      { '员工 数': fact },
    );
    expect(outcomes).toEqual([
      { kind: 'condition', decision: '合格', holds: true },
      { kind: 'money', decision: '补贴', fen: 35_002 },
    ]);
    expect(decisions[0]).toMatchObject({
      value: true,
      path: 'integer',
      whyNotInteger: '',
      sentences: ['总'],
      gaps: [],
    });
    expect(decisions[0]?.clauses).toEqual([
      {
        ...{ text: '高新', from: 0, to: 2, row: null, column: null, held: 'yes', sentences: ['一', '二'] },
        data: [{ name: '高新', value: true, source: { from: 'given' } }],
      },
      {
        ...{ text: '员工 数 < 300', from: 7, to: 17, row: null, column: null, held: 'yes', sentences: ['二'] },
        data: [{ name: '员工 数', value: '120', source: fact }],
      },
    ]);
    expect(decisions[1]?.clauses.map(({ text, data }) => [text, data])).toEqual([
      ['合格', [{ name: '合格', value: true, source: { from: 'decision' } }]],
    ]);
  });

  it('names what is missing, what is no value of its term, and what was never asked', () => {
    const { decisions } = answer(subsidy, { 保费: '99999999', 高新: null, '员工 数': '500' });
    expect(decisions[0]?.clauses.map(({ held }) => held)).toEqual(['unknown', 'no']);
    expect(decisions[0]?.gaps).toEqual([{ code: 'missingInput', params: { name: '高新' }, from: 0, to: 0 }]);
    expect(decisions[1]?.gaps).toEqual([{ code: 'notAllowed', params: { source: '保费' }, from: 0, to: 0 }]);
    const known = answer(subsidy, { 高新: false, '员工 数': '30', 保费: '1' });
    expect(known.decisions[0]?.clauses.map(({ held }) => held)).toEqual(['no', 'notAsked']);
    const unknown = answer(ruleOf([byExpression('比', '保费 * 不明', { outcome: { kind: 'money' } })]), {
      保费: '1.00',
    });
    expect(unknown.decisions[0]).toMatchObject({ path: 'evaluated', whyNotInteger: 'notCompiled', value: null });
    expect(unknown.decisions[0]?.gaps.map(({ code }) => code)).toContain('unknownName');
  });

  it('tells rows of a table that match, and cells that were not asked', () => {
    const graded = byTable(
      '档',
      ['规模', '员工 数'],
      [
        ['"大型"', '> 100', '"甲"'],
        ['-', '<= 100', '"乙"'],
        ['-', '-', '"丙"'],
      ],
      {
        ...{ type: 'text', hitPolicy: 'FIRST', outcome: { kind: 'grade' } },
      },
    );
    const { decisions, outcomes } = answer(ruleOf([graded]), { 规模: '中型', '员工 数': '50' });
    expect(outcomes).toEqual([{ kind: 'grade', decision: '档', grade: '乙' }]);
    expect(decisions[0]?.rows).toEqual([1]);
    expect(decisions[0]?.clauses.map(({ row, column, held }) => [row, column, held])).toEqual([
      [0, 0, 'no'],
      [0, 1, 'notAsked'],
      [1, 1, 'yes'],
    ]);
  });

  it('answers what is not compiled by the evaluator, conditions and all', () => {
    const listed = byTable(
      '补助',
      ['规模'],
      [
        ['"中型"', '员工 数'],
        ['not("大型")', '20'],
      ],
      { hitPolicy: 'COLLECT' },
    );
    const total = byExpression('合计', 'if some 项 in 补助 satisfies 项 > 30 then sum(补助) else 0', {
      outcome: { kind: 'goods', item: '工位', unit: '个' },
    });
    const { decisions, outcomes } = answer(ruleOf([listed, total]), { 规模: '中型', '员工 数': '31' });
    expect(decisions.map(({ value, path, rows }) => [value, path, rows])).toEqual([
      ['[31, 20]', 'evaluated', [0, 1]],
      ['51', 'evaluated', []],
    ]);
    expect(decisions[0]?.clauses.map(({ text, held }) => [text, held])).toEqual([
      ['"中型"', 'yes'],
      ['not("大型")', 'yes'],
    ]);
    expect(decisions[1]?.clauses.map(({ held }) => held)).toEqual(['yes']);
    expect(outcomes).toEqual([{ kind: 'goods', decision: '合计', count: '51', item: '工位', unit: '个' }]);
  });

  it('counts outcomes exactly: fen, statuses with days, tax saved half up', () => {
    const status = { kind: 'status', status: '孵化资格', months: 12, until: null } as const;
    const definition = ruleOf(
      [
        byExpression('钱', '保费 / 3', { outcome: { kind: 'money' } }),
        byExpression('资格', '高新', { type: 'boolean', outcome: status }),
        byExpression('期满', '成立 + duration("P5Y")', { type: 'date' }),
        byExpression('延续', '高新', { type: 'boolean', outcome: { ...status, months: null, until: '期满' } }),
        byExpression('扣除', '保费', { outcome: { kind: 'deduction', tax: '企业所得税', rate: '比例 / 10' } }),
      ],
      { parameters: ['比例'] },
    );
    const { outcomes, decisions } = answer(definition, { 保费: '0.10', 高新: true, 成立: '2024-02-29' });
    expect(outcomes).toEqual([
      { kind: 'money', decision: '钱', fen: null },
      { kind: 'status', decision: '资格', status: '孵化资格', granted: true, since: '2026-11-21', until: '2027-11-20' },
      { kind: 'status', decision: '延续', status: '孵化资格', granted: true, since: '2026-11-21', until: '2029-02-28' },
      { kind: 'deduction', decision: '扣除', tax: '企业所得税', deductionFen: 10, rate: '0.035', savedFen: 0 },
    ]);
    expect(decisions[0]).toMatchObject({ path: 'decimal', whyNotInteger: 'unroundedQuotient' });
    expect(decisions[0]?.gaps.map(({ code }) => code)).toEqual(['notWholeFen']);
    const more = answer(definition, { 保费: '15.00', 高新: false });
    expect(more.outcomes.at(-1)).toMatchObject({ deductionFen: 1500, savedFen: 53 });
    expect(more.outcomes[1]).toMatchObject({ granted: false, since: null, until: null });
  });

  it('grants no status without an end that is known, nor one that is over before it begins', () => {
    const status = { kind: 'status', status: '孵化资格', months: null, until: '期满' } as const;
    const definition = ruleOf([
      byExpression('资格', '高新', { type: 'boolean', outcome: status }),
      byExpression('期满', '成立 + duration("P5Y")', { type: 'date' }),
    ]);
    const of = (given: AnswerParty['given']) => {
      const { outcomes, decisions } = answer(definition, given);
      return [outcomes[0], decisions[0]?.gaps];
    };
    const none = { kind: 'status', decision: '资格', status: '孵化资格', since: null, until: null };
    const gap = (code: string, params: object) => ({ code, params, from: 0, to: 0 });
    expect(of({ 高新: true })).toEqual([{ ...none, granted: true }, [gap('missingInput', { name: '期满' })]]);
    expect(of({ 高新: true, 成立: '2021-11-20' })).toEqual([
      { ...none, granted: true },
      [gap('statusDays', { value: '2026-11-20' })],
    ]);
    expect(of({ 高新: true, 成立: '9999-01-01' })).toEqual([
      { ...none, granted: true },
      [gap('statusDays', { value: '10004-01-01' })],
    ]);
    const days = { since: '2026-11-21', until: '2026-11-21' };
    expect(of({ 高新: true, 成立: '2021-11-21' })).toEqual([{ ...none, granted: true, ...days }, []]);
    expect(of({ 高新: false })).toEqual([{ ...none, granted: false }, []]);
  });

  it('tells conditions with the brackets around them, alike whether they are compiled or evaluated', () => {
    const text = '(保费 + 1) in (> 3) and 规模 in ("大型") and count([高新, 保费 in (5)][item = true]) > 0';
    const told = (more: string) => {
      const definition = ruleOf([byExpression('甲', `${text}${more}`, { type: 'boolean' })]);
      const [decision] = answer(definition, { 保费: '5', 规模: '大型', 高新: false }).decisions;
      return { path: decision?.path, clauses: decision?.clauses.map(({ text, held }) => `${held} ${text}`) };
    };
    const clauses = [
      ...['yes (保费 + 1) in (> 3)', 'yes 规模 in ("大型")', 'no 高新', 'yes 保费 in (5)'],
      'yes count([高新, 保费 in (5)][item = true]) > 0',
    ];
    expect(told('')).toEqual({ path: 'integer', clauses });
    const evaluated = told(' and 规模 < "小"');
    expect(evaluated.path).toBe('evaluated');
    expect(new Set(evaluated.clauses)).toEqual(new Set([...clauses, 'yes 规模 < "小"']));
  });

  it('tells what the rate of a deduction read, and when it is missing', () => {
    const outcome = { kind: 'deduction', tax: '企业所得税', rate: '比例 / 10' } as const;
    const definition = ruleOf([byExpression('扣除', '保费', { outcome })], { parameters: ['比例'] });
    const [known] = answer(definition, { 保费: '15.00' }).decisions;
    expect(known?.reads.map(({ name, value, source }) => [name, value, source.from])).toEqual([
      ['保费', '15', 'given'],
      ['比例', '0.35', 'parameter'],
    ]);
    expect(known?.gaps).toEqual([]);
    const none = answerRule(definition, { ...moments, parameters: inForce({}), given: { 保费: '15.00' } });
    expect(none.outcomes[0]).toMatchObject({ deductionFen: 1500, rate: null, savedFen: null });
    expect(none.decisions[0]?.gaps).toMatchObject([{ code: 'missingInput', params: { name: '比例' } }]);
  });

  it('rounds the tax saved half up, away from nothing on both sides', () => {
    const outcome = { kind: 'deduction', tax: '企业所得税', rate: '0.5' } as const;
    const saved = (yuan: string) => {
      const [found] = answer(ruleOf([byExpression('扣除', '保费', { outcome })]), { 保费: yuan }).outcomes;
      return found?.kind === 'deduction' ? found.savedFen : undefined;
    };
    expect(['0.01', '0.03', '-0.01', '-0.03', '0'].map(saved)).toEqual([1, 2, -1, -2, 0]);
    const tiny = ruleOf([byExpression('扣除', '保费', { outcome: { ...outcome, rate: '0.001' } })]);
    expect(answerRule(tiny, { ...moments, parameters, given: { 保费: '-0.01' } }).outcomes[0]).toMatchObject({
      savedFen: 0,
    });
  });

  it('tells functions of the rule that answer a truth value as conditions, compiled or not', () => {
    const knowledge: RuleDefinition['knowledge'] = [
      { name: '够 大', parameters: [{ name: '数', type: 'number' }], type: 'boolean', text: '数 > 3' },
    ];
    const told = (text: string) => {
      const definition = ruleOf([byExpression('甲', text, { type: 'boolean' })], { knowledge });
      const [decision] = answer(definition, { 保费: '5', 规模: '大型', 高新: false }).decisions;
      return [decision?.path, decision?.clauses.map((one) => `${one.held} ${one.text}`)];
    };
    expect(told('够 大(保费) and 高新')).toEqual(['integer', ['yes 够 大(保费)', 'no 高新']]);
    expect(told('够 大(保费) and 规模 < "小"')).toEqual(['evaluated', ['yes 够 大(保费)', 'yes 规模 < "小"']]);
  });

  it('tells every row of a table that matches, though they differ', () => {
    const rows = [
      ['> 0', '1'],
      ['> 1', '2'],
      ['> 2', '1'],
      ['> 9', '3'],
    ];
    const [decision] = answer(ruleOf([byTable('甲', ['保费'], rows, { hitPolicy: 'ANY' })]), { 保费: '5' }).decisions;
    expect([decision?.path, decision?.value, decision?.rows]).toEqual(['integer', null, [0, 1, 2]]);
  });

  it('is told within the limits of one evaluation, however many questions the evaluator is asked', () => {
    const loop = 'count(for i in 1..20, j in 1..20 return i * j)';
    const model = modelOfRule(readRule(ruleOf([byExpression('甲', loop), byExpression('乙', `甲 + ${loop} + "一"`)])));
    const moment = { epochSeconds: 0, nano: 0, zone: 'Asia/Shanghai' };
    const ask = model.questions({ values: new Map(), moment, limits: { steps: 4_000, depth: 100, size: 1_000 } });
    expect(ask('乙')).toMatchObject({ value: null, diagnostics: [{ code: 'badOperands', where: '乙' }] });
    // Computed before, when the other was asked: it costs nothing more, however often.
    for (let time = 0; time < 100; time += 1) expect(literalOf(ask('甲').value)).toBe('400');
    const more = Array.from({ length: 10 }, (_, place) => byExpression(`数${place}`, loop));
    const together = modelOfRule(readRule(ruleOf(more))).questions({
      ...{ values: new Map(), moment, limits: { steps: 4_000, depth: 100, size: 1_000 } },
    });
    const codes = more.map(({ name }) =>
      together(name)
        .diagnostics.map(({ code }) => code)
        .join(),
    );
    expect([codes[0], codes.at(-1)]).toEqual(['', 'tooManySteps']);
  });

  it('is the same bytes for the same input, in whatever order keys come', () => {
    const once = canonicalAnswer(answer(subsidy, { 保费: '1', '员工 数': '2', 高新: true }));
    expect(canonicalAnswer(answer(subsidy, { 高新: true, '员工 数': '2', 保费: '1.0' }))).toBe(once);
    expect(once.startsWith('{"asOf":"2026-11-21T00:00:00.000Z","decisions":[{"clauses":[')).toBe(true);
  });
});
