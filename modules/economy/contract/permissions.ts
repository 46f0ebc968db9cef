import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/** Totals of the zone, not of firms: all staff may see them. */
export const permissions = definePermissions({ 'economy:read': staffRoles });
