import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { paging, queryInteger, queryList } from './query.ts';

describe('queryList', () => {
  const list = queryList(z.enum(['a', 'b']));
  it('takes none, one and many', () => {
    expect(list.parse(undefined)).toEqual([]);
    expect(list.parse('a')).toEqual(['a']);
    expect(list.parse(['a', 'b'])).toEqual(['a', 'b']);
  });
  it('refuses a stranger and more than 50', () => {
    expect(list.safeParse('c').success).toBe(false);
    expect(list.safeParse(Array.from({ length: 51 }, () => 'a')).success).toBe(false);
  });
});

describe('paging', () => {
  const page = z.object(paging);
  it('starts at the first 50', () => {
    expect(page.parse({})).toEqual({ page: 1, pageSize: 50 });
  });
  it.each([{ page: '0' }, { page: '1.5' }, { pageSize: '201' }, { pageSize: '-1' }, { page: 'x' }])(
    'refuses %j',
    (query) => {
      expect(page.safeParse(query).success).toBe(false);
    },
  );
  it('reads numbers from text', () => {
    expect(queryInteger(0, 9).parse('7')).toBe(7);
  });
});
