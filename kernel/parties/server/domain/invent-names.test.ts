import { beforeAll, describe, expect, it } from 'vitest';
import { readZoneWords } from '../read-zone-words.ts';
import { inventCreditCode } from './invent-credit-code.ts';
import { openFirmNames } from './invent-names.ts';
import { type CommonWords, fillWords, type ZoneWords } from './zone-data.ts';

let words: ZoneWords;
let common: CommonWords;
beforeAll(async () => {
  ({ words, common } = await readZoneWords('yangban'));
});

describe('openFirmNames', () => {
  it('uses every brand once for a word, then every brand again with an area', () => {
    const names = openFirmNames(words, common, 'seed');
    const brands = words.brands.first.length * words.brands.second.length;
    const first = Array.from({ length: brands }, () => names.next('机械', '有限公司'));
    const second = Array.from({ length: brands }, () => names.next('机械', '有限公司'));
    expect(new Set([...first, ...second]).size).toBe(2 * brands);
    expect(first.every((name) => /^样板..机械有限公司$/.test(name))).toBe(true);
    expect(second.every((name) => name.endsWith(`机械（${words.areas[0]}）有限公司`))).toBe(true);
  });

  it('makes no brand that is to be avoided', () => {
    const avoided = { ...words, brands: { first: ['沐', '禾'], second: ['舟'], avoid: ['沐舟'] } };
    const names = openFirmNames(avoided, common, 'seed');
    expect(names.next('机械', '有限公司')).toBe('样板禾舟机械有限公司');
  });

  it('leaves the leading firms their names', () => {
    const leading = { key: 'one', name: '样板沐舟机械有限公司', industry: 'C34', scale: 'large' } as const;
    const taken = { ...words, brands: { first: ['沐'], second: ['舟'], avoid: [] }, leadingFirms: [leading] };
    expect(openFirmNames(taken, common, 'seed').next('机械', '有限公司')).toContain('（');
  });

  it('depends on the seed', () => {
    const of = (seed: string) => openFirmNames(words, common, seed).next('机械', '有限公司');
    expect(of('a')).toBe(of('a'));
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map(of)).size).toBeGreaterThan(1);
  });
});

describe('inventCreditCode', () => {
  it('refuses an index that it has no code for', () => {
    for (const index of [-1, 0.5, 31 ** 6]) expect(() => inventCreditCode('HX', index, 0)).toThrow(RangeError);
  });

  it('refuses a mark with a letter that codes do not use', () => {
    expect(() => inventCreditCode('SO', 1, 0)).toThrow(/does not use|do not use/);
  });
});

describe('fillWords', () => {
  it('fills what is given and leaves the rest to be seen', () => {
    expect(fillWords('{street}{number}号', { street: '启明路', number: 0 })).toBe('启明路0号');
    expect(fillWords('{street}{number}号', {})).toBe('{street}{number}号');
  });
});
