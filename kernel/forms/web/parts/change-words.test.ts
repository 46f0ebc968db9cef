import { describe, expect, it } from 'vitest';
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { partWords } from './change-words.ts';

/** Texts of the part, with what they interpolate. */
function text(key: string, params: Readonly<Record<string, string | number>> = {}): string {
  const found = key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], zh);
  if (typeof found !== 'string') return key;
  return found.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''));
}
const said = (part: string, value: unknown) =>
  partWords(part, typeof value === 'string' ? value : JSON.stringify(value), text);

describe('what changed of a form', () => {
  it('is said in words, never as JSON', () => {
    expect(said('name', '从业人数')).toBe('从业人数');
    expect(said('required', 'always')).toBe('必填');
    expect(said('required', { when: '人数 > 1' })).toBe('人数 > 1 时必填');
    expect(said('kind', 'rows')).toBe('明细表');
    expect(said('options', ['甲', '乙'])).toBe('甲、乙');
    expect(said('checks', [])).toBe('没有校验');
    expect(said('checks', [{ test: '人数 > 1', message: '太少。' }])).toBe('人数 > 1，否则“太少。”');
    expect(said('type', { is: 'date' })).toBe('日期');
    expect(said('type', { is: 'choice', options: ['甲'] })).toBe('单选（甲）');
    expect(said('type', { is: 'number', scale: 1, least: -5, most: 100, unit: '人' })).toBe('数字（-0.5 到 10 人）');
    expect(said('type', { is: 'text', longest: 9, lines: 'one', personal: true })).toBe(
      '单行文字（最多 9 字、个人信息）',
    );
  });

  it('leaves alone what it does not know', () => {
    expect(said('hint', '[草稿')).toBe('[草稿');
    expect(said('required', 'some')).toBe('some');
    expect(said('kind', 'value')).toBe('value');
    expect(said('type', { is: 'else' })).toBe('{"is":"else"}');
  });
});
