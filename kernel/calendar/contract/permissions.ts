import { definePermissions } from '#platform/access/contract/permissions.ts';
import { everyone } from '#platform/access/contract/roles.ts';

/** The calendar is public law: everyone may read it, nobody writes it through the application. */
export const permissions = definePermissions({ 'calendar:read': everyone });
