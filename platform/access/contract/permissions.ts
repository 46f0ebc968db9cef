import type { Role } from './roles.ts';

/** Name of a permission: `<module>:<noun>.<verb>` or `<module>:<verb>`. */
export type PermissionId = `${string}:${string}`;

/** Permissions of one module, each with the roles that hold it. */
export type PermissionTable = Readonly<Record<PermissionId, readonly Role[]>>;

/** Declares a module's permissions; the composed table is what the server enforces and the role × endpoint matrix tests. */
export function definePermissions<const T extends PermissionTable>(table: T): T {
  return table;
}
