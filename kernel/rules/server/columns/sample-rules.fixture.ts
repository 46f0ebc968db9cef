import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Value } from '../../contract/feel/values.ts';
import type { Row } from '../../contract/feel-compile/columns.ts';
import { readDatum } from '../../contract/known-parameters.ts';
import type { ParameterDatum, ParameterKind } from '../../contract/parameter-texts.ts';
import {
  type AnswerType,
  type RuleDatum,
  type RuleDefinition,
  ruleDefinition,
} from '../../contract/rule-definition.ts';
import type { PopulationColumn } from './open-population.ts';
import { randomBelow } from './random-plan.fixture.ts';

/** A rule with the values of its parameters on some day. */
export interface SampleRule {
  readonly name: string;
  readonly definition: RuleDefinition;
  readonly parameters: ReadonlyMap<string, Value>;
}

type Given = Record<string, readonly [AnswerType, RuleDatum]>;
type Decisions = Record<string, readonly [AnswerType, string]>;

const numbers = (scale: number, most: number, least = 0) => ({ is: 'number', scale, least, most, unit: null }) as const;

/** Terms that samples read; the same name is the same column everywhere. */
export const sampleTerms = {
  在园区登记: { is: 'boolean' },
  列入失信名单: { is: 'boolean' },
  主体类别: {
    is: 'text',
    allowed: [
      ...['国家高新技术企业', '省级科技创新型企业', '科技型中小企业', '创新型中小企业', '专精特新中小企业'],
      ...[
        '专精特新“小巨人”企业',
        '科研院所',
        '新型研发机构',
        '科技类民办非企业单位',
        '个体工商户',
        '其他企业',
        '分支机构',
      ],
    ],
  },
  险种: { is: 'text', allowed: ['研发费用损失', '首台（套）综合险', '知识产权险', '财产险', '车险', '雇主责任险'] },
  行业: { is: 'text', allowed: ['C26', 'C27', 'C38', 'C39', 'C40', 'I63', 'I64', 'I65', 'M73', 'M74', 'F51', 'K70'] },
  实际保费: numbers(2, 10_000_000_000),
  营业收入: numbers(2, 10_000_000_000_000),
  研发费用: numbers(2, 100_000_000_000),
  实缴税款: numbers(2, 1_000_000_000_000, -10_000_000_000),
  从业人数: numbers(0, 1_000_000),
  研发人员: numbers(0, 100_000),
  发明专利: numbers(0, 10_000),
  成立日期: { is: 'date' },
} as const satisfies Record<string, RuleDefinition['terms'][number]['type']>;

