import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodes, readCode, slipsOf } from './code-likeness.ts';
import { type FirmFacts, readCard } from './firm-card.ts';
import { countPairs, diceOf } from './name-likeness.ts';
import { learnPrefixes, takeApart } from './name-parts.ts';
import { proposePairs } from './propose-pairs.ts';
import { scorePair } from './score-pair.ts';

const prefixes = ['厦门', '示范'];
const sound = ['91350211M000100Y46', '914403001922038216'];

let born = 0;
const entry = (name: string, more: Partial<FirmFacts> = {}): FirmFacts => {
  born += 1;
  return { id: `id-${born}`, name, formerNames: [], shortNames: [], code: null, address: null, ...more };
};
const compare = (one: FirmFacts, other: FirmFacts) => {
  const cards = [readCard(one, prefixes), readCard(other, prefixes)] as const;
  return scorePair(...cards, countPairs(cards.flatMap(({ names }) => names)));
};
const codes = (one: FirmFacts, other: FirmFacts) => compare(one, other).reasons.map(({ code }) => code);

describe('a name taken apart', () => {
  it.each([
    ['厦门市云岭电子有限公司', '云岭电子', 'limited'],
    ['厦门云岭电子股份有限公司', '云岭电子', 'jointStock'],
    ['示范高新区云岭电子', '云岭电子', ''],
    ['云岭电子（有限合伙）', '云岭电子', 'partnership'],
    ['　云岭 电子　集团有限公司', '云岭电子', 'limited'],
    ['厦门永辉超市有限公司', '永辉超市', 'limited'],
    ['江门市云岭电子有限公司', '云岭电子', 'limited'],
    ['云岭市政工程有限公司', '云岭市政工程', 'limited'],
  ])('%s is %s, %s', (name, core, form) => {
    expect(takeApart(name, prefixes)).toMatchObject({ core, form, branch: '' });
  });

  it('knows branches, numbers and places in brackets', () => {
    expect(takeApart('厦门云岭电子有限公司集美分公司', prefixes)).toMatchObject({
      core: '云岭电子',
      branch: '集美分公司',
    });
    expect(takeApart('云岭电子第二分公司', prefixes).numbers).toBe('2');
    expect(takeApart('云岭物流十二号仓储有限公司', prefixes).numbers).toBe('12');
    expect(takeApart('云岭电子（福州）有限公司', prefixes)).toMatchObject({ core: '云岭电子', place: '福州' });
  });

  it('learns from the register how its names begin', () => {
    const names = Array.from({ length: 40 }, (_, at) => `${at % 2 ? '海门市' : '海门'}甲乙${at}有限公司`);
    expect(learnPrefixes(names)).toContain('海门');
    expect(learnPrefixes(['云岭电子有限公司'])).toEqual([]);
  });
});

describe('codes', () => {
  it('are a slip only where one of the two fails its check', () => {
    const [one = '', other = ''] = sound;
    expect(compareCodes(readCode(one), readCode(one.toLowerCase()))).toBe('same');
    expect(compareCodes(readCode(one), readCode('91350211M000100Y64'))).toBe('typo');
    expect(compareCodes(readCode(one), readCode(one.slice(0, 17)))).toBe('typo');
    expect(compareCodes(readCode(one), readCode(`92${one.slice(2)}`))).toBe('typo');
    expect(compareCodes(readCode(one), readCode(`92440${one.slice(5)}`))).toBe('organisation');
    expect(compareCodes(readCode(one), readCode(other))).toBe('different');
    expect(compareCodes(readCode(one), undefined)).toBe('unknown');
  });

  it('have every slip among those that are looked up', () => {
    const [code = ''] = sound;
    const slips = new Set(slipsOf(code));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), (at) => {
        const turned = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(turned === code || slips.has(turned)).toBe(true);
        expect(slips.has(code.slice(0, at) + code.slice(at + 1))).toBe(true);
      }),
    );
  });
});

