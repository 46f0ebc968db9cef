import type { PermissionId, PermissionTable } from '#platform/access/contract/permissions.ts';
import type { Role } from '#platform/access/contract/roles.ts';

/** Who may do what, joined from all modules. */
export interface Grants {
  allows(role: Role, permission: PermissionId): boolean;
  /** Permissions of a role, sorted. */
  of(role: Role): PermissionId[];
  /** Every permission, sorted. */
  readonly all: readonly PermissionId[];
}

/** Joins permission tables; a permission told twice is a defect, one told nowhere is held by nobody. */
export function joinGrants(tables: readonly PermissionTable[]): Grants {
  const holders = new Map<PermissionId, ReadonlySet<Role>>();
  for (const table of tables) {
    for (const [permission, roles] of Object.entries(table) as [PermissionId, readonly Role[]][]) {
      if (holders.has(permission)) throw new Error(`permission ${permission} is defined twice`);
      holders.set(permission, new Set(roles));
    }
  }
  const all = [...holders.keys()].sort();
  return {
    all,
    allows: (role, permission) => holders.get(permission)?.has(role) ?? false,
    of: (role) => all.filter((permission) => holders.get(permission)?.has(role)),
  };
}
