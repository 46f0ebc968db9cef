import { describe, expect, it } from 'vitest';
import { type Column, isSomething, mostColumns, neighbourOf, nextSort, shownKeys } from './column.ts';

const column = (key: string, extra = false): Column<object> => ({ key, title: key, render: () => key, extra });
const many = ['name', ...Array.from({ length: 11 }, (_, index) => `c${index}`)].map((key) => column(key));

describe('shownKeys', () => {
  it('shows what is not extra until a person picks', () => {
    expect(shownKeys([column('name'), column('a'), column('b', true)], undefined)).toEqual(['name', 'a']);
  });

  it('never hides the first column', () => {
    expect(shownKeys([column('name'), column('a'), column('b')], ['b'])).toEqual(['name', 'b']);
    expect(shownKeys([column('name'), column('a')], [])).toEqual(['name']);
  });

  it('shows nine at most, in the order of the table', () => {
    expect(shownKeys(many, undefined)).toHaveLength(mostColumns);
    const reversed = many.map(({ key }) => key).reverse();
    expect(shownKeys(many, reversed)).toEqual(many.slice(0, mostColumns).map(({ key }) => key));
  });

  it('forgets a picked column that is no more', () => {
    expect(shownKeys([column('name'), column('a')], ['gone', 'a'])).toEqual(['name', 'a']);
  });
});

describe('nextSort', () => {
  it('goes up, down, and back to the register’s own order', () => {
    expect(nextSort(undefined, 'name')).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('-name', 'name')).toBeUndefined();
  });
  it('starts anew on another column', () => {
    expect(nextSort('-stage', 'name')).toBe('name');
  });
});

describe('neighbourOf', () => {
  const ids = ['a', 'b', 'c'];
  it('steps and stays at the ends', () => {
    expect(neighbourOf(ids, 'a', 1)).toBe('b');
    expect(neighbourOf(ids, 'c', 1)).toBe('c');
    expect(neighbourOf(ids, 'a', -1)).toBe('a');
  });
  it('begins with the first row, also after the current one was filtered away', () => {
    expect(neighbourOf(ids, undefined, 1)).toBe('a');
    expect(neighbourOf(ids, 'gone', -1)).toBe('a');
  });
  it('finds nothing among no rows', () => {
    expect(neighbourOf([], undefined, 1)).toBeUndefined();
  });
});

describe('isSomething', () => {
  it('tells a cell with a zero from an empty one', () => {
    expect([0, '0', 'a'].map(isSomething)).toEqual([true, true, true]);
    expect([null, undefined, '', false].map(isSomething)).toEqual([false, false, false, false]);
  });
});
