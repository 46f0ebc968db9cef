import { describe, expect, it } from 'vitest';
import { type Figure, figureBounds } from '#kernel/indicators/contract/figure.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { type FigureTexts, figureWords, roundedMoney, withUnit } from './figure-words.ts';

const figure = (over: Partial<Figure>): Figure => ({
  metric: 'atlas.demo',
  value: '85',
  unit: 'projects',
  status: 'actual',
  bound: 'exact',
  period: '2020',
  printed: null,
  source: null,
  ...over,
});

const texts = (file: Pick<typeof zh, 'figure'>, projects: string): FigureTexts => ({
  amount: (value, unit) => {
    const [, money = ''] = Object.entries(file.figure).find(([key]) => key === unit) ?? [];
    return unit.startsWith('yuan') ? String(money).replace('{{value}}', value) : withUnit(value, projects);
  },
  bound: (id, amount) => ((file.figure.bounds as Record<string, string>)[id] ?? '').replace('{{figure}}', amount),
});
const chinese = (over: Partial<Figure>) => figureWords(figure(over), 'zh-CN', texts(zh, '个'))?.whole;
const english = (over: Partial<Figure>) => figureWords(figure(over), 'en', texts(en, 'projects'))?.whole;

describe('figureWords', () => {
  it('keeps every printed digit of an amount', () => {
    expect(chinese({ value: '93193000000', unit: 'yuan', bound: 'at_least' })).toBe('931.93\u00a0亿元以上');
    expect(chinese({ value: '116061500', unit: 'yuan' })).toBe('1.160615\u00a0亿元');
    expect(chinese({ value: '11000', unit: 'yuan' })).toBe('1.1\u00a0万元');
    expect(chinese({ value: '9999', unit: 'yuan' })).toBe('9,999\u00a0元');
  });

  it('rounds money of its own to two decimals of its size, and nothing else', () => {
    const rounded = (value: string, unit = 'yuan') => chinese(roundedMoney(figure({ value, unit }), 'zh-CN'));
    expect(rounded('45026890000')).toBe('450.27\u00a0亿元');
    expect(rounded('-80445000')).toBe('−8,044.5\u00a0万元');
    expect(rounded('1234.567')).toBe('1,234.567\u00a0元');
    expect(rounded('2355300001', 'kwh')).toBe('2,355,300,001\u00a0个');
    expect(roundedMoney(figure({ value: null, unit: 'yuan' }), 'en').value).toBeNull();
  });

  it('counts in millions in English', () => {
    expect(english({ value: '116061500', unit: 'yuan' })).toBe('CNY\u00a0116.0615\u00a0million');
    expect(english({ value: '93193000000', unit: 'yuan', bound: 'at_least' })).toBe(
      'at least CNY\u00a093,193\u00a0million',
    );
    expect(english({ value: '500000', unit: 'yuan' })).toBe('CNY\u00a0500,000');
  });

  it('says the bound on the side where the language says it', () => {
    expect(chinese({ bound: 'about' })).toBe('约 85\u00a0个');
    expect(chinese({ bound: 'within' })).toBe('85\u00a0个以内');
    expect(english({ bound: 'within' })).toBe('within 85\u00a0projects');
  });

  it('has words for every bound in either language', () => {
    const bounds = figureBounds.filter((bound) => bound !== 'exact').sort();
    for (const file of [zh, en]) expect(Object.keys(file.figure.bounds).sort()).toEqual(bounds);
  });

  it('sets a percent sign close to its number', () => {
    expect(withUnit('98.43', '%')).toBe('98.43%');
    expect(withUnit('80', '% resolved')).toBe('80% resolved');
    expect(withUnit('80', 'firms')).toBe('80\u00a0firms');
    expect(withUnit('80', '')).toBe('80');
  });

  it('has no words for a number that the source does not give', () => {
    expect(chinese({ value: null })).toBeUndefined();
  });

  it('does not lose a digit that a binary float would lose', () => {
    expect(chinese({ value: '0.1', unit: 'projects' })).toBe('0.1\u00a0个');
    expect(chinese({ value: '9007199254740993', unit: 'projects' })).toBe('9,007,199,254,740,993\u00a0个');
  });
});
