import { describe, expect, it } from 'vitest';
import { roles } from '#platform/access/contract/roles.ts';
import { computeDeadline, countWorkingDays, getYear } from './endpoints.ts';
import { errors } from './errors.ts';
import { permissions } from './permissions.ts';

const endpoints = [getYear, computeDeadline, countWorkingDays];

describe('endpoints', () => {
  it('only read, for everyone, and name errors that exist', () => {
    for (const endpoint of endpoints) {
      expect(endpoint.method).toBe('GET');
      expect(permissions[endpoint.permission as keyof typeof permissions]).toEqual(roles);
      for (const code of endpoint.errors ?? []) expect(Object.keys(errors)).toContain(code);
    }
    const named = new Set(endpoints.flatMap((endpoint) => endpoint.errors ?? []));
    expect([...named].toSorted()).toEqual(Object.keys(errors).toSorted());
  });

  it('take the texts of an address as numbers and dates', () => {
    expect(getYear.params?.parse({ year: '2026' })).toEqual({ year: 2026 });
    expect(computeDeadline.query?.parse({ from: '2026-03-02', days: '20' })).toEqual({ from: '2026-03-02', days: 20 });
    const period = { from: '2026-03-02', to: '2026-03-03', asOf: '2026-01-01' };
    expect(countWorkingDays.query?.parse(period)).toEqual(period);
  });

  it.each([
    ['no start day', { days: '5' }],
    ['no length', { from: '2026-03-02' }],
    ['a day that does not exist', { from: '2026-02-29', days: '5' }],
    ['a time', { from: '2026-03-02T08:00:00Z', days: '5' }],
    ['nought', { from: '2026-03-02', days: '0' }],
    ['backwards', { from: '2026-03-02', days: '-5' }],
    ['half a day', { from: '2026-03-02', days: '0.5' }],
    ['more than the longest limit', { from: '2026-03-02', days: '2001' }],
    ['an unreadable day of knowledge', { from: '2026-03-02', days: '5', asOf: 'yesterday' }],
  ])('refuse a limit with %s', (_what, query) => {
    expect(computeDeadline.query?.safeParse(query).success).toBe(false);
  });

  it('take the shortest and the longest limit', () => {
    for (const days of ['1', '2000'])
      expect(computeDeadline.query?.safeParse({ from: '2026-03-02', days }).success, days).toBe(true);
  });

  it('refuse an answer that leaves out how firm it is', () => {
    const answer = { from: '2026-03-02', to: '2026-03-03', workingDays: 1, calendarDays: 1 };
    const standing = { asOf: null, provisional: false, unpublishedYears: [], publishedThrough: null, notices: [] };
    expect(countWorkingDays.response.safeParse(answer).success).toBe(false);
    expect(countWorkingDays.response.safeParse({ ...answer, ...standing }).success).toBe(true);
  });
});
