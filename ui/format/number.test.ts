import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatGrowth, formatMoney, formatPercent, moneyUnitOf } from './number.ts';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_209, '1,209'],
    [116_061_500, '116,061,500'],
    [-12_345, '−12,345'],
  ])('%d is %s', (value, text) => {
    expect(formatCount(value)).toBe(text);
  });
});

describe('formatPercent', () => {
  it('has one decimal, no space, a true minus sign', () => {
    expect(formatPercent(98.24)).toBe('98.2%');
    expect(formatPercent(100)).toBe('100.0%');
    expect(formatPercent(-0.84)).toBe('−0.8%');
  });
});

describe('formatGrowth', () => {
  it('says its direction with an arrow, never with a colour or sign', () => {
    expect(formatGrowth(8.4)).toBe('↑8.4%');
    expect(formatGrowth(-1)).toBe('↓1.0%');
    expect(formatGrowth(0)).toBe('→0.0%');
  });
});

describe('moneyUnitOf', () => {
  it('is one unit for all, by the largest amount', () => {
    expect(moneyUnitOf([999_999])).toBe('yuan');
    expect(moneyUnitOf([1_000_000, 5])).toBe('wan');
    expect(moneyUnitOf([5, 10_000_000_000])).toBe('yi');
    expect(moneyUnitOf([-20_000_000_000])).toBe('yi');
    expect(moneyUnitOf([])).toBe('yuan');
  });
});

describe('formatMoney', () => {
  it('writes 116,061,500 yuan in the unit of the reader', () => {
    expect(formatMoney(11_606_150_000, 'zh-CN')).toEqual({ value: '1.16', unitKey: 'money.yi' });
    expect(formatMoney(11_606_150_000, 'en')).toEqual({ value: '116.06', unitKey: 'money.million' });
  });

  it('keeps the unit of its column', () => {
    expect(formatMoney(1_234_567, 'zh-CN', 'wan')).toEqual({ value: '1.23', unitKey: 'money.wan' });
    expect(formatMoney(1_234_567, 'zh-CN', 'yi')).toEqual({ value: '0.00', unitKey: 'money.yi' });
    expect(formatMoney(1_234_567, 'en', 'yuan')).toEqual({ value: '12,345.67', unitKey: 'money.yuan' });
  });

  it('never differs from the amount by more than half of its last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }), (fen) => {
        const { value, unitKey } = formatMoney(fen, 'zh-CN');
        const scale = { 'money.yi': 1e10, 'money.wan': 1e6, 'money.yuan': 100 }[unitKey] ?? Number.NaN;
        const read = Number(value.replaceAll(',', '').replace('−', '-'));
        expect(Math.abs(read * scale - fen)).toBeLessThanOrEqual(scale * 0.005 + 1);
      }),
    );
  });
});
