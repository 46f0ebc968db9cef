import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { type Figure, figure, figureStatuses, isAchieved, lineRange, sourceRef, sourceShort } from './figure.ts';

const source = { file: '004_700a9394de95a02b.txt', number: '004', month: '2024-12', line: 115, lineEnd: 117 };
const sound: Figure = {
  metric: 'atlas.project.investment',
  value: '93193000000',
  unit: 'yuan',
  status: 'planned',
  bound: 'at_least',
  period: '2020/P3Y',
  printed: '931.93亿元',
  source: { ...source, alsoLines: [{ line: 3, lineEnd: 3 }] },
};

describe('a figure', () => {
  it('is taken whole, with growth or without', () => {
    expect(figure.parse(sound)).toEqual(sound);
    expect(figure.parse({ ...sound, yoyPercent: '-3.5', yoyPp: '0.9' })).toMatchObject({ yoyPercent: '-3.5' });
    expect(figure.parse({ ...sound, value: null, printed: null, source: null, period: null }).value).toBeNull();
  });

  it.each([
    ['a binary float', { value: 931.93 }],
    ['an exponent', { value: '9e10' }],
    ['grouped digits', { value: '93,193' }],
    ['no statement', { status: undefined }],
    ['a statement that nobody knows', { status: 'achieved' }],
    ['a bound that nobody knows', { bound: 'more' }],
    ['no unit', { unit: undefined }],
    ['growth as a number', { yoyPercent: 5.9 }],
    ['a source without its page', { source: { line: 1 } }],
  ])('is refused with %s', (_, part) => {
    expect(figure.safeParse({ ...sound, ...part }).success).toBe(false);
  });

  it('has lines that are counted from 1', () => {
    expect(lineRange.safeParse({ line: 0, lineEnd: 1 }).success).toBe(false);
    expect(lineRange.safeParse({ line: 1.5, lineEnd: 2 }).success).toBe(false);
    expect(sourceRef.safeParse({ ...source, alsoLines: [{ line: -1, lineEnd: 2 }] }).success).toBe(false);
  });
});

describe('what has been achieved', () => {
  it('is the actual alone', () => {
    expect(figureStatuses.filter((status) => isAchieved({ status }))).toEqual(['actual']);
  });

  it('does not depend on how large a target is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...figureStatuses), fc.bigInt({ min: 0n, max: 10n ** 20n }), (status, value) => {
        expect(isAchieved({ ...sound, status, value: String(value) } as Figure)).toBe(status === 'actual');
      }),
    );
  });
});

describe('the short form of a source', () => {
  it('is page and first line', () => {
    expect(sourceShort(source)).toBe('004:115');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3}$/), fc.integer({ min: 1, max: 999_999 }), (number, line) => {
        expect(sourceShort({ number, line }).split(':')).toEqual([number, String(line)]);
      }),
    );
  });
});

describe('the words of units', () => {
  it('name the same units in both languages', () => {
    expect(Object.keys(en.units)).toEqual(Object.keys(zh.units));
    expect(Object.keys(zh.units)).toEqual(Object.keys(zh.units).sort());
    for (const label of [...Object.values(zh.units), ...Object.values(en.units)]) expect(label.trim()).toBe(label);
  });

  it('leave the sizes of money to the pages that choose among them', () => {
    expect(Object.keys(zh.units).filter((unit) => /^yuan(_wan|_yi|_million)?$/.test(unit))).toEqual([]);
  });
});
