import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedValue } from '../../contract/published.ts';
import { compareValues, differencesOf, lengthOf } from './compare.ts';

const source = { file: '000.txt', number: '000', month: '2020-06', line: 1, lineEnd: 1, alsoLines: [] };
function value(
  id: string,
  part: Partial<PublishedValue> = {},
  figure: Partial<PublishedValue['figure']> = {},
): PublishedValue {
  return {
    ...{ id, zoneId: `zone-${id}`, zoneName: id, indicator: 'firms', name: '高新技术企业', subject: null, note: null },
    ...part,
    figure: {
      ...{ metric: 'atlas.firms', value: '1', unit: 'firms', status: 'actual', bound: 'exact', period: '2024-12' },
      ...{ printed: null, source },
      ...figure,
    },
  };
}

const anyValue = fc
  .record({
    id: fc.uuid(),
    name: fc.constantFrom('高新技术企业', '高新技术 企业', '科技企业'),
    subject: fc.constantFrom(null, 'p1'),
    unit: fc.constantFrom('firms', 'yuan', 'usd'),
    status: fc.constantFrom('actual' as const, 'target' as const),
    bound: fc.constantFrom('exact' as const, 'over' as const),
    period: fc.constantFrom(null, '2024', '2024-12', '2020-01/2020-04'),
    amount: fc.option(fc.integer({ min: -1000, max: 1000 }).map(String)),
  })
  .map(({ id, name, subject, amount, ...figure }) => value(id, { name, subject }, { ...figure, value: amount }));

describe('what forbids a comparison', () => {
  it.each([
    ['another unit', value('b', {}, { unit: 'projects' }), 'unit'],
    ['another name', value('b', { name: '科技企业' }), 'name'],
    ['a target', value('b', {}, { status: 'target' }), 'status'],
    ['a figure of one firm', value('b', { subject: 'p1' }), 'subject'],
    ['a year beside a month', value('b', {}, { period: '2024' }), 'periodLength'],
  ])('is %s', (_, other, place) => {
    expect(differencesOf(value('a'), other)).toContainEqual({ in: place, blocking: true });
  });

  it('is not another month, nor a bound: those are told', () => {
    const differences = differencesOf(value('a'), value('b', {}, { period: '2020-06', bound: 'over' }));
    expect(differences).toEqual([
      { in: 'period', blocking: false },
      { in: 'bound', blocking: false },
    ]);
  });

  it('names a currency as such', () => {
    expect(differencesOf(value('a', {}, { unit: 'yuan' }), value('b', {}, { unit: 'usd' }))).toContainEqual({
      ...{ in: 'currency', blocking: true },
    });
  });
});

describe('groups of one definition', () => {
  it('hold every value once, nothing that must not be compared, the largest group first and values downwards', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyValue, { maxLength: 12, selector: ({ id }) => id }), (values) => {
        const groups = compareValues(values);
        const ids = groups.flatMap((group) => group.values.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(values.map(({ id }) => id).toSorted());
        expect(groups.map((group) => group.values.length)).toEqual(
          groups.map((group) => group.values.length).toSorted((one, other) => other - one),
        );
        for (const [index, group] of groups.entries()) {
          for (const { differences } of group.values) expect(differences.some(({ blocking }) => blocking)).toBe(false);
          expect(group.differsFromFirst.some(({ blocking }) => blocking)).toBe(index > 0);
          expect(group.values[0]).toMatchObject({ id: group.base, differences: [] });
          const amounts = group.values.map(({ figure }) => (figure.value === null ? -Infinity : Number(figure.value)));
          expect(amounts).toEqual(amounts.toSorted((one, other) => (one === other ? 0 : other > one ? 1 : -1)));
        }
      }),
    );
  });

  it('knows how long a period is', () => {
    expect(['2024', '2024-12', '2024-12-31', '2020-01/2020-04', '2020/P3Y', null].map(lengthOf)).toEqual([
      ...['year', 'month', 'day', '4 months', 'P3Y', 'unknown'],
    ]);
  });
});
