import fc from 'fast-check';
import { html } from 'hono/html';
import { describe, expect, it } from 'vitest';
import { choiceField, textField } from './form-field.ts';
import { readForm } from './read-form.ts';
import { redirectPath } from './redirect-path.ts';

const malformed = expect.objectContaining({ code: 'http.malformedForm' });
const refusalOf = (body: unknown): unknown => {
  try {
    return readForm(body);
  } catch (error) {
    return error;
  }
};

describe('a form', () => {
  it('is its fields, decoded, with plain line ends', () => {
    expect({ ...readForm('note=%E6%BC%8F%E6%B0%B4+%26+x%0D%0Ay&stars=5&empty=') }).toEqual({
      ...{ note: '漏水 & x\ny', stars: '5', empty: '' },
    });
    expect({ ...readForm('') }).toEqual({});
  });

  it.each([
    '__proto__=1',
    'constructor=1',
    'prototype=1',
    'toString=1',
    'hasOwnProperty=1',
    '__defineGetter__=1',
    'a[__proto__][b]=1',
    'a[]=1',
    '=1',
    '9=1',
    `${'a'.repeat(61)}=1`,
    'a=1&b=2&a=3',
    'a=1&%61=2',
  ])('with the fields %s is refused', (body) => {
    expect(refusalOf(body)).toEqual(malformed);
  });

  it('has at most 40 fields, and is text', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, turn) => `f${turn}=1`).join('&');
    expect(Object.keys(readForm(fields(40)))).toHaveLength(40);
    expect(refusalOf(fields(41))).toEqual(malformed);
    for (const body of [undefined, null, {}, Buffer.from('a=1')]) expect(refusalOf(body)).toEqual(malformed);
  });

  const shared = Reflect.ownKeys(Object.prototype);
  it('never reaches what all objects share, whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        const form = refusalOf(new URLSearchParams(pairs).toString());
        if (form instanceof Error) expect(form).toEqual(malformed);
        else expect(Object.getPrototypeOf(form)).toBeNull();
        expect(Reflect.ownKeys(Object.prototype)).toEqual(shared);
      }),
    );
  });
});

describe('where a form leads on to', () => {
  it('is a path of this server, in the language that was chosen', () => {
    expect(redirectPath('/i/abc?done=1#top', undefined)).toBe('/i/abc?done=1#top');
    expect(redirectPath('/i/abc?done=1', 'en')).toBe('/i/abc?done=1&lang=en');
    expect(redirectPath('/i/abc?lang=zh-CN', 'en')).toBe('/i/abc?lang=zh-CN');
    expect(redirectPath('/i/甲\r\nset-cookie: a=b', undefined)).toBe('/i/%E7%94%B2set-cookie:%20a=b');
  });

  it.each([
    '//other.example',
    '/\\other.example',
    '/\t/other.example',
    '/.//other.example',
    '/a/..//other.example',
    'https://other.example',
    'javascript:alert(1)',
    'i/abc',
    '',
    '//',
  ])('is never %s', (path) => {
    expect(() => redirectPath(path, undefined)).toThrow('another origin');
  });

  it('stays on its origin however the path is made', () => {
    const signs = fc.constantFrom('/', '\\', '.', '..', '\t', '\n', ':', '@', '?', '#', 'other.example', '%2f', '甲');
    const path = fc.array(signs, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(path, fc.constantFrom(undefined, 'en'), (given, lang) => {
        let target: string;
        try {
          target = redirectPath(given, lang);
        } catch {
          return;
        }
        expect(new URL(target, 'https://zone.example/i/abc').origin).toBe('https://zone.example');
        expect(target).toMatch(/^[!-~]+$/);
      }),
    );
  });
});

describe('a field', () => {
  it('keeps what was typed, escaped, and names its note and error to readers of screens', async () => {
    const hostile = '"><script>alert(1)</script>';
    const text = String(
      await html`${textField({ name: 'note', label: '说明', value: hostile, error: '不能为空。', note: '一句话', required: true })}`,
    );
    expect(text).not.toContain('<script>');
    expect(text).toContain('for="note"');
    expect(text).toContain(' required aria-describedby="note-note note-wrong" aria-invalid="true"');
    expect(text).toContain('<p class="wrong" id="note-wrong">不能为空。</p>');
    const area = String(await html`${textField({ kind: 'area', name: 'a', label: 'A', value: '</textarea><b>' })}`);
    expect(area).toContain('&lt;/textarea&gt;&lt;b&gt;</textarea>');
    expect(area).not.toContain('aria-');
  });

  it('of choices marks the one that was chosen', async () => {
    const options = [1, 2, 3].map((star) => ({ value: String(star), label: `${star} 星` }));
    const text = String(await html`${choiceField({ name: 'stars', label: '评价', value: '2', options })}`);
    expect(text.match(/type="radio"/g)).toHaveLength(3);
    expect(text.match(/ checked/g)).toHaveLength(1);
    expect(text).toContain('value="2" checked');
    expect(text).toContain('<legend>评价</legend>');
  });
});
