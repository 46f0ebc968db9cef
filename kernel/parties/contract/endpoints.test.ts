import { describe, expect, it } from 'vitest';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import * as endpoints from './endpoints.ts';
import { errors } from './errors.ts';
import { firmScale, firmStatus, legalForm } from './firm.ts';
import { firmSearch, firmSort } from './firm-search.ts';
import * as organisation from './organisation-endpoints.ts';
import { permissions } from './permissions.ts';

const all = [...Object.values(endpoints), ...Object.values(organisation)];

describe('endpoints of the parties', () => {
  it('ask for permissions that are declared, and leave none unused', () => {
    expect(new Set(all.map((endpoint) => endpoint.permission))).toEqual(new Set(Object.keys(permissions)));
  });

  it('name only errors that are declared, and leave none unused', () => {
    expect(new Set(all.flatMap((endpoint) => endpoint.errors ?? []))).toEqual(new Set(Object.keys(errors)));
  });

  it('let nobody write who may not read', () => {
    const readers: readonly string[] = permissions['parties:firm.read'];
    for (const role of permissions['parties:firm.register']) expect(readers).toContain(role);
    for (const role of permissions['parties:firm.export']) expect(readers).toContain(role);
  });

  it('are open to no one from outside the authority', () => {
    for (const roles of Object.values(permissions)) {
      for (const outside of ['anonymous', 'resident', 'expert', 'bankOfficer', 'firmMember'] as const) {
        expect(roles).not.toContain(outside);
      }
    }
  });
});

describe('the search', () => {
  it('without anything asks for the first fifty, largest capital first', () => {
    expect(firmSearch.parse({})).toEqual({
      ...{ industry: [], scale: [], status: [], sort: '-registeredCapital', page: 1, pageSize: 50 },
    });
  });

  it('reads one value and several alike', () => {
    expect(firmSearch.parse({ scale: 'large' }).scale).toEqual(['large']);
    expect(firmSearch.parse({ scale: ['large', 'micro'] }).scale).toEqual(['large', 'micro']);
  });

  it('orders by both directions of every column', () => {
    const columns = firmSort.options.filter((one) => !one.startsWith('-'));
    expect(firmSort.options.filter((one) => one.startsWith('-'))).toEqual(columns.map((one) => `-${one}`));
    for (const column of columns) expect(Object.keys(zh.columns)).toContain(column);
  });
});

describe('texts', () => {
  it.each([
    ['scales', firmScale.options],
    ['statuses', firmStatus.options],
    ['legalForms', legalForm.options],
  ] as const)('name every value of %s in both languages', (group, values) => {
    expect(Object.keys(zh[group])).toEqual(values);
    expect(Object.keys(en[group])).toEqual(values);
  });
});
