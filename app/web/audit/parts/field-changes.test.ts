import { describe, expect, it } from 'vitest';
import { fieldChanges, isCiphertext } from './field-changes.ts';

const json = (value: unknown) => JSON.stringify(value);

describe('fieldChanges', () => {
  it('puts what changed first and keeps the order otherwise', () => {
    const changes = fieldChanges(json({ name: '甲', stage: 'a', size: 1 }), json({ name: '甲', stage: 'b', size: 2 }));
    expect(changes).toEqual([
      { field: 'stage', before: 'a', after: 'b', changed: true },
      { field: 'size', before: '1', after: '2', changed: true },
      { field: 'name', before: '甲', after: '甲', changed: false },
    ]);
  });

  it('shows a new record, a removed one, and none', () => {
    expect(fieldChanges(null, json({ a: null }))).toEqual([
      { field: 'a', before: undefined, after: 'null', changed: true },
    ]);
    expect(fieldChanges(json({ a: '' }), null)).toEqual([{ field: 'a', before: '', after: undefined, changed: true }]);
    expect(fieldChanges(null, null)).toEqual([]);
  });

  it('names nested fields by their path, and deeper ones as they are', () => {
    const [change, ...rest] = fieldChanges(null, json({ a: { b: { c: { d: 1 } } }, list: [1, 2], empty: {} }));
    expect(change).toMatchObject({ field: 'a.b.c', after: '{"d":1}' });
    expect(rest.map(({ field, after }) => [field, after])).toEqual([
      ['list', '[1,2]'],
      ['empty', '{}'],
    ]);
  });

  it('shows what is no record, and text that is no JSON', () => {
    expect(fieldChanges(json('a'), json(['b']))).toMatchObject([{ field: '', before: 'a', after: '["b"]' }]);
    expect(fieldChanges(null, '{broken')).toMatchObject([{ field: '', after: '{broken' }]);
  });
});

describe('isCiphertext', () => {
  it('tells what is encrypted from words', () => {
    expect(isCiphertext(`y1.a.${'A'.repeat(40)}`)).toBe(true);
    for (const plain of ['', '张三', 'y1.a.short', `y2.a.${'A'.repeat(40)}`]) expect(isCiphertext(plain)).toBe(false);
  });
});
