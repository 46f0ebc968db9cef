import type { ZoneDb } from '#platform/db/server/database.ts';
import type { OrganisationRows } from '../domain/arrange-organisation.ts';
import { tables } from './tables.ts';

/** Departments and staff of the zone, each in its order. */
export async function listOrganisation(db: ZoneDb): Promise<OrganisationRows> {
  const departments = await tables(db)
    .selectFrom('parties.department')
    .select(['id', 'parent_id as parentId', 'kind', 'name'])
    .orderBy('position')
    .execute();
  const staff = await tables(db)
    .selectFrom('parties.staff')
    .select(['id', 'department_id as departmentId', 'name', 'post', 'office_extension as officeExtension'])
    .orderBy('position')
    .execute();
  return { departments, staff };
}

/** Post of an account with its department, and the department above a section. */
export function findPost(db: ZoneDb, accountId: string) {
  return tables(db)
    .selectFrom('parties.staff as staff')
    .innerJoin('parties.department as department', 'department.id', 'staff.department_id')
    .leftJoin('parties.department as parent', 'parent.id', 'department.parent_id')
    .select(['staff.post', 'department.name', 'department.kind', 'parent.name as parentName'])
    .where('staff.account_id', '=', accountId)
    .executeTakeFirst();
}

/** How many departments, sections and people the zone has. */
export async function countOrganisation(db: ZoneDb): Promise<{ departments: number; sections: number; staff: number }> {
  const kinds = await tables(db)
    .selectFrom('parties.department')
    .select('kind')
    .select((make) => make.fn.countAll<number>().as('count'))
    .groupBy('kind')
    .execute();
  const staff = await tables(db)
    .selectFrom('parties.staff')
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const countOf = (kind: string) => kinds.find((row) => row.kind === kind)?.count ?? 0;
  return { departments: countOf('department'), sections: countOf('section'), staff: staff.count };
}
