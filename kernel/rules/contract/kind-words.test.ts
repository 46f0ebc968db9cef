import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRule } from './check-rule.ts';
import { withKindWords } from './kind-words.ts';
import { byExpression, byTable, condition, ruleOf } from './rule.fixture.ts';

const locales = ['zh-CN', 'en'].map((name) => {
  const { kinds, faults } = JSON.parse(readFileSync(new URL(`../locale/${name}.json`, import.meta.url), 'utf8'));
  return { name, kinds: kinds as Record<string, string>, faults: faults as Record<string, string> };
});

describe.each(locales)('faults in words of $name', ({ name, kinds, faults }) => {
  const wordOf = (key: string) => kinds[key.replace('kinds.', '')] ?? key;
  const said = (rule: Parameters<typeof checkRule>[0]) =>
    checkRule(rule).map(({ code, params }) => {
      const words = withKindWords(params, wordOf);
      return (faults[code] ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => String(words[key]));
    });

  it('say kinds as people call them, and leave counts and names', () => {
    const lines = said(
      ruleOf([
        byExpression('甲', '保费 + 规模'),
        byExpression('乙', '规模', { type: 'number' }),
        byExpression('丙', 'if 规模 then 1 else 2'),
        byExpression('丁', '成立 > 保费', { type: 'boolean', outcome: condition }),
        byExpression('戊', '成立', { type: 'date', outcome: { kind: 'money' } }),
        byTable('己', ['规模'], [['"大型"', '-', '1']]),
      ]),
    );
    expect(lines.length).toBeGreaterThanOrEqual(6);
    for (const line of lines) expect(line).not.toMatch(/\{\{|undefined|\bstring\b|dateTime/);
    if (name === 'zh-CN') {
      expect(lines).toEqual(expect.arrayContaining([expect.stringContaining('数字与文本')]));
      for (const line of lines) expect(line).not.toMatch(/[a-z]{4,}/);
    }
  });

  it('know no kind where a sign or a name stands', () => {
    expect(withKindWords({ left: 'string', count: 2, name: 'number', found: '、' }, wordOf)).toEqual({
      ...{ left: kinds.string, count: 2, name: 'number', found: '、' },
    });
  });
});
