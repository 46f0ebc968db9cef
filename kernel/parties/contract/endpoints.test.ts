import { describe, expect, it } from 'vitest';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import * as duplicates from './duplicate-endpoints.ts';
import * as endpoints from './endpoints.ts';
import { errors } from './errors.ts';
import { firmScale, firmStatus, legalForm } from './firm.ts';
import { firmSearch, firmSort } from './firm-search.ts';
import * as institutions from './institution-endpoints.ts';
import * as lookUp from './look-up-endpoints.ts';
import * as merging from './merging-endpoints.ts';
import { mergingErrors } from './merging-errors.ts';
import { mergingPermissions } from './merging-permissions.ts';
import * as organisation from './organisation-endpoints.ts';
import { permissions } from './permissions.ts';
import { personErrors } from './person-errors.ts';
import * as places from './place-endpoints.ts';
import { rosterErrors } from './roster-errors.ts';

const isEndpoint = (value: unknown): value is typeof endpoints.searchFirms =>
  typeof value === 'object' && value !== null && 'path' in value;
/** Every contract of the part but those of persons and of lists, which have tables and tests of their own. */
const all = [endpoints, organisation, institutions, places, lookUp, duplicates, merging].flatMap((part) =>
  Object.values(part).filter(isEndpoint),
);
const declared = { ...errors, ...mergingErrors };

describe('endpoints of the parties', () => {
  it('ask for permissions that are declared, and leave none unused', () => {
    expect(new Set(all.map((endpoint) => endpoint.permission))).toEqual(
      new Set(Object.keys({ ...permissions, ...mergingPermissions })),
    );
  });

  it('name only errors that are declared, and leave none unused', () => {
    const named = new Set(all.flatMap((endpoint) => endpoint.errors ?? []));
    // Of other tables an endpoint may name what it shares with them.
    const known = { ...declared, ...personErrors, ...rosterErrors };
    const foreign = [...named].filter((code) => !(code in known));
    expect(foreign.sort()).toEqual(['exports.tooManyLabels', ...exportRefusals].sort());
    expect(Object.keys(declared).filter((code) => !named.has(code))).toEqual([]);
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
