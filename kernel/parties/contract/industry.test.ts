import { describe, expect, it } from 'vitest';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { industryDivision, industryDivisions } from './industry.ts';

describe('industry divisions', () => {
  it('are the 97 of GB/T 4754-2017, each number once', () => {
    expect(industryDivisions).toHaveLength(97);
    expect(industryDivisions.map((code) => Number(code.slice(1)))).toEqual(Array.from({ length: 97 }, (_, n) => n + 1));
  });

  it('stand under the right section', () => {
    for (const code of ['A01', 'C13', 'C39', 'C43', 'D44', 'I65', 'M73', 'T97']) {
      expect(industryDivision.safeParse(code).success).toBe(true);
    }
    for (const code of ['B13', 'C44', 'C3', 'c39', 'T98', '']) {
      expect(industryDivision.safeParse(code).success).toBe(false);
    }
  });

  it('have names in both languages, no name twice', () => {
    for (const names of [zh.industries, en.industries]) {
      expect(Object.keys(names)).toEqual(industryDivisions);
      expect(new Set(Object.values(names)).size).toBe(97);
    }
    expect(zh.industries.C39).toBe('计算机、通信和其他电子设备制造业');
    expect(zh.industries.T97).toBe('国际组织');
  });
});
