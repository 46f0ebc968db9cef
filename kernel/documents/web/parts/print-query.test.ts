import { describe, expect, it } from 'vitest';
import { shortenDigest } from '#platform/exports/server/issue-print.ts';
import { minuteInChina, printFilters, printQuery, shortDigest } from './print-query.ts';

describe('the address of the register of prints', () => {
  it('asks for what it names, and leaves out what the contract does not know', () => {
    expect(printQuery({})).toEqual({ kind: [], state: [], page: 1, pageSize: 50 });
    const search = { q: ' 名册 ', kind: ['register', 'poster'], state: 'withdrawn', page: '3' };
    expect(printQuery(search)).toEqual({ q: '名册', kind: ['register'], state: ['withdrawn'], page: 3, pageSize: 50 });
    expect(printQuery({ q: 'x'.repeat(200) }).q).toHaveLength(60);
  });

  it('is filtered by words, kind and state', () => {
    expect(printFilters((key) => key).map(({ key }) => key)).toEqual(['q', 'kind', 'state']);
  });
});

describe('what stands on paper', () => {
  it('reads the same on the page', () => {
    expect(minuteInChina('2026-02-28T16:30:59.000Z')).toBe('2026-03-01 00:30');
    const digest = '0123456789abcdef'.repeat(4);
    expect(shortDigest(digest)).toBe('0123 4567 89AB CDEF');
    expect(shortDigest(digest)).toBe(shortenDigest(digest));
  });
});
