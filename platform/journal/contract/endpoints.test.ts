import { describe, expect, it } from 'vitest';
import { errors as exportErrors } from '#platform/exports/contract/errors.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { findingKind } from './check.ts';
import * as endpoints from './endpoints.ts';
import { actorKind } from './entry.ts';
import { errors } from './errors.ts';
import { permissions } from './permissions.ts';
import { entrySearch } from './reading.ts';

const all = Object.values(endpoints);

describe('the endpoints of the journal', () => {
  it('read and never write, for the audit administrator alone', () => {
    for (const endpoint of all) {
      expect(endpoint.method).toBe('GET');
      expect(Object.entries(permissions)).toContainEqual([endpoint.permission, ['auditAdmin']]);
    }
    expect(new Set(all.map((endpoint) => endpoint.permission))).toEqual(new Set(Object.keys(permissions)));
  });

  it('name only errors that are declared', () => {
    for (const endpoint of all)
      for (const code of endpoint.errors ?? []) expect(Object.keys({ ...errors, ...exportErrors })).toContain(code);
  });

  it('have their words in both languages', () => {
    for (const { id } of all) {
      expect(Object.keys(zh.endpoints)).toContain(id.split('.')[1]);
      expect(Object.keys(en.endpoints)).toContain(id.split('.')[1]);
    }
    expect(Object.keys(zh.actors)).toEqual(actorKind.options);
    expect(findingKind.options).toHaveLength(23);
  });
});

describe('the search', () => {
  it('asks for the newest fifty of everything when nothing is said', () => {
    expect(entrySearch.parse({})).toEqual({ account: [], action: [], limit: 50 });
  });

  it.each([
    [{ from: '2026-02-30' }],
    [{ action: 'drop table' }],
    [{ account: 'x' }],
    [{ limit: '201' }],
    [{ after: '1' }],
    [{ q: 'x'.repeat(61) }],
  ])('refuses %j', (query) => {
    expect(entrySearch.safeParse(query).success).toBe(false);
  });
});
