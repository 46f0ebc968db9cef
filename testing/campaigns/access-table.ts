import type { PermissionId, PermissionTable } from '#platform/access/contract/permissions.ts';
import { type Role, roles } from '#platform/access/contract/roles.ts';
import { type Grants, joinGrants } from '#platform/access/server/grants.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';

/** What of an endpoint decides who may call it, and how. */
export interface EndpointRule {
  method: string;
  path: string;
  permission: PermissionId;
  /** What is asked beyond the permission, in the words of the endpoint: `stepUp: true`, `journal: "none"`. */
  conditions: string[];
}

/** Who may do what, as people have agreed to it. */
export interface AccessTable {
  permissions: Record<PermissionId, Role[]>;
  endpoints: Record<string, EndpointRule>;
}

/** What access is read from: every part's permissions, and the endpoints. */
export interface AccessSource {
  tables: readonly PermissionTable[];
  endpoints: readonly Endpoint[];
}

/** Properties of an endpoint that say nothing of access. */
const silent = new Set([
  'id',
  'method',
  'path',
  'permission',
  'params',
  'query',
  'body',
  'response',
  'produces',
  'errors',
]);

/** Reads the table that the code declares. */
export function accessTable({ tables, endpoints }: AccessSource): AccessTable {
  const grants = joinGrants(tables);
  const holders = (permission: PermissionId) => roles.filter((role) => grants.allows(role, permission));
  return {
    permissions: Object.fromEntries(grants.all.map((permission) => [permission, holders(permission)])),
    endpoints: Object.fromEntries([...endpoints].sort((one, other) => (one.id < other.id ? -1 : 1)).map(ruleOf)),
  };
}

function ruleOf(endpoint: Endpoint): [string, EndpointRule] {
  const conditions = Object.entries(endpoint)
    .filter(([name, value]) => !silent.has(name) && value !== undefined && typeof value !== 'function')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .sort();
  const { id, method, path, permission } = endpoint;
  return [id, { method, path, permission, conditions }];
}

/** Whether a role reaches the use-case of an endpoint; undefined when the table knows no such endpoint. */
export function cellOf(table: AccessTable, endpoint: string, role: Role): boolean | undefined {
  const rule = table.endpoints[endpoint];
  return rule && (table.permissions[rule.permission] ?? []).includes(role);
}

/** Every way in which the code departs from what was agreed, a line each; none when they are the same. */
export function departures(agreed: AccessTable, declared: AccessTable): string[] {
  return [...permissionDepartures(agreed, declared), ...endpointDepartures(agreed, declared)];
}

function permissionDepartures(agreed: AccessTable, declared: AccessTable): string[] {
  return unionOf(agreed.permissions, declared.permissions).flatMap((permission) => {
    const [before, after] = [agreed.permissions[permission], declared.permissions[permission]];
    if (before === undefined) return [`${permission}: nobody has agreed to this permission`];
    if (after === undefined) return [`${permission}: agreed, but no part declares it`];
    return roles.flatMap((role) => {
      if (before.includes(role) === after.includes(role)) return [];
      return [`${permission}: ${role} ${after.includes(role) ? 'holds it without agreement' : 'has lost it'}`];
    });
  });
}

function endpointDepartures(agreed: AccessTable, declared: AccessTable): string[] {
  return unionOf(agreed.endpoints, declared.endpoints).flatMap((id) => {
    const [before, after] = [agreed.endpoints[id], declared.endpoints[id]];
    if (before === undefined) return [`${id}: nobody has agreed to this endpoint`];
    if (after === undefined) return [`${id}: agreed, but there is no such endpoint`];
    const fields = ['method', 'path', 'permission', 'conditions'] as const;
    return fields
      .filter((field) => String(before[field]) !== String(after[field]))
      .map((field) => `${id}: ${field} is ${after[field]}, agreed was ${before[field]}`);
  });
}

function unionOf<K extends string>(one: Record<K, unknown>, other: Record<K, unknown>): K[] {
  return [...new Set([...(Object.keys(one) as K[]), ...(Object.keys(other) as K[])])].sort();
}

/** One cell turned round: a role gains or loses a permission. */
export interface Flip {
  permission: PermissionId;
  role: Role;
}

/** Every cell of the permission tables. */
export function allFlips(tables: readonly PermissionTable[]): Flip[] {
  const permissions = tables.flatMap((table) => Object.keys(table) as PermissionId[]);
  return permissions.flatMap((permission) => roles.map((role) => ({ permission, role })));
}

/** The tables with one cell turned round. */
export function flipTable(tables: readonly PermissionTable[], { permission, role }: Flip): PermissionTable[] {
  return tables.map((table) => {
    const holders = table[permission];
    if (holders === undefined) return table;
    const turned = holders.includes(role) ? holders.filter((one) => one !== role) : [...holders, role];
    return { ...table, [permission]: turned };
  });
}

/** Grants with one cell turned round. */
export function flipGrants(grants: Grants, flip: () => Flip | undefined): Grants {
  return {
    all: grants.all,
    of: (role) => grants.all.filter((permission) => flipGrants(grants, flip).allows(role, permission)),
    allows: (role, permission) => {
      const turned = flip();
      return grants.allows(role, permission) !== (turned?.role === role && turned.permission === permission);
    },
  };
}
