import { describe, expect, it } from 'vitest';
import { nearestLocale } from './locale.ts';

describe('nearestLocale', () => {
  it.each(['', undefined, '*', 'zh', 'zh-CN', 'zh-TW,en;q=0.5', ' ZH-hans'])('is Chinese for %j', (tag) => {
    expect(nearestLocale(tag)).toBe('zh-CN');
  });
  it.each(['en', 'en-GB', 'de,zh;q=0.9', 'fr'])('is English for %j', (tag) => {
    expect(nearestLocale(tag)).toBe('en');
  });
});
