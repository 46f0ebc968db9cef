import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ChangeKind, DepartmentKind, DutyKind } from '../../../contract/organisation.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.department or parties.post: an id that states speak of. */
export type IdentityRow = {
  zone_id: string;
  id: string;
  demonstration: Generated<boolean>;
};

/** A row of parties.staff. */
export type StaffRow = {
  zone_id: string;
  id: string;
  name: string;
  office_extension: string | null;
  account_id: string | null;
  position: number;
  demonstration: Generated<boolean>;
};

/** A row of parties.organisation_change. */
export type ChangeRow = {
  zone_id: string;
  number: number;
  kind: ChangeKind;
  effective_on: string;
  document_number: string | null;
  reason: string | null;
  undoes: number | null;
  made_by: string | null;
  made_at: string;
  demonstration: Generated<boolean>;
};

/** A row of parties.department_state. */
export type DepartmentStateRow = {
  zone_id: string;
  department_id: string;
  valid_from: string;
  change_number: number;
  status: 'standing' | 'closed' | 'void';
  parent_id: string | null;
  kind: DepartmentKind | null;
  code: string | null;
  name: string | null;
  position: number | null;
  demonstration: Generated<boolean>;
};

/** A row of parties.post_state. */
export type PostStateRow = {
  zone_id: string;
  post_id: string;
  valid_from: string;
  change_number: number;
  status: 'standing' | 'closed' | 'void';
  department_id: string | null;
  title: string | null;
  head: boolean | null;
  position: number | null;
  holder_id: string | null;
  main: boolean | null;
  confirmed: boolean | null;
  demonstration: Generated<boolean>;
};

/** A row of parties.duty_item. */
export type DutyItemRow = {
  zone_id: string;
  kind: DutyKind;
  code: string;
  name: string;
  withdrawn: boolean;
  demonstration: Generated<boolean>;
};

/** A row of parties.duty_state. */
export type DutyStateRow = {
  zone_id: string;
  kind: DutyKind;
  code: string;
  valid_from: string;
  change_number: number;
  status: 'owned' | 'open' | 'void';
  department_id: string | null;
  post_id: string | null;
  demonstration: Generated<boolean>;
};

/** A row of parties.work_move; `moved` holds the ids that each module moved. */
export type WorkMoveRow = {
  zone_id: string;
  change_number: number;
  from_id: string;
  to_id: string;
  due_on: string;
  done_at: string | null;
  moved: Record<string, readonly string[]> | string | null;
  demonstration: Generated<boolean>;
};

/** Queries over the tables of the organisation. */
export function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.department': IdentityRow;
    'parties.post': IdentityRow;
    'parties.staff': StaffRow;
    'parties.organisation_change': ChangeRow;
    'parties.department_state': DepartmentStateRow;
    'parties.post_state': PostStateRow;
    'parties.duty_item': DutyItemRow;
    'parties.duty_state': DutyStateRow;
    'parties.work_move': WorkMoveRow;
  }>();
}
