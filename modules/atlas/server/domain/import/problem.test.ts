import { describe, expect, it } from 'vitest';
import en from '../../../locale/en.json' with { type: 'json' };
import zh from '../../../locale/zh-CN.json' with { type: 'json' };
import { isText, reasonCodes, shown } from './problem.ts';

describe('every reason', () => {
  it('has a text in both languages that takes the same values', () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const texts of [en, zh]) expect(Object.keys(texts.import.reasons).sort()).toEqual([...reasonCodes].sort());
    for (const code of reasonCodes) expect(places(zh.import.reasons[code])).toEqual(places(en.import.reasons[code]));
  });
});

describe('a value shown in a message', () => {
  it('is cut to forty letters, never inside one, and holds nothing that cannot be kept', () => {
    expect(shown('short')).toBe('short');
    expect(shown('\u{1f3ed}'.repeat(200))).toBe(`${'\u{1f3ed}'.repeat(40)}…`);
    expect(shown('a\0b\ud800')).toBe('a\ufffdb\ufffd');
    expect(shown('a\tb')).toBe('a\ufffdb');
    expect(shown('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`);
  });
});

describe('text', () => {
  it.each(['', '园区', 'a\tb\r\nc', '\u{1f3ed}'])('may be %j', (value) => expect(isText(value)).toBe(true));
  it.each(['\0', '\u001b[31m', '\u007f', '\u0085', '\ufffd', '\ud83c', '\udfed\ud83c'])('may not be %j', (value) =>
    expect(isText(value)).toBe(false),
  );
});
