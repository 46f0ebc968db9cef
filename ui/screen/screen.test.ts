import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisSteps, linePath, placed, roundEnds, runningTotals, spreadLabels } from './drawing.ts';
import { scaledText, scaleOf } from './scaled-number.ts';
import { shortPeriod } from './short-period.ts';
import { drawn, roomOf } from './zoom.ts';

describe('the room of a screen', () => {
  it('fits any wall whole, and flows below 1,200 pixels', () => {
    expect(roomOf(drawn)).toEqual({ wall: true, zoom: 1 });
    expect(roomOf({ width: 3840, height: 2160 })).toEqual({ wall: true, zoom: 2 });
    expect(roomOf({ width: 1199, height: 2000 })).toEqual({ wall: false, zoom: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 1200, max: 8000 }), fc.integer({ min: 300, max: 8000 }), (width, height) => {
        const { zoom } = roomOf({ width, height });
        expect(zoom * drawn.width).toBeLessThanOrEqual(width + 1e-6);
        expect(zoom * drawn.height).toBeLessThanOrEqual(height + 1e-6);
        expect(Math.max((zoom * drawn.width) / width, (zoom * drawn.height) / height)).toBeCloseTo(1);
      }),
    );
  });
});

describe('a number on the screen', () => {
  it.each([
    [['41263000000'], 'yuan', 'zh-CN', '412.63', 'yi'],
    [['5567890'], 'yuan', 'zh-CN', '556.79', 'wan'],
    [['412630000'], 'yuan', 'en', '412.63', 'million'],
    [['9999.5'], 'yuan', 'zh-CN', '9,999.5', ''],
    [['312'], 'firms', 'zh-CN', '312', ''],
    [['1234567'], 'kwh', 'zh-CN', '123.46', 'wan'],
    [['231720000'], 'kwh', 'zh-CN', '2.32', 'yi'],
    [['23172'], 'firms', 'zh-CN', '23,172', ''],
    [['88.55'], 'percent', 'zh-CN', '88.6', ''],
    [['-2.45'], 'percent', 'zh-CN', '−2.5', ''],
  ] as const)('%s %s in %s reads %s', (values, unit, locale, words, size) => {
    const scale = scaleOf(values, unit, locale);
    expect(scale.size).toBe(size);
    expect(scaledText(values[0], scale)).toBe(words);
  });

  it('has the size of the largest beside it', () => {
    const scale = scaleOf(['41263000000', '5567890'], 'yuan', 'zh-CN');
    expect(scaledText('5567890', scale)).toBe('0.06');
  });
});

describe('a short period', () => {
  const asOf = (day: string) => `截至 ${day}`;
  it.each([
    ['2026-01/2026-09', 'zh-CN', '1—9月'],
    ['2026-01/2026-09', 'en', 'Jan–Sept'],
    ['2026-09/2026-09', 'zh-CN', '9月'],
    ['2026-09', 'en', 'Sept'],
    ['2026-09-30', 'zh-CN', '截至 9月30日'],
    ['2025-12/2026-01', 'zh-CN', '2025年12月—2026年1月'],
    ['2026', 'zh-CN', '2026'],
  ] as const)('%s in %s reads %s', (period, locale, words) => {
    expect(shortPeriod(period, locale, asOf)).toBe(words);
  });
});

describe('a drawing', () => {
  it('has round steps that hold every value', () => {
    expect(axisSteps([86.4])).toEqual([0, 30, 60, 90]);
    expect(axisSteps([0])).toEqual([0, 1]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (values) => {
          const steps = axisSteps(values);
          const room = Math.max(...values.map(Math.abs), 1) * 1e-6;
          expect(Math.max(0, ...values)).toBeLessThanOrEqual((steps.at(-1) ?? 0) + room);
          expect(Math.min(0, ...values)).toBeGreaterThanOrEqual((steps[0] ?? 0) - room);
          expect(steps.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });

  it('compares places between two round ends', () => {
    expect(roundEnds([7.98, 20.66])).toEqual([5, 25]);
    expect(roundEnds([])).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 8 }), (values) => {
        const [low, high] = roundEnds(values);
        expect(low).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
        expect(high).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  it('breaks off where a month is missing', () => {
    expect(linePath([{ x: 0, y: 1 }, undefined, { x: 2, y: 3 }, { x: 4, y: 5 }])).toBe('M0.0 1.0M2.0 3.0L4.0 5.0');
    expect(runningTotals([1, 2, undefined, 4])).toEqual([1, 3, undefined, undefined]);
    expect(placed(5, [0, 10], [100, 200])).toBe(150);
    expect(placed(5, [5, 5], [100, 200])).toBe(150);
  });

  it('puts no label over another', () => {
    const room = { gap: 10, low: 0, high: 100 };
    expect(spreadLabels([50, 50, 50], room)).toEqual([50, 60, 70]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 120 }), { maxLength: 6 }), (wanted) => {
        const places = [...spreadLabels(wanted, room)].sort((one, other) => one - other);
        for (const [index, place] of places.entries()) {
          expect(place).toBeLessThanOrEqual(100);
          if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });
});