describe('two entries', () => {
  it.each([
    ['厦门市云岭电子有限公司', '厦门云岭电子有限公司', 'sameCore'],
    ['云岭电子有限公司', '云岭电子', 'sameCore'],
    ['云岭电子有限公司', '云领电子有限公司', 'sameSound'],
    ['云岭电子有限公司', '云林电子有限公司', 'nearSound'],
    ['云岭精密制造有限公司', '云岭精密', 'abbreviation'],
  ])('%s and %s are proposed as %s', (one, other, code) => {
    expect(codes(entry(one), entry(other))).toContain(code);
    expect(compare(entry(one), entry(other)).score).toBeGreaterThanOrEqual(75);
  });

  it.each([
    ['云岭电子有限公司', '云岭电子有限公司集美分公司'],
    ['云岭电子一分公司', '云岭电子二分公司'],
    ['云岭物流1号仓储有限公司', '云岭物流2号仓储有限公司'],
    ['云岭家园一期物业有限公司', '云岭家园二期物业有限公司'],
    ['云岭电子（福州）有限公司', '云岭电子（泉州）有限公司'],
    ['云岭电子有限公司', '云岭电子投资有限公司'],
    ['云岭电子有限公司', '云峰电子有限公司'],
  ])('%s and %s are not', (one, other) => {
    expect(compare(entry(one), entry(other)).score).toBeLessThan(75);
  });

  it('with two sound codes are two firms, whatever their names', () => {
    const [one = '', other = ''] = sound;
    const told = compare(entry('云岭电子有限公司', { code: one }), entry('云岭电子有限公司', { code: other }));
    expect(told.score).toBeLessThan(75);
    expect(told.reasons.map(({ code }) => code)).toContain('codesDiffer');
  });

  it('are proposed by a former name, and an address only supports', () => {
    const renamed = entry('恒泽软件有限公司', { formerNames: ['云岭电子有限公司'] });
    expect(codes(renamed, entry('云岭电子有限公司'))).toEqual(['sameName', 'otherName']);
    const address = '启明路 9 号';
    expect(compare(entry('云岭电子', { address }), entry('恒泽软件', { address })).score).toBe(0);
    const [one, other] = [
      entry('云岭电子有限公司', { address }),
      entry('云峰电子有限公司', { address: '厦门市启明路9号' }),
    ];
    expect(codes(one, other)).toEqual(['oneCharacter', 'sameAddress']);
  });

  it('score the same from either side', () => {
    const name = fc.array(fc.constantFrom(...'云岭领电子精密有限公司厦门市一二分号('), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(name, name, (left, right) => {
        const [one, other] = [entry(left.join('')), entry(right.join(''))];
        expect(compare(one, other).score).toBe(compare(other, one).score);
        expect(diceOf(left, right)).toBeCloseTo(diceOf(right, left), 12);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a register', () => {
  it('has each pair once, the smaller id first, and no pair of one entry', () => {
    const firms = [
      entry('厦门市云岭电子有限公司'),
      entry('云领电子有限公司'),
      entry('厦门云岭电子'),
      entry('恒泽软件有限公司'),
    ];
    const found = proposePairs(firms);
    expect(found).toHaveLength(3);
    for (const { leftId, rightId } of found) expect(leftId < rightId).toBe(true);
    expect(proposePairs([])).toEqual([]);
  });

  it('takes brands that sound alike for two where both are words of other firms too', () => {
    const trades = ['软件', '光电'];
    const twins = [entry('东胜新材料有限公司'), entry('东盛新材料有限公司')];
    const others = trades.flatMap((trade) => [entry(`东胜${trade}有限公司`), entry(`东盛${trade}股份有限公司`)]);
    const ids = (firms: FirmFacts[]) =>
      proposePairs(firms).map(({ leftId, rightId }) => [leftId, rightId].sort().join());
    const pair = twins.map(({ id }) => id).sort();
    expect(ids(twins)).toEqual([pair.join()]);
    expect(ids([...twins, ...others])).not.toContain(pair.join());
    const housed = twins.map((firm) => ({ ...firm, address: '启明路9号' }));
    expect(ids([...housed, ...others])).toContain(pair.join());
  });

  it('leaves a short form open that fits several firms', () => {
    const firms = [entry('云岭精密制造有限公司'), entry('云岭精密模具有限公司'), entry('云岭精密')];
    expect(proposePairs(firms)).toEqual([]);
    expect(proposePairs([firms[0] as FirmFacts, firms[2] as FirmFacts])).toHaveLength(1);
  });
});
