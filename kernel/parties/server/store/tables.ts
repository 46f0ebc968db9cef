import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FirmScale, FirmStatus, LegalForm } from '../../contract/firm.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.department. */
export type DepartmentRow = {
  zone_id: string;
  id: string;
  parent_id: string | null;
  kind: 'zoneAuthority' | 'department' | 'section';
  code: string;
  name: string;
  position: number;
  demonstration: Generated<boolean>;
};

/** A row of parties.staff. */
export type StaffRow = {
  zone_id: string;
  id: string;
  department_id: string;
  name: string;
  post: string;
  office_extension: string | null;
  account_id: string | null;
  position: number;
  demonstration: Generated<boolean>;
};

/** A row of parties.firm. */
export type FirmRow = {
  zone_id: string;
  id: string;
  name: string;
  social_credit_code: string | null;
  code_exception_reason: string | null;
  industry: string;
  legal_form: LegalForm | null;
  scale: FirmScale | null;
  status: Generated<FirmStatus>;
  founded_on: string | null;
  registered_capital_fen: number | null;
  employees: number | null;
  address: string | null;
  demonstration: Generated<boolean>;
  registered_at: Generated<string>;
  registered_by: string | null;
};

/** Queries over the tables of this engine. */
export function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.department': DepartmentRow;
    'parties.staff': StaffRow;
    'parties.firm': FirmRow;
  }>();
}
