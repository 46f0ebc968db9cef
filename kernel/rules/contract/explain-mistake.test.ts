import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from './complete-name-vocabulary.ts';
import { explainMistake, mendMistakes } from './explain-mistake.ts';
import { parseExpression } from './feel/parse.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import type { RuleTerm } from './rule-definition.ts';

const number = { is: 'number', scale: 0, least: 0, most: 1_000_000, unit: '人' } as const;
const place: RuleTerm = { name: '注册地', type: { is: 'text', allowed: ['白银', '兰州新区'] }, fact: null };
const vocabulary = vocabularyOf({
  terms: [
    { name: '从业人数', type: number, fact: null },
    { name: '年 保费', type: number, fact: null },
    place,
    { name: '成立日期', type: { is: 'date' }, fact: null },
  ],
  parameters: ['保费上限'],
  knowledge: [],
  decisions: [],
});
const tested = vocabulary.find(({ name }) => name === '注册地');
const expression = { vocabulary, kind: 'expression' } as const;
const cell = { vocabulary, kind: 'cell' } as const;
const mended = (source: string, around: Parameters<typeof explainMistake>[1] = expression) => {
  const { source: text, rest } = mendMistakes(source, around);
  return rest.length === 0 ? text : `${text} | ${rest.map(({ code }) => code).join(' ')}`;
};

describe('what can be read', () => {
  it.each([
    '从业人数 >= 100 and 注册地 = "白银"',
    '年 保费 * 0.5 + min(保费上限, 1, 2)',
    'if 从业人数 > 1 then "（甲），乙" else null',
    'for x in [1, 2, 3] return x * 2',
    'some 户 in [1, 2], 件 in [3] satisfies 户 > 件',
    'function(甲, 乙: number) 甲 + 乙',
    '{本数: 1, 二数: 本数 + 1}.二数',
    'date("2026-01-01").year + date(year: 2026, month: 1, day: 1).month',
    '从业人数 in [1..5) or 从业人数 in ]5..9[',
    '[1, 2, 3][item > 1] // 且（',
    'max(1,100) + count([50, 100,200])',
    'not(从业人数 between 1 and 5)',
    '',
  ])('is left alone: %s', (source) => {
    expect(explainMistake(source, expression)).toEqual([]);
  });

  it.each([
    '-',
    '',
    '>= 100',
    '[100..500)',
    '< 5, > 10',
    'not("白银")',
    '"白银", "兰州新区"',
    '? > 从业人数',
    '100,200',
  ])('is left alone in a cell: %s', (source) => {
    expect(explainMistake(source, cell)).toEqual([]);
  });
});

describe('what a Chinese keyboard or a document leaves behind', () => {
  it.each([
    ['（从业人数 ＋ １）＊ 2', '(从业人数 + 1)* 2'],
    ['从业人数 ≥ 100 and 注册地 ＝ “白银”', '从业人数 >= 100 and 注册地 = "白银"'],
    ['从业人数 ＞＝ 100', '从业人数 >= 100'],
    ['从业人数 ≠ 5。', '从业人数 != 5'],
    ['年 保费×５０％', '年 保费*0.5'],
    ['年 保费 * 50 %', '年 保费 * 0.5'],
    ['年 保费 * 3.25%', '年 保费 * 0.0325'],
    ['年 保费 > 5万', '年 保费 > 50000'],
    ['年 保费 > 1.5 亿元', '年 保费 > 150000000'],
    ['年 保费 > 50,000', '年 保费 > 50000'],
    ['年 保费 > 1,200万元', '年 保费 > 12000000'],
    ['max（50,000、1）', 'max(50000,1)'],
    ['从业人数 >= 100人', '从业人数 >= 100'],
    ['从业人数大于等于100且注册地等于白银', '从业人数 >= 100 and 注册地 = "白银"'],
    ['如果从业人数不低于100那么1否则2', 'if 从业人数 >= 100 then 1 else 2'],
    ['从业人数在100和500之间', '从业人数 between 100 and 500'],
    ['非（从业人数 > 5）', 'not(从业人数 > 5)'],
    ['从业人数 > 5 或 非 true', '从业人数 > 5 or not(true)'],
    ['从业人数 == 5 && 注册地 = 白银', '从业人数 = 5 and 注册地 = "白银"'],
    ["从业人数 => 5 || 注册地 = '白银'", '从业人数 >= 5 or 注册地 = "白银"'],
    ['从业人数 <> 5', '从业人数 != 5'],
    ['!(从业人数 > 5)', 'not(从业人数 > 5)'],
    ['成立日期 < 2026年1月1日', '成立日期 < date("2026-01-01")'],
    ['成立日期 < 2026-1-1', '成立日期 < date("2026-01-01")'],
    ['成立日期 < 2026/01/31', '成立日期 < date("2026-01-31")'],
    ['成立日期 < date("2026-1-1")', '成立日期 < date("2026-01-01")'],
    ['(从业人数 + 1', '(从业人数 + 1)'],
    ['从业人数 + max(1, [2', '从业人数 + max(1, [2])'],
    ['从业人数 + 1)', '从业人数 + 1'],
    ['注册地 = "白银', '注册地 = "白银"'],
    ['注册地 = "白银 and 从业人数 > 1', '注册地 = "白银" and 从业人数 > 1'],
    ['从业人 > 1', '从业人数 > 1'],
    ['年保费 > 1', '年 保费 > 1'],
    ['从业人数 > 1 AND true', '从业人数 > 1 and true'],
  ])('%s is mended to %s', (written, meant) => {
    expect(mended(written)).toBe(meant);
  });

  it.each([
    ['≥100', '>=100'],
    ['100～500', '[100..500]'],
    ['100-500', '[100..500]'],
    ['＞100，＜5', '>100,<5'],
    ['50,000', '50000'],
  ])('in a cell %s is mended to %s', (written, meant) => {
    expect(mended(written, cell)).toBe(meant);
  });

  it('in a cell over texts is put into quotes', () => {
    expect(mended('白银、兰州新区', { ...cell, tested })).toBe('"白银","兰州新区"');
    expect(mended('兰州', { ...cell, tested })).toBe('"兰州新区"');
  });

  it('is put into quotes where a text is answered', () => {
    expect(mended('一档', { ...expression, answers: 'text' })).toBe('"一档"');
    expect(mended('一档', { ...expression, answers: 'number' })).toBe('一档 | unknownName');
  });
});

