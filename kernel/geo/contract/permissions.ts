import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/** Who looks at maps of the zone, and who draws on them; each layer asks for its own permission besides. */
export const permissions = definePermissions({
  'geo:map.read': staffRoles,
  'geo:map.export': staffRoles,
  'geo:shape.write': ['officer', 'departmentHead'],
});
