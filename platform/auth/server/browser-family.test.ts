import { describe, expect, it } from 'vitest';
import { browserOf } from './browser-family.ts';

const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

describe('the family of a browser', () => {
  it.each([
    [windows, 'Chrome, Windows'],
    [`${windows} Edg/130.0.0.0`, 'Edge, Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox, Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1', 'Safari, iOS'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 MicroMessenger/8.0.50', 'WeChat, Android'],
    ['curl/8.0', null],
    [undefined, null],
  ])('of %s is %s', (userAgent, family) => {
    expect(browserOf(userAgent)).toBe(family);
  });

  it('is short whatever is sent', () => {
    expect((browserOf(`${'HuaweiBrowser HarmonyOS '.repeat(500)}`) ?? '').length).toBeLessThanOrEqual(40);
  });
});
