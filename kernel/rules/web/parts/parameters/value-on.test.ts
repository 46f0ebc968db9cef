import { expect, test } from 'vitest';
import type { KnownParameter } from '../../../contract/parameter-endpoints.ts';
import { valueBefore, valueOn } from './value-on.ts';

const at = (value: string, from: string, to: string | null, knownFrom: string) => ({
  ...{ value, from, to, source: '办法', knownFrom: `2026-01-0${knownFrom}T00:00:00.000Z` },
});

test('of the values whose days hold a day the one known last counts, of those known at once the one that begins last', () => {
  const parameter: KnownParameter = {
    ...{ id: '018f0000-0000-7000-8000-000000000001', name: '补助比例', type: 'number', scale: 2, unit: null },
    values: [
      at('0.60', '2026-07-01', null, '1'),
      at('0.50', '2026-01-01', null, '1'),
      at('0.70', '2026-09-01', '2026-09-30', '2'),
    ],
  };
  expect(valueOn(parameter, '2026-03-01')?.value).toBe('0.50');
  expect(valueOn(parameter, '2026-08-01')?.value).toBe('0.60');
  expect(valueOn(parameter, '2026-09-15')?.value).toBe('0.70');
  expect(valueOn(parameter, '2026-10-01')?.value).toBe('0.60');
  expect(valueOn(parameter, '2025-12-31')).toBeUndefined();
});

test('a value took the place of what counted on its first day, else of what had ended last, as known then', () => {
  const told = (id: string, value: string[], days: Parameters<typeof at>) => ({
    ...{ ...at(...days), value, id, reason: '', by: null, counts: true },
  });
  const first = told('1', ['甲'], ['', '2025-01-01', '2025-12-31', '1']);
  const second = told('2', ['甲', '乙'], ['', '2026-02-01', null, '2']);
  const third = told('3', ['乙'], ['', '2026-03-01', null, '3']);
  const history = [third, second, first];
  expect(valueBefore(first, history)).toBeUndefined();
  expect(valueBefore(second, history)?.value).toEqual(['甲']);
  expect(valueBefore(third, history)?.value).toEqual(['甲', '乙']);
});
