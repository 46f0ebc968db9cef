import { z } from 'zod';

/** A person at a post of the zone authority; the extension is that of the office, never a private number. */
export const staffMember = z.object({
  id: z.uuid(),
  name: z.string(),
  post: z.string(),
  officeExtension: z.string().nullable(),
});
export type StaffMember = z.infer<typeof staffMember>;

/** A section 科室 of a department. */
export const section = z.object({ id: z.uuid(), name: z.string(), staff: z.array(staffMember) });

/** A department, or the head of the authority itself, with its own staff and its sections in their order. */
export const department = section.extend({
  kind: z.enum(['zoneAuthority', 'department']),
  sections: z.array(section),
});
export type Department = z.infer<typeof department>;
