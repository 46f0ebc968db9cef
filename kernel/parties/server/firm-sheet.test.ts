import { describe, expect, it } from 'vitest';
import { openTexts } from '#platform/i18n/server/texts.ts';
import type { Firm } from '../contract/firm.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { firmSheet } from './firm-sheet.ts';

const texts = openTexts([{ name: 'parties', locale: { 'zh-CN': zh, en } }]);
const inChinese = (key: string) => texts('zh-CN', `parties:${key}`);
const inEnglish = (key: string) => texts('en', `parties:${key}`);

const known: Firm = {
  id: '018f0000-0000-7000-8000-000000000001',
  name: '示范云岭精密制造有限公司',
  socialCreditCode: '91000000HX008BEW96',
  codeExceptionReason: null,
  industry: 'C34',
  legalForm: 'limitedLiability',
  scale: 'medium',
  status: 'operating',
  foundedOn: '2017-05-24',
  registeredCapitalFen: 5_100_000_000,
  employees: 606,
  address: '示范高新区晴麓路45号',
  registeredAt: '2026-10-13T01:00:00.000Z',
};
const unknown: Firm = {
  ...known,
  ...{ socialCreditCode: null, legalForm: null, scale: null, foundedOn: null },
  ...{ registeredCapitalFen: null, employees: null, address: null, status: 'deregistered' },
};

describe('firmSheet', () => {
  it('spells codes out in the language asked for, and keeps the industry code beside its name', () => {
    const [row] = firmSheet([known], inChinese).rows;
    expect(row).toMatchObject({
      ...{ industryCode: 'C34', industry: '通用设备制造业', legalForm: '有限责任公司', scale: '中型', status: '存续' },
    });
    expect(firmSheet([known], inEnglish).rows[0]).toMatchObject({ industry: 'General equipment', scale: 'Medium' });
  });

  it('leaves money in fen, dates as dates and counts as numbers for the workbook to write', () => {
    const { rows, columns } = firmSheet([known], inChinese);
    expect(rows[0]).toMatchObject({ registeredCapitalFen: 5_100_000_000, foundedOn: '2017-05-24', employees: 606 });
    const types = new Map(columns.map((column) => [column.key, column.type]));
    expect(types.get('registeredCapitalFen')).toBe('fen');
    expect(types.get('foundedOn')).toBe('date');
    expect(types.get('employees')).toBe('integer');
    expect(types.get('socialCreditCode')).toBe('text');
    expect(columns.find((column) => column.key === 'registeredCapitalFen')?.unit).toBe('元');
  });

  it('leaves empty what is not known', () => {
    const { rows, columns } = firmSheet([unknown], inChinese);
    const empty = columns.map((column) => column.key).filter((key) => rows[0]?.[key] === null);
    expect(empty).toEqual([
      ...['socialCreditCode', 'legalForm', 'scale', 'foundedOn', 'registeredCapitalFen', 'employees', 'address'],
      'codeExceptionReason',
    ]);
    expect(rows[0]?.status).toBe('注销');
  });

  it('gives a value for every column it names, and heads no two alike', () => {
    const { rows, columns } = firmSheet([known], inEnglish);
    for (const { key } of columns) expect(Object.keys(rows[0] ?? {})).toContain(key);
    expect(new Set(columns.map((column) => column.header)).size).toBe(columns.length);
  });
});