describe('what nobody can mend by rule', () => {
  const told = (source: string) => explainMistake(source, expression).map(({ code, from, to }) => [code, from, to]);
  it.each([
    ['从业人数 > 天气', [['unknownName', 7, 9]]],
    ['从业人数 > 100 and', [['unfinished', 13, 14]]],
    ['if 从业人数 > 1 then 2', [['missingElse', 17, 18]]],
    ['从业人数 * / 2', [['syntax', 7, 8]]],
  ])('%s is told at its characters', (source, mistakes) => {
    expect(told(source)).toEqual(mistakes);
  });

  it('is told with what it found and what it should be', () => {
    expect(explainMistake('年 保费 > 50 %', expression)).toEqual([
      {
        ...{ code: 'percent', from: 7, to: 11, params: { found: '50 %', meant: '0.5' } },
        fix: { from: 7, to: 11, insert: '0.5' },
      },
    ]);
  });
});

describe('mending', () => {
  const wide: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      [...'()+-*/=<>,[]!0123456789.'].map((sign) => [sign, String.fromCharCode(sign.charCodeAt(0) + 0xfee0)]),
    ),
    '"': '“',
  };
  const atoms = fc.oneof(
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.constantFrom('从业人数', '年 保费', '保费上限', '12.5', 'max(1, 2)'),
  );
  const { condition } = fc.letrec<{ value: string; condition: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      atoms,
      fc
        .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/'), tie('value'))
        .map(([a, by, b]) => `(${a} ${by} ${b})`),
    ),
    condition: fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(tie('value'), fc.constantFrom('>', '>=', '<', '<=', '=', '!='), tie('value'))
        .map((one) => one.join(' ')),
      fc.constantFrom('注册地 = "白银"', '注册地 in ("白银", "兰州新区")', '成立日期 > date("2026-01-01")'),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([a, by, b]) => `(${a}) ${by} (${b})`),
    ),
  }));
  const names = { ...builtInNames, ...Object.fromEntries(vocabulary.map(({ name }) => [name, 1] as const)) };
  const meaning = (source: string) => {
    const parsed = parseExpression(source, names);
    return JSON.stringify(parsed, (key, value) =>
      ['from', 'to'].includes(key) && typeof value === 'number' ? undefined : value,
    );
  };

  it('gives the meaning back that full-width signs hid', () => {
    fc.assert(
      fc.property(condition, fc.infiniteStream(fc.boolean()), (source, damage) => {
        expect(explainMistake(source, expression)).toEqual([]);
        const outside = source.split(/("[^"]*")/);
        const damaged = outside
          .map((piece, at) => (at % 2 === 1 ? widenQuotes(piece, damage) : widen(piece, damage)))
          .join('');
        const { source: text, rest } = mendMistakes(damaged, expression);
        expect([damaged, rest]).toEqual([damaged, []]);
        expect(meaning(text)).toBe(meaning(source));
      }),
      { numRuns: 300 },
    );
  });

  function widen(piece: string, damage: fc.Stream<boolean>): string {
    return [...piece].map((sign) => (damage.next().value ? (wide[sign] ?? sign) : sign)).join('');
  }

  function widenQuotes(piece: string, damage: fc.Stream<boolean>): string {
    return damage.next().value ? `“${piece.slice(1, -1)}”` : piece;
  }

  it('never fails, and answers places within the source', () => {
    const soup = fc.array(
      fc.constantFrom(
        ...'（）“”，。；＞％、万亿年月日且或非在之间"\'(){}[]=!&|.5 a',
        '从业人数',
        '白银',
        'if',
        '50,000',
        '2026-1-1',
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(soup, fc.constantFrom('expression' as const, 'cell' as const), (words, kind) => {
        const source = words.join('');
        for (const { from, to, fix } of explainMistake(source, { vocabulary, kind, tested })) {
          expect([0 <= from, from <= to, to <= source.length, (fix?.to ?? 0) <= source.length]).toEqual([
            true,
            true,
            true,
            true,
          ]);
        }
        mendMistakes(source, { vocabulary, kind, tested });
      }),
      { numRuns: 300 },
    );
  });
});
