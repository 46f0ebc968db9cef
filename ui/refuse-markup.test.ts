import { describe, expect, it } from 'vitest';
import { guardMarkup, refuseMarkup, refuseScripts } from './refuse-markup.ts';

describe('text that becomes markup', () => {
  it('may be a style sheet', () => {
    const sheet = '.firm > .name::before { content: "\\003c"; color: rgb(0 0 0 / 50%) }';
    expect(refuseMarkup(sheet)).toBe(sheet);
  });

  it.each(['<img src=x onerror=alert(1)>', 'a</style><script>', '<'])('may not be %j', (text) => {
    expect(() => refuseMarkup(text)).toThrow(TypeError);
  });

  it('is no address of a script, but for a worker of this server', () => {
    expect(refuseScripts('/visits-worker.js')).toBe('/visits-worker.js');
    for (const address of [
      'https://x.test/a-worker.js',
      '//x.test/a-worker.js',
      '/api/files/1',
      '/a/b-worker.js',
      '',
    ]) {
      expect(() => refuseScripts(address)).toThrow(TypeError);
    }
  });

  it('is asked of one policy, which a browser without Trusted Types does not need', () => {
    const made: { name: string; rules: Record<string, unknown> }[] = [];
    guardMarkup({
      trustedTypes: { createPolicy: (name: string, rules: Record<string, unknown>) => made.push({ name, rules }) },
    });
    expect(made).toEqual([{ name: 'default', rules: { createHTML: refuseMarkup, createScriptURL: refuseScripts } }]);
    expect(() => guardMarkup({})).not.toThrow();
  });
});
