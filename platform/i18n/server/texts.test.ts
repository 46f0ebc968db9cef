import { describe, expect, it } from 'vitest';
import { openTexts } from './texts.ts';

const text = openTexts([
  {
    name: 'part',
    locale: {
      'zh-CN': { days_other: '{{count}} 天', name: '{{who}} 的' },
      en: { days_one: '{{count}} day', days_other: '{{count}} days', name: 'of {{who}}' },
    },
  },
]);

describe('a text of the server', () => {
  it('is counted as its language counts', () => {
    expect([text('en', 'part:days', { count: 1 }), text('en', 'part:days', { count: 2 })]).toEqual(['1 day', '2 days']);
    expect(text('zh-CN', 'part:days', { count: 1 })).toBe('1 天');
  });

  it('takes what is handed to it as it is, and fails where it is missing', () => {
    expect(text('en', 'part:name', { who: '<b>' })).toBe('of <b>');
    expect(() => text('en', 'part:days')).toThrow('no text part:days in en');
    expect(() => text('zh-CN', 'part:none')).toThrow('no text part:none in zh-CN');
  });
});
