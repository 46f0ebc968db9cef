import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from './feel/number.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import { ruleOf } from './rule.fixture.ts';
import { columnsOf, datumOf, datumOfUnit, rowOf, unitOf, valueOfUnit } from './rule-data.ts';

const definition = ruleOf([]);
const [money, staff, size, tech, founded] = definition.terms;

describe('data of rules', () => {
  it('are whole units, days, texts and truth values in a row', () => {
    const given = { 保费: '12.5', '员工  数': '7', 规模: '大型', 高新: false, 成立: '1970-01-02' };
    expect(rowOf(definition.terms, given)).toEqual({ row: [1250, 7, '大型', false, 1], refused: [] });
    expect(rowOf(definition.terms, {}).row).toEqual([null, null, null, null, null]);
    expect(columnsOf(definition).map(({ type }) => type.is)).toEqual(['number', 'number', 'text', 'boolean', 'date']);
  });

  it('count as unknown where their term has no such value', () => {
    if (!money || !staff || !size || !tech || !founded) throw new Error('terms');
    expect(unitOf(money, '1.005')).toEqual({ refused: 'badValue' });
    expect(unitOf(money, '10000.01')).toEqual({ refused: 'notAllowed' });
    expect(unitOf(staff, '-1')).toEqual({ refused: 'notAllowed' });
    expect(unitOf(staff, true)).toEqual({ refused: 'badValue' });
    expect(unitOf(size, '巨型')).toEqual({ refused: 'notAllowed' });
    expect(unitOf(tech, 'true')).toEqual({ refused: 'badValue' });
    expect(unitOf(founded, '2025-02-29')).toEqual({ refused: 'badValue' });
    expect(rowOf(definition.terms, { 规模: '巨型', 成立: '昨天' })).toEqual({
      row: [null, null, null, null, null],
      refused: [
        { term: '规模', code: 'notAllowed' },
        { term: '成立', code: 'badValue' },
      ],
    });
  });

  it('come back as they were kept, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: -700_000, max: 2_900_000 }),
        (fen, day) => {
          if (!money || !founded) throw new Error('terms');
          expect(unitOf(money, datumOfUnit(money, fen))).toBe(fen);
          expect(datumOf(valueOfUnit({ is: 'number', scale: 2, least: -1, most: 1 }, fen))).toBe(
            datumOfUnit(money, fen),
          );
          expect(unitOf(founded, datumOfUnit(founded, day))).toBe(day);
          expect(datumOf(valueOfUnit({ is: 'date' }, day))).toBe(datumOfUnit(founded, day));
        },
      ),
    );
  });

  it('tell lists and durations as FEEL writes them', () => {
    expect(datumOf([numberOf(1), '甲'])).toBe('[1, "甲"]');
    expect(datumOf({ kind: 'yearMonthDuration', months: 14 })).toBe('P1Y2M');
    expect(datumOf(parseDate('2026-11-21'))).toBe('2026-11-21');
    expect([datumOf(null), datumOf(true), datumOf('')]).toEqual([null, true, '']);
  });
});
