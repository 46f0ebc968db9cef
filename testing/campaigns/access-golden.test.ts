import { describe, expect, it } from 'vitest';
import type { PermissionId } from '#platform/access/contract/permissions.ts';
import { adminRoles, roles } from '#platform/access/contract/roles.ts';
import { agreedAccess, declaredAccess } from './access-golden.ts';
import { accessTable, allFlips, cellOf, departures, flipTable } from './access-table.ts';
import { noteFigures } from './attempts.ts';

const source = declaredAccess();
const declared = accessTable(source);
const agreed = agreedAccess();

describe('who may do what (R11)', () => {
  it('is what was agreed: each departure is looked at by a person, then node testing/campaigns/access-golden.ts', () => {
    expect(departures(agreed, declared)).toEqual([]);
  });

  it('has a row for every endpoint', () => {
    for (const { id } of source.endpoints) {
      for (const role of roles) expect(cellOf(agreed, id, role), `${id} ${role}`).toBeTypeOf('boolean');
    }
    expect(cellOf(agreed, 'no.such', 'leader')).toBeUndefined();
  });

  it('gives no act that writes to two of the three administrators, but those on their own account', () => {
    const shared = source.endpoints.filter(({ method, permission }) => {
      const holders = declared.permissions[permission] ?? [];
      const admins = adminRoles.filter((role) => holders.includes(role));
      return method !== 'GET' && admins.length > 1 && holders.length <= adminRoles.length;
    });
    expect(shared.map(({ id }) => id)).toEqual([]);
  });
});

describe('a wrong table (R11)', () => {
  it('is found for every single cell turned round, and only that cell is named', () => {
    const flips = allFlips(source.tables);
    const missed = flips.filter((flip) => {
      const found = departures(declared, accessTable({ ...source, tables: flipTable(source.tables, flip) }));
      return found.length !== 1 || !found[0]?.startsWith(`${flip.permission}: ${flip.role} `);
    });
    expect(missed).toEqual([]);
    expect(flips).toHaveLength(Object.keys(declared.permissions).length * roles.length);
    noteFigures('R11 tables', { cells: flips.length, missed: missed.length });
  });

  it('is found for every endpoint given to another permission, and for each condition dropped or added', () => {
    const permissions = Object.keys(declared.permissions) as PermissionId[];
    const altered = source.endpoints.flatMap((endpoint) => [
      ...permissions.filter((one) => one !== endpoint.permission).map((permission) => ({ ...endpoint, permission })),
      { ...endpoint, ...(endpoint.journal === 'none' ? { journal: undefined } : { journal: 'none' as const }) },
      { ...endpoint, ...('stepUp' in endpoint ? { stepUp: undefined } : { stepUp: true }) },
      { ...endpoint, method: endpoint.method === 'GET' ? ('POST' as const) : ('GET' as const) },
    ]);
    // A row stands for itself: each is compared alone, for all of them together would be looked at a billion times.
    const alone = (endpoint: unknown) => accessTable({ tables: [], endpoints: [endpoint] as typeof source.endpoints });
    const rows = new Map(source.endpoints.map((endpoint) => [endpoint.id as string, alone(endpoint)]));
    const unseen = altered.filter((endpoint) => {
      const row = rows.get(endpoint.id);
      return row === undefined || departures(row, alone(endpoint)).length === 0;
    });
    expect(unseen.map(({ id }) => id)).toEqual([]);
    noteFigures('R11 endpoints', { alterations: altered.length, missed: unseen.length });
  });

  it('is found for an endpoint without a row, and for a row without an endpoint', () => {
    const [, ...fewer] = source.endpoints;
    const first = source.endpoints[0]?.id;
    const without = accessTable({ ...source, endpoints: fewer });
    expect(departures(without, declared)).toEqual([`${first}: nobody has agreed to this endpoint`]);
    expect(departures(declared, without)).toEqual([`${first}: agreed, but there is no such endpoint`]);
  });

  it('is found for a permission that appears or goes', () => {
    const more = accessTable({ ...source, tables: [...source.tables, { 'late:door.open': ['anonymous'] }] });
    expect(departures(declared, more)).toEqual(['late:door.open: nobody has agreed to this permission']);
    expect(departures(more, declared)).toEqual(['late:door.open: agreed, but no part declares it']);
  });
});
