import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedFirm } from '../domain/invent-firms.ts';
import type { InventedDepartment, InventedStaff } from '../domain/invent-organisation.ts';
import { tables } from './tables.ts';

/** Removes what was invented before; rows that people entered stay. */
export async function removeInvented(tx: ZoneDb): Promise<void> {
  await tables(tx).deleteFrom('parties.staff').where('demonstration', '=', true).execute();
  await tables(tx).deleteFrom('parties.department').where('demonstration', '=', true).execute();
  await tables(tx).deleteFrom('parties.firm').where('demonstration', '=', true).execute();
}

/** Adds invented departments, each after the one above it. */
export async function addDepartments(
  tx: ZoneDb,
  zoneId: string,
  departments: readonly InventedDepartment[],
): Promise<void> {
  await tables(tx)
    .insertInto('parties.department')
    .values(
      departments.map(({ parentId, ...department }) => ({
        zone_id: zoneId,
        parent_id: parentId,
        ...department,
        demonstration: true,
      })),
    )
    .execute();
}

/** Adds invented staff. */
export async function addStaff(tx: ZoneDb, zoneId: string, staff: readonly InventedStaff[]): Promise<void> {
  await tables(tx)
    .insertInto('parties.staff')
    .values(
      staff.map((person) => ({
        zone_id: zoneId,
        id: person.id,
        department_id: person.departmentId,
        name: person.name,
        post: person.post,
        office_extension: person.officeExtension,
        account_id: person.accountId,
        position: person.position,
        demonstration: true,
      })),
    )
    .execute();
}

/** Adds a batch of invented firms as one statement of columns: COPY is refused under row-level security. */
export async function addInventedFirms(
  tx: ZoneDb,
  { zoneId, registeredAt }: { zoneId: string; registeredAt: string },
  firms: readonly InventedFirm[],
): Promise<void> {
  const column = <K extends keyof InventedFirm>(key: K) => firms.map((firm) => firm[key]);
  await sql`
    insert into parties.firm (zone_id, id, name, social_credit_code, industry, legal_form, scale, status, founded_on,
      registered_capital_fen, employees, address, demonstration, registered_at)
    select ${zoneId}::uuid, made.*, true, ${registeredAt}::timestamptz
    from unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('socialCreditCode')}::text[],
      ${column('industry')}::text[], ${column('legalForm')}::text[], ${column('scale')}::text[],
      ${column('status')}::text[], ${column('foundedOn')}::date[], ${column('registeredCapitalFen')}::bigint[],
      ${column('employees')}::integer[], ${column('address')}::text[]) as made`.execute(tx);
}
