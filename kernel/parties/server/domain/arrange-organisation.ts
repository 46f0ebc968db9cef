import type { Department, StaffMember } from '../../contract/organisation.ts';

/** Departments and staff as rows, each list in its order. */
export interface OrganisationRows {
  departments: { id: string; parentId: string | null; kind: Department['kind'] | 'section'; name: string }[];
  staff: (StaffMember & { departmentId: string })[];
}

/** The rows as a page shows them: the head of the authority and each department with its sections. */
export function arrangeOrganisation({ departments, staff }: OrganisationRows): Department[] {
  const staffOf = (id: string): StaffMember[] =>
    staff.filter((person) => person.departmentId === id).map(({ departmentId: _, ...person }) => person);
  const sectionsOf = (id: string) =>
    departments
      .filter((row) => row.kind === 'section' && row.parentId === id)
      .map((row) => ({ id: row.id, name: row.name, staff: staffOf(row.id) }));
  return departments.flatMap(({ id, kind, name }) =>
    kind === 'section' ? [] : [{ id, kind, name, staff: staffOf(id), sections: sectionsOf(id) }],
  );
}
