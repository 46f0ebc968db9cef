import { describe, expect, it } from 'vitest';
import { evaluateFeel } from '../contract/evaluate-feel.ts';
import { diagnosticCodes } from '../contract/feel/run.ts';
import { kindOf } from '../contract/feel/values.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

const moment = { epochSeconds: 0, nano: 0, zone: 'Z' };

describe('texts of the language', () => {
  it.each([
    ['en', en],
    ['zh-CN', zh],
  ])('%s has a sentence for every reason and for nothing else', (_locale, { diagnostics }) => {
    expect(Object.keys(diagnostics).sort()).toEqual([...diagnosticCodes].sort());
  });

  it('has a word for every kind of value', () => {
    const sources = [
      'null',
      'true',
      '"a"',
      '1',
      '@"2020-01-01"',
      '@"10:00:00"',
      '@"2020-01-01T10:00:00"',
      '@"P1D"',
      '@"P1Y"',
    ];
    const kinds = [...sources, '[]', '{}', '[1..2]', 'abs'].map((source) =>
      kindOf(evaluateFeel(source, { variables: new Map(), moment }).value),
    );
    expect(Object.keys(en.kinds).sort()).toEqual([...kinds].sort());
  });

  it('fills the sentence with what the reason carries', () => {
    const params = (source: string) =>
      evaluateFeel(source, { variables: new Map(), moment }).diagnostics[0]?.params ?? {};
    const names = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '');
    const cases = {
      unknownName: 'x',
      badOperands: '1 + "a"',
      noFunction: '(1)(2)',
      duplicateEntry: '{a: 1, a: 1}',
      badText: '@"x"',
    };
    for (const [code, source] of Object.entries(cases)) {
      const text = Object.entries(en.diagnostics).find(([key]) => key === code)?.[1] ?? '';
      expect([code, names(text).filter((name) => !Object.hasOwn(params(source), name))]).toEqual([code, []]);
    }
  });
});
