import type { FormRule } from 'antd';
import { describe, expect, it } from 'vitest';
import { codeRules, least, needed, notAfter, wan, whole } from './firm-rules.ts';

const text = (key: string, params?: Readonly<Record<string, string | number>>) =>
  params === undefined ? key : `${key} ${JSON.stringify(params)}`;

/** What a rule says of a value; undefined when it passes. */
async function said(rule: FormRule | undefined, value: string | undefined): Promise<string | undefined> {
  if (rule === undefined || typeof rule === 'function' || rule.validator === undefined) throw new Error('no validator');
  try {
    await rule.validator({}, value, () => {});
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('rules of the form', () => {
  it('leave an empty field to the rule that needs it', async () => {
    for (const rule of [...codeRules(text), least(text, 5), notAfter(text, '2026-10-13'), wan(text), whole(text)]) {
      expect(await said(rule, undefined)).toBeUndefined();
      expect(await said(rule, '  ')).toBeUndefined();
    }
    expect(needed(text, '企业名称')).toMatchObject({ required: true, whitespace: true });
  });

  it('bar a code of another length, and only warn of a failed check', async () => {
    const [form, doubt] = codeRules(text);
    expect(await said(form, '9135')).toBe('faults.codeForm {"needed":18,"length":4}');
    expect(await said(form, '91350211M000100Y43')).toBeUndefined();
    expect(await said(doubt, '91350211M000100Y43')).toBe('doubts.checkCharacter {"expected":"6"}');
    expect(await said(doubt, '91350211M000100Y46')).toBeUndefined();
    expect([form, doubt].map((rule) => (typeof rule === 'object' ? rule.warningOnly : undefined))).toEqual([
      undefined,
      true,
    ]);
  });

  it('count what is left of words after blanks', async () => {
    expect(await said(least(text, 5), ' 已核对  ')).toBe('register.tooShort {"min":5}');
    expect(await said(least(text, 5), '已核对原件')).toBeUndefined();
  });

  it('take a founding today and none after', async () => {
    expect(await said(notAfter(text, '2026-10-13'), '2026-10-13')).toBeUndefined();
    expect(await said(notAfter(text, '2026-10-13'), '2026-10-14')).toBe('register.future');
  });

  it('tell numbers from what is none', async () => {
    expect(await said(wan(text), '1,200.5')).toBeUndefined();
    expect(await said(wan(text), '很多')).toBe('register.number');
    expect(await said(whole(text), '12')).toBeUndefined();
    for (const wrong of ['1.5', '-1', '12345678', 'x']) expect(await said(whole(text), wrong)).toBe('register.whole');
  });
});
