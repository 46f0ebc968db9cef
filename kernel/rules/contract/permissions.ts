import { definePermissions } from '#platform/access/contract/permissions.ts';

/** Nothing yet to be permitted: the language has no records of its own. */
export const permissions = definePermissions({});
