import { describe, expect, it } from 'vitest';
import { changeOf, given, noteOf, paperOf, wordOf } from './organisation-values.ts';

const [one, two] = ['018f0000-0000-7000-8000-0000000000d1', '018f0000-0000-7000-8000-0000000000d2'];
const paper = { effectiveOn: '2026-11-01', documentNumber: '一号', reason: '机构改革' };

describe('what a form holds', () => {
  it('is read without blanks, and what is empty is not there', () => {
    expect(wordOf({ name: ' 数据局 ' }, 'name')).toBe('数据局');
    expect(wordOf({ name: '  ', head: true }, 'name')).toBeUndefined();
    expect(wordOf({ head: true }, 'head')).toBeUndefined();
    expect(given({ name: '' }, 'name')).toEqual({});
    expect(given({ name: '数据局' }, 'name')).toEqual({ name: '数据局' });
  });

  it('gives papers in full for a reorganisation and as far as typed for a post', () => {
    expect(paperOf(paper)).toEqual(paper);
    expect(noteOf({ effectiveOn: '2026-11-01', documentNumber: '', reason: undefined })).toEqual({
      effectiveOn: '2026-11-01',
    });
  });
});

describe('the change that the form says', () => {
  it('merges into a department that stands, or into a new one', () => {
    const merging = { kind: 'merging', ...paper, sourceIds: [one] };
    expect(changeOf({ ...merging, into: 'standing', targetId: two, name: '左' })).toEqual({
      ...merging,
      into: { departmentId: two },
    });
    expect(changeOf({ ...merging, into: 'fresh', name: '数据局', code: 'data', targetId: two })).toEqual({
      ...{ ...merging, into: { name: '数据局', code: 'data' } },
    });
  });

  it('splits with what is taken along', () => {
    const values = { kind: 'splitting', ...paper, departmentId: one, name: '外资局', code: 'foreign' };
    expect(changeOf({ ...values, sectionIds: [two], duties: ['serviceItem/permit'] })).toMatchObject({
      parts: [{ name: '外资局', sectionIds: [two], postIds: [], duties: [{ kind: 'serviceItem', code: 'permit' }] }],
    });
  });

  it('closes with or without a successor', () => {
    expect(changeOf({ kind: 'closing', ...paper, departmentId: one })).toMatchObject({ successorId: null });
    expect(changeOf({ kind: 'closing', ...paper, departmentId: one, successorId: two })).toMatchObject({
      successorId: two,
    });
  });

  it('is refused where something is missing, before it is sent', () => {
    expect(() => changeOf({ kind: 'merging', ...paper, sourceIds: [], into: 'standing', targetId: two })).toThrow();
    expect(() => changeOf({ kind: 'closing', ...paper, documentNumber: '', departmentId: one })).toThrow();
  });
});
