import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleSentence } from './rule-definition.ts';
import { splitSentences } from './split-sentences.ts';

const from = { document: '稳岗补助办法', taken: [] };
const placed = (text: string) => splitSentences(text, from).map(({ place, text: words }) => [place, words]);

describe('splitting a policy into sentences', () => {
  test('articles, paragraphs and items give each sentence its place', () => {
    const text = `第一章 总则
第一条　为稳定就业，制定本办法。
第三条 申请企业应当同时符合下列条件：
（一）注册地在本区；
（二）从业人数不少于 10 人。
  补助金额为年度保费的百分之五十。最高不超过 20 万元。
第四条 本办法自 2026 年 1 月 1 日起施行。`;
    expect(placed(text)).toEqual([
      ['第一条', '为稳定就业，制定本办法。'],
      ['第三条第一款', '申请企业应当同时符合下列条件：'],
      ['第三条第一款第（一）项', '注册地在本区；'],
      ['第三条第一款第（二）项', '从业人数不少于 10 人。'],
      ['第三条第二款', '补助金额为年度保费的百分之五十。'],
      ['第三条第二款', '最高不超过 20 万元。'],
      ['第四条', '本办法自 2026 年 1 月 1 日起施行。'],
    ]);
  });

  test('a quotation keeps its mark, and a text without articles has no places', () => {
    expect(placed('他称“不予受理。”并说明理由。\n1. 提交申请')).toEqual([
      ['', '他称“不予受理。”'],
      ['', '并说明理由。'],
      ['第（1）项', '提交申请'],
    ]);
  });

  test('the title above the first article is no sentence, and a preamble is', () => {
    const articles = '第一条 为稳定就业，制定本办法。\n第二条 本办法自印发之日起施行。';
    const two = placed(articles);
    expect(placed(`示范高新区稳岗补助办法（暂行）\n\n示高新〔2026〕12号\n第一章 总则\n${articles}`)).toEqual(two);
    expect(placed(`稳岗补助办法\n各有关单位：现将办法印发给你们。\n${articles}`)).toEqual([
      ...[
        ['', '稳岗补助办法'],
        ['', '各有关单位：现将办法印发给你们。'],
      ],
      ...two,
    ]);
    expect(placed('稳岗补助办法\n（一）注册地在本区')).toHaveLength(2);
  });

  test('an English text is read by articles and full stops', () => {
    expect(placed('Article 2. A firm applies once. It has ten people.')).toEqual([
      ['Article 2', 'A firm applies once.'],
      ['Article 2', 'It has ten people.'],
    ]);
  });

  test('ids that are taken are not given again', () => {
    const ids = splitSentences('甲方负责。乙方配合。', { ...from, taken: ['s1', 's3'] }).map(({ id }) => id);
    expect(ids).toEqual(['s2', 's4']);
  });

  test('whatever is pasted, every sentence can be kept, and no word of a paragraph is lost', () => {
    const piece = fc.constantFrom(
      '第二条',
      '（一）',
      '申请',
      '企业',
      '。',
      '；',
      '”',
      '\n',
      ' ',
      '第一章',
      '1.',
      'A',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const sentences = splitSentences(pieces.join(''), from);
        for (const one of sentences) expect(ruleSentence.safeParse(one).success).toBe(true);
        expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('申请', '企业', '。', '；'), { maxLength: 30 }), (pieces) => {
        const text = `办法${pieces.join('')}`;
        const words = (of: string) => of.replace(/[。；]/gu, '');
        expect(
          words(
            splitSentences(text, from)
              .map(({ text: sentence }) => sentence)
              .join(''),
          ),
        ).toBe(words(text));
      }),
    );
  });
});