/** A rule of expressions over the terms above, all of which it may name. */
function ruleOf(name: string, given: Given, decisions: Decisions): SampleRule {
  const texts = Object.values(decisions).map(([, text]) => text.replace(/"[^"]*"/g, ''));
  const terms = Object.entries(sampleTerms).filter(([term]) => texts.some((text) => text.includes(term)));
  const definition = ruleDefinition.parse({
    subject: 'firm',
    terms: terms.map(([term, type]) => ({ name: term, type, fact: null })),
    parameters: Object.keys(given),
    knowledge: [],
    decisions: Object.entries(decisions).map(([decision, [type, text]]) => ({
      ...{ name: decision, type, outcome: null },
      logic: { kind: 'expression', text, links: [] },
    })),
    sentences: [],
    cases: [],
  });
  return { name, definition, parameters: valuesOf(given) };
}

function valuesOf(given: Given): ReadonlyMap<string, Value> {
  return new Map(Object.entries(given).map(([name, [type, value]]) => [name, readDatum(value, type)]));
}

/** 白银 pays half of the premium of an insurance for science and technology, 50,000 yuan at most a firm and year. */
export function premiumRule(rate: string, cap: string): SampleRule {
  return ruleOf(
    `保费补贴 ${rate} ${cap}`,
    { 补贴比例: ['number', rate], 年度上限: ['number', cap] },
    {
      符合条件: [
        'boolean',
        '在园区登记 and 主体类别 in ("国家高新技术企业", "省级科技创新型企业", "科技型中小企业", "创新型中小企业", "专精特新中小企业", "专精特新“小巨人”企业", "科研院所", "新型研发机构", "科技类民办非企业单位") and 险种 in ("研发费用损失", "首台（套）综合险", "知识产权险")',
      ],
      补贴: ['number', 'if 符合条件 then min(round half up(实际保费 * 补贴比例, 2), 年度上限) else 0'],
    },
  );
}

function researchRule(share: string, award: string): SampleRule {
  return ruleOf(
    `研发奖补 ${share} ${award}`,
    { 强度: ['number', share], 奖补比例: ['number', award] },
    {
      研发强度: ['number', 'if 营业收入 > 0 then round half up(研发费用 / 营业收入, 4) else null'],
      达标: ['boolean', '研发强度 >= 强度 and not(列入失信名单)'],
      奖补: ['number', 'if 达标 then min(decimal(研发费用 * 奖补比例, 2), 2000000) else 0'],
    },
  );
}

function sizeRule(people: string): SampleRule {
  return ruleOf(
    `划型 ${people}`,
    { 人数界线: ['number', people] },
    {
      划型: [
        'text',
        'if 从业人数 >= 1000 and 营业收入 >= 400000000 then "大型" else if 从业人数 >= 人数界线 and 营业收入 >= 20000000 then "中型" else if 从业人数 >= 20 and 营业收入 >= 3000000 then "小型" else if 从业人数 = null or 营业收入 = null then null else "微型"',
      ],
      小微: ['boolean', '划型 in ("小型", "微型")'],
    },
  );
}

function youngRule(day: string, months: string): SampleRule {
  return ruleOf(
    `初创 ${day} ${months}`,
    { 计算日: ['date', day], 期限: ['number', months] },
    {
      存续月数: ['number', 'years and months duration(成立日期, 计算日) / duration("P1M")'],
      初创: ['boolean', '成立日期 <= 计算日 and 存续月数 < 期限 and 在园区登记 = true'],
      满三年: ['date', '成立日期 + duration("P3Y")'],
    },
  );
}

function scoreRule(weight: string): SampleRule {
  return ruleOf(
    `评分 ${weight}`,
    { 专利分: ['number', weight] },
    {
      创新分: ['number', 'min(发明专利 * 专利分, 40) + (if 研发人员 * 10 >= 从业人数 then 20 else 5)'],
      产业分: ['number', 'if 行业 in ("C38", "C39", "C40", "I65", "M73") then 15 else if 行业 = null then 0 else 5'],
      总分: ['number', 'max(创新分 + 产业分 - (if 列入失信名单 then 30 else 0), 0)'],
      等次: ['text', 'if 总分 >= 60 then "A" else if 总分 >= 40 then "B" else if 总分 >= 20 then "C" else "D"'],
    },
  );
}

function taxRule(rate: string): SampleRule {
  return ruleOf(
    `税收贡献 ${rate}`,
    { 返还比例: ['number', rate] },
    {
      亩均档: ['number', 'if 实缴税款 > 1000000 then 3 else if 实缴税款 >= 100000 then 2 else 1'],
      奖励: ['number', 'round down(max(实缴税款, 0) * 返还比例 * 亩均档 / 3, 0)'],
      应奖: ['boolean', '奖励 > 10000 and 行业 != "K70" and (在园区登记 or 列入失信名单 = false)'],
    },
  );
}

/** Rules of many shapes, with as many variants of their parameters as are asked for. */
export function sampleRules(count: number): SampleRule[] {
  return Array.from({ length: count }, (_, place) => {
    const step = Math.floor(place / 6);
    const makers = [
      () => premiumRule(`0.${30 + step}`, `${20_000 + step * 5_000}`),
      () => researchRule(`0.0${3 + (step % 6)}`, `0.0${1 + (step % 9)}`),
      () => sizeRule(String(200 + step * 50)),
      () => youngRule(`202${step % 7}-06-30`, String(12 + step * 6)),
      () => scoreRule(`${2 + step}.5`),
      () => taxRule(`0.${10 + step}`),
    ];
    const make = makers[place % makers.length] ?? (() => premiumRule('0.5', '50000'));
    return make();
  });
}

const folder = new URL('../../../../zones/fictional/rules/', import.meta.url);

/** What of a file of rules is read: a definition, and values of the parameters that it names. */
interface RuleFile {
  readonly definition?: unknown;
  readonly parameters?: readonly { name: string; type: ParameterKind; values: readonly { value: ParameterDatum }[] }[];
}

/** Rules that the fictional zones come with, each with the last value of its parameters. */
export function shippedRules(): SampleRule[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const read = files.map(
    (file) => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RuleFile] as const,
  );
  const values = read.flatMap(([, { parameters = [] }]) =>
    parameters.map(({ name, type, values: all }) => [name, readDatum(all.at(-1)?.value ?? null, type)] as const),
  );
  return read.flatMap(([file, { definition }]) => {
    if (definition === undefined) return [];
    return [{ name: file, definition: ruleDefinition.parse(definition), parameters: new Map(values) }];
  });
}

/**
 * Parties of a rule in columns and as rows: nulls, bounds, amounts near the numbers that rules name, and all between;
 * `usual` ones reach no bounds.
 */
export function partiesOf({ terms }: RuleDefinition, count: number, seed: number, usual = false): RandomParties {
  const below = randomBelow(seed);
  const values = terms.map(({ type }) => Array.from({ length: count }, () => datumOfTerm(type, below, usual)));
  const columns = values.map((own, place): PopulationColumn => {
    const is = terms[place]?.type.is ?? 'number';
    if (is === 'text') return { is, values: own.map((one) => (typeof one === 'string' ? one : null)) };
    if (is === 'boolean') return { is, values: own.map((one) => (one === null ? -1 : Number(one))) };
    return { is, values: own.map((one) => (typeof one === 'number' ? one : Number.NaN)) };
  });
  return { columns, row: (party) => values.map((own) => own[party] ?? null) };
}

/** Parties as they are run over columns and party by party. */
export interface RandomParties {
  readonly columns: readonly PopulationColumn[];
  readonly row: (party: number) => Row;
}

function datumOfTerm(
  type: RuleDefinition['terms'][number]['type'],
  below: (count: number) => number,
  usual: boolean,
): Row[number] {
  if (below(12) === 0) return null;
  switch (type.is) {
    case 'boolean':
      return below(3) > 0;
    case 'text':
      return type.allowed === null ? `文${below(500)}` : (type.allowed[below(type.allowed.length)] ?? null);
    case 'date':
      return below(40) === 0 ? -700_000 + below(3_600_000) : below(21_000);
    case 'number': {
      const edge = usual ? 2 + below(13) : below(16);
      if (edge === 0) return type.least;
      if (edge === 1) return type.most;
      // Amounts of every size, and round ones: those are where thresholds lie.
      const size = Math.min(type.most, 10 ** (1 + below(12)));
      const amount = below(Math.min(size, 2 ** 31)) * (edge < 5 ? 10 ** type.scale : 1);
      return Math.max(type.least, Math.min(type.most, edge === 15 ? -amount : amount));
    }
  }
}
