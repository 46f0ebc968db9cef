import { describe, expect, it } from 'vitest';
import { completeNames } from './complete-name.ts';
import { offeredFunctions } from './complete-name-functions.ts';
import { initialsOf } from './complete-name-initials.ts';
import { vocabularyOf } from './complete-name-vocabulary.ts';

const number = { is: 'number', scale: 0, least: 0, most: 1_000_000, unit: '人' } as const;
const vocabulary = vocabularyOf(
  {
    terms: [
      { name: '从业人数', type: number, fact: null },
      { name: '研发人员', type: number, fact: null },
      { name: '年 保费', type: number, fact: null },
      { name: '注册地', type: { is: 'text', allowed: ['白银', '兰州新区'] }, fact: null },
      { name: '是否高企', type: { is: 'boolean' }, fact: null },
    ],
    parameters: ['保费上限'],
    knowledge: [
      { name: '封顶', parameters: [{ name: '数', type: 'number' }], type: 'number', text: 'min(数, 保费上限)' },
    ],
    decisions: [
      {
        ...{ name: '补贴', type: 'number' as const, outcome: null },
        logic: { kind: 'expression' as const, text: '1', links: [] },
      },
      {
        ...{ name: '是否符合', type: 'boolean' as const, outcome: null },
        logic: { kind: 'expression' as const, text: 'true', links: [] },
      },
    ],
  },
  '补贴',
);
const wordOf = (name: string) => vocabulary.find((word) => word.name === name);

/** Proposals at the stroke. */
function proposed(marked: string, given: { tested?: string; asked?: boolean } = {}) {
  const position = marked.indexOf('|');
  const source = marked.replace('|', '');
  const tested = given.tested === undefined ? undefined : wordOf(given.tested);
  const { from, to, proposals } = completeNames(source, position, { vocabulary, tested, asked: given.asked ?? false });
  return { taken: source.slice(from, to), labels: proposals.map(({ label }) => label), proposals };
}

describe('the vocabulary of a rule', () => {
  it('holds everything that has a name, but the decision itself', () => {
    expect(vocabulary.map(({ name, is }) => `${is} ${name}`)).toEqual([
      ...['term 从业人数', 'term 研发人员', 'term 年 保费', 'term 注册地', 'term 是否高企', 'parameter 保费上限'],
      ...['decision 是否符合', 'knowledge 封顶'],
    ]);
  });
});

describe('initials by sound', () => {
  it.each([
    ['从业人数', 'cyrs'],
    ['注册地', 'zcd'],
    ['研发人员', 'yfry'],
    ['年 保费', 'n bf'],
    ['A类企业', 'alqy'],
    ['兰州新区', 'lzxq'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('proposals', () => {
  it('meet a name by its begin, its middle or its initials', () => {
    expect(proposed('从|').labels).toEqual(['从业人数']);
    expect(proposed('人|').labels).toEqual(['从业人数', '研发人员']);
    expect(proposed('1 + cyr|')).toMatchObject({ taken: 'cyr', labels: ['从业人数'] });
    expect(proposed('bf|').labels).toEqual(['保费上限', '年 保费']);
    expect(proposed('天|').labels).toEqual([]);
  });

  it('take the place of a name of several words from its begin', () => {
    expect(proposed('1 + 年 保|')).toMatchObject({ taken: '年 保', labels: ['年 保费'] });
    expect(proposed('1 + round h|').labels).toEqual(['round half up', 'round half down']);
    expect(proposed('从业人数 and 注|')).toMatchObject({ taken: '注', labels: ['注册地'] });
  });

  it('of functions leave the cursor between the brackets', () => {
    const [first] = proposed('roundhu|'.replace('roundhu', 'round half u')).proposals;
    expect(first).toMatchObject({ insert: 'round half up()', cursor: 14, key: 'roundHalfUp' });
    expect(proposed('封|').proposals[0]).toMatchObject({ insert: '封顶()', cursor: 3, called: ['数'] });
    expect(proposed('tod|').proposals[0]).toMatchObject({ insert: 'today()', cursor: 7 });
  });

  it('come unasked only where something is typed', () => {
    expect(proposed('1 + |').labels).toEqual([]);
    expect(proposed('1 + |', { asked: true }).labels.slice(0, 3)).toEqual(['从业人数', '研发人员', '年 保费']);
  });

  it('are the allowed values behind a comparison, in quotes or before them', () => {
    expect(proposed('注册地 = |')).toMatchObject({ labels: ['白银', '兰州新区'] });
    expect(proposed('注册地 = "|"')).toMatchObject({ taken: '""', labels: ['白银', '兰州新区'] });
    expect(proposed('注册地 = "兰|')).toMatchObject({ taken: '"兰', labels: ['兰州新区'] });
    expect(proposed('注册地 = by|').labels[0]).toBe('白银');
    expect(proposed('注册地 in ("白银", "|')).toMatchObject({ taken: '"', labels: ['白银', '兰州新区'] });
    expect(proposed('从业人数 = |').labels).toEqual([]);
    expect(proposed('"注册地|"').labels).toEqual([]);
  });

  it('are the texts of lists that the rule reads, for a text without values of its own', () => {
    const words = vocabularyOf(
      {
        ...{ knowledge: [], decisions: [], parameters: ['险种目录'] },
        terms: [{ name: '险种', type: { is: 'text', allowed: null }, fact: null }],
      },
      undefined,
      new Map([['险种目录', ['责任险', '设备险']]]),
    );
    const at = (source: string, tested?: string) =>
      completeNames(source, source.length, {
        ...{ vocabulary: words, asked: false, tested: words.find(({ name }) => name === tested) },
      }).proposals.map(({ label }) => label);
    expect(at('险种 = "')).toEqual(['责任险', '设备险']);
    expect(at('list contains(险种目录, "设')).toEqual(['设备险']);
    expect(at('list contains(险种目录, ')).toEqual(['责任险', '设备险']);
    expect(at('min(险种目录, ')).toEqual([]);
    expect(at('', '险种')).toEqual(['责任险', '设备险']);
  });

  it('of a cell are the values of what it tests', () => {
    expect(proposed('|', { tested: '注册地' }).labels).toEqual(['白银', '兰州新区']);
    expect(proposed('"白银", |', { tested: '注册地' }).proposals[1]).toMatchObject({ insert: '"兰州新区"' });
    expect(proposed('|', { tested: '是否高企' }).proposals[0]).toMatchObject({ insert: 'true' });
  });
});

describe('the catalogue of functions', () => {
  it.each(['zh-CN', 'en'])('has a call and words in %s', async (locale) => {
    const { default: texts } = await import(`../locale/${locale}.json`, { with: { type: 'json' } });
    expect(offeredFunctions.length).toBe(43);
    for (const { key, name } of offeredFunctions) {
      expect([key, texts.functions[key]?.call.startsWith(`${name}(`), texts.functions[key]?.says.length > 1]).toEqual([
        key,
        true,
        true,
      ]);
    }
  });
});
