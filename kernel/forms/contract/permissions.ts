import { definePermissions } from '#platform/access/contract/permissions.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';

/**
 * Who may do what with forms. Designing is for the people of the department that owns a form, publishing for its head or a leader; filling
 * in is for whom the form is: a firm's people, residents, staff. Who may take in sheets and may fill in forms fills them in by sheets.
 */
export const permissions = definePermissions({
  'forms:read': staffRoles,
  'forms:design': ['officer', 'departmentHead'],
  'forms:publish': ['departmentHead', 'leader'],
  'forms:fill': ['resident', 'firmMember', ...staffRoles],
});
