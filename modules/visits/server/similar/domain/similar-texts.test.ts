import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPairs, mostKept, similarFrom } from './find-pairs.ts';
import { bigramsOf, normaliseText } from './normalise-text.ts';
import { leastFirms, leastIssues, proposeClusters } from './propose-clusters.ts';
import { type ComparedText, likenessOf, weighTexts, weightOfCount } from './weigh-texts.ts';

/** Short alphabets make texts that share much. */
const sign = fc.constantFrom(...'用工难招聘宿舍公交电费abAB12');
const words = fc.string({ unit: sign, minLength: 1, maxLength: 30 });
const compared = (texts: readonly string[]): ComparedText[] =>
  texts.map((text, place) => ({ id: `i${place}`, firmId: `f${place % 5}`, text, firmNames: [] }));
const list = fc.array(words, { minLength: 2, maxLength: 40 });

function pairsOf(texts: readonly ComparedText[], from?: number) {
  const weighed = weighTexts(texts);
  const steps = findPairs(weighed, from);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { weighed, pairs: step.value };
}

/** Every sign of ASCII in full width. */
const widen = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));

describe('a text as it is compared', () => {
  it('does not depend on width, case, punctuation and blanks', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(normaliseText(widen(text))).toBe(normaliseText(text));
        expect(normaliseText(text.toUpperCase())).toBe(normaliseText(text));
        expect(normaliseText([...text].join('，'))).toBe(normaliseText(text));
        expect(normaliseText(` ${text}。`)).toBe(normaliseText(text));
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });

  it('is without the names of its firm, wherever and in whatever width they stand', () => {
    const name = '示范云岭（XY）精密制造有限公司';
    fc.assert(
      fc.property(words, words, (before, after) => {
        const bare = normaliseText(before + after);
        expect(normaliseText(`${before}${name}${after}`, [name, '云岭'])).toBe(bare);
        expect(normaliseText(`${before}${widen(name)}${after}`, [name])).toBe(bare);
        expect(normaliseText(`${before}我公司${after}`)).toBe(bare);
      }),
    );
  });

  it('has the pairs of its signs, or its only sign', () => {
    expect([...bigramsOf('招工难')]).toEqual(['招工', '工难']);
    expect([...bigramsOf('难')]).toEqual(['难']);
    expect([...bigramsOf('')]).toEqual([]);
  });
});

describe('the likeness of two texts', () => {
  it('is the same both ways, between none and all, and all for equal texts alone of what they are made of', () => {
    fc.assert(
      fc.property(list, fc.nat(), fc.nat(), (texts, first, second) => {
        const { texts: weighed, weightOf } = weighTexts(compared(texts));
        const [one, other] = [weighed[first % weighed.length], weighed[second % weighed.length]];
        if (one === undefined || other === undefined) return;
        const likeness = likenessOf(one, other, weightOf);
        expect(likeness).toBe(likenessOf(other, one, weightOf));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likenessOf(one, one, weightOf)).toBe(one.bigrams.length === 0 ? 0 : 1_000);
        const same = [...one.bigrams].sort().join() === [...other.bigrams].sort().join();
        expect(likeness === 1_000).toBe(same && one.bigrams.length > 0);
      }),
    );
  });

  it('weighs rare signs more than common ones', () => {
    expect([weightOfCount(1, 3_000), weightOfCount(30, 3_000), weightOfCount(3_000, 3_000)]).toEqual([10, 7, 1]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (count) => {
        expect(weightOfCount(count, 1_000)).toBeGreaterThanOrEqual(weightOfCount(count + 1, 1_000));
      }),
    );
  });
});

describe('pairs of similar texts', () => {
  it('are exactly those that comparing each with each finds', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 1_000 }), (texts, from) => {
        const { weighed, pairs } = pairsOf(compared(texts), from);
        const all = weighed.texts.flatMap((text, other) =>
          weighed.texts.slice(0, other).flatMap((candidate, one) => {
            const likeness = likenessOf(candidate, text, weighed.weightOf);
            return likeness >= from ? [{ one, other, likeness }] : [];
          }),
        );
        expect(pairs).toEqual(all);
      }),
    );
  });
});

describe('hundreds of issues that say the same', () => {
  const count = 600;
  const same = Array.from({ length: count }, () => '员工上下班公交班次太少');
  const alike = Array.from({ length: count }, (_, place) => `申请贷款${place}万元用于购买设备`);

  it.each([
    ['word for word', same],
    ['but for a number', alike],
  ])('%s keep no more pairs than memory bears, each with the most alike, and come to few groups', (_, texts) => {
    const { weighed, pairs } = pairsOf(compared(texts));
    expect(pairs.length).toBeLessThanOrEqual(count * mostKept);
    const kept = Map.groupBy(pairs, ({ other }) => other);
    for (const own of kept.values()) expect(own.length).toBeLessThanOrEqual(mostKept);
    expect(pairsOf(compared(texts)).pairs).toEqual(pairs);
    const [first, ...others] = proposeClusters(weighed, pairs);
    expect(first?.members.length).toBeGreaterThan(texts === same ? count - 1 : mostKept);
    expect(others.length).toBeLessThan(count / 20);
  });
});

describe('proposed groups', () => {
  const labour = [
    '招工难，普工缺口大，希望组织招聘会',
    '招工难！普工缺口较大，请组织招聘会',
    '我公司普工招工难，缺口大，盼组织招聘会',
  ];
  const bus = ['员工上下班公交班次太少', '公交班次太少，员工上下班不便', '上下班高峰公交班次太少'];
  const cases = [...labour, ...bus, '申请高新技术企业认定辅导'];

  it('hold what says the same, with the words that they share', () => {
    const { weighed, pairs } = pairsOf(compared(cases));
    const clusters = proposeClusters(weighed, pairs);
    expect(clusters.map(({ members }) => members.map(({ id }) => id).sort())).toEqual([
      ['i0', 'i1', 'i2'],
      ['i3', 'i4', 'i5'],
    ]);
    expect(clusters[0]?.words.join(' ')).toContain('招聘会');
    expect(clusters[1]?.words.join(' ')).toContain('公交班次太少');
  });

  it('hold each issue at most once, enough issues of enough firms, and do not depend on the order of the list', () => {
    fc.assert(
      fc.property(list, fc.nat(), (texts, turn) => {
        const all = compared(texts);
        const { weighed, pairs } = pairsOf(all);
        const clusters = proposeClusters(weighed, pairs);
        const ids = clusters.flatMap(({ members }) => members.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { members, firms } of clusters) {
          expect(members.length).toBeGreaterThanOrEqual(leastIssues);
          expect(firms).toBeGreaterThanOrEqual(leastFirms);
          for (const { likeness } of members) expect(likeness).toBeGreaterThanOrEqual(similarFrom);
        }
        const turned = pairsOf([...all.slice(turn % all.length), ...all.slice(0, turn % all.length)]);
        expect(proposeClusters(turned.weighed, turned.pairs)).toEqual(clusters);
      }),
    );
  });
});
