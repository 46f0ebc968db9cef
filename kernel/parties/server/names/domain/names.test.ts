import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRandom } from '../../domain/random.ts';
import { inventedName, queryOf } from '../look-up.fixture.ts';
import { inventNames } from './invent-names.ts';
import { matchCode, matchName } from './match-name.ts';
import { parseNameQuery } from './name-query.ts';
import { nameReadings } from './name-readings.ts';
import { splitName } from './name-strands.ts';
import { nameUnits, normaliseName } from './name-units.ts';
import { tailLength } from './tail-length.ts';

const match = (q: string, name: string) => {
  const query = parseNameQuery(q);
  return query === null ? undefined : matchName(query, name);
};
const part = (q: string, name: string) => {
  const found = match(q, name);
  return found && [found.by, found.rank, name.slice(found.start, found.end)];
};

describe('normalising', () => {
  it.each([
    ['Ａｂ（厦门） 科技·公司', 'ab厦门科技公司'],
    ['９１３５', '9135'],
    ['㈱示范', '株示范'],
    ['—…！', ''],
  ])('makes %s into %s', (typed, wanted) => expect(normaliseName(typed)).toBe(wanted));

  it('changes nothing that is normalised, and keeps places within the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
        for (const { start, end } of nameUnits(text)) {
          expect([start < end, end <= text.normalize('NFC').length]).toEqual([true, true]);
        }
      }),
    );
  });
});

describe('Chinese characters', () => {
  it('have no other form, so that they may be taken as they are', () => {
    const all = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    expect(all.normalize('NFKC').toLowerCase()).toBe(all);
    expect(all).toMatch(/^\p{L}+$/u);
  });
});

describe('readings', () => {
  const read = (name: string) => nameReadings([...name]).map((reading) => reading.join(' '));

  it('follow phrases, and hold the other usual reading', () => {
    expect(read('厦门银行')).toEqual(['xia men yin hang', 'sha men yin hang', 'xia men yin xing', 'sha men yin xing']);
    expect(read('绿城')).toEqual(['lv cheng', 'lu cheng']);
    expect(read('重庆')[0]).toBe('chong qing');
  });

  it('are none without Chinese characters, and stay few with many that have several', () => {
    expect(read('ABC')).toEqual([]);
    expect(read('长重行乐都').length).toBe(6);
  });
});

describe('matching', () => {
  it.each([
    ['行澄', '厦门长行澄湖', ['words', 2, '行澄']],
    ['厦门', '厦门长行', ['words', 1, '厦门']],
    ['XMCH', '厦门长行', ['initials', 0, '厦门长行']],
    ['menzh', '厦门长行', ['pinyin', 2, '门长']],
    ['xiame', '厦门', ['pinyin', 1, '厦门']],
    ['xia men', '厦门', ['pinyin', 0, '厦门']],
    ["lü'ch", '绿城', ['pinyin', 1, '绿城']],
    ['abc软', 'ABC（软件）', ['words', 1, 'ABC（软']],
    ['厦门cx', '厦门长行', ['mixed', 0, '厦门长行']],
    ['tech co', 'Xiamen Tech Co., Ltd.', ['words', 2, 'Tech Co']],
  ])('meets by %s in %s', (q, name, wanted) => expect(part(q, name)).toEqual(wanted));

  it.each([
    ['行', '厦门长行'],
    ['门行', '厦门长行'],
    ['iamen', '厦门'],
    ['mm', '厦门'],
    ['厦门zz', '厦门长行'],
  ])('does not meet by %s in %s', (q, name) => expect(match(q, name)).toBeUndefined());

  it('takes codes by their beginning and their last four places', () => {
    const at = (q: string) => {
      const query = parseNameQuery(q);
      return query && matchCode(query, '91350211M000100Y46')?.rank;
    };
    expect(['91350211m000100y46', '9135', '0Y46', 'Y46', '0100', '９１'].map(at)).toEqual([
      0,
      1,
      1,
      undefined,
      undefined,
      1,
    ]);
  });

  it('finds a name by whatever is cut out of it', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = openRandom(`cut/${seed}`);
        const name = inventedName(random);
        const q = queryOf(random, name);
        // One unit is looked for at the beginning alone.
        fc.pre([...normaliseName(q)].length > 1);
        expect(match(q, name), `${q} in ${name}`).toBeDefined();
      }),
    );
  });
});

describe('splitting for the index', () => {
  it('leaves two units before the tail, and takes trade and legal form', () => {
    expect(tailLength('示范云岭电子科技有限公司')).toBe(8);
    expect(tailLength('科技有限公司')).toBe(4);
    expect(tailLength('厦门')).toBe(0);
  });

  it('gives every ending once, on the shelf of its kind', () => {
    const { strands, tail } = splitName('site', 'current', '厦门云岭科技有限公司');
    expect(strands.map(({ shelf, count, part, words }) => [shelf, count, part, words])).toEqual([
      [30, 4, 0, '厦门云岭科技有限公司'],
      [30, 1, 4, null],
    ]);
    expect(tail?.strands.map(({ shelf, count, words }) => [shelf, count, words])).toEqual([[34, 6, '科技有限公司']]);
    expect(splitName('firm', 'code', '9135')).toEqual({ strands: [], tail: null });
  });
});

describe('invented names', () => {
  it('give some firms a short and a former name, the same each time', () => {
    const firm = (id: string, name: string) => ({ id, name, socialCreditCode: null, foundedOn: '2020-02-29' });
    const firms = [
      firm('a', '示范云岭电子科技有限公司'),
      firm('b', '示范澄湖贸易有限公司'),
      firm('c', '示范启明物流有限公司'),
    ];
    const names = inventNames(firms, 0).map((party) => party.names.map(({ kind, name }) => `${kind} ${name}`));
    expect(names).toEqual([
      ['current 示范云岭电子科技有限公司'],
      ['current 示范澄湖贸易有限公司', 'short 示范澄湖'],
      ['current 示范启明物流有限公司', 'former 示范启明电子科技有限公司'],
    ]);
    expect(inventNames(firms, 0)[2]?.names[1]).toMatchObject({ from: '2020-02-29', until: '2020-12-31' });
  });
});
