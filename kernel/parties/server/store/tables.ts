import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FirmScale, FirmStatus, LegalForm } from '../../contract/firm.ts';

// Types and not interfaces: kysely asks for an index signature.

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
  /** On the register: neither merged into another nor withdrawn. */
  standing: Generated<boolean>;
  registered_at: Generated<string>;
  registered_by: string | null;
};

/** Queries over the tables of this engine. */
export function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.firm': FirmRow;
  }>();
}
