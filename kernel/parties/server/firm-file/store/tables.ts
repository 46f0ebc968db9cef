import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FirmStatus } from '../../../contract/firm.ts';
import type { Correction, CorrectionField } from '../../../contract/firm-file.ts';
import type { FirmRow } from '../../store/tables.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.firm_status. */
export type FirmStatusRow = {
  zone_id: string;
  firm_id: string;
  valid_from: string;
  number: number;
  status: FirmStatus | 'void';
  reason: string | null;
  document_number: string | null;
  made_by: string | null;
  made_at: string;
  demonstration: Generated<boolean>;
};

/** A row of parties.firm_correction. */
export type FirmCorrectionRow = {
  zone_id: string;
  id: string;
  firm_id: string;
  field: CorrectionField;
  proposed: string;
  reason: string;
  state: Generated<Correction['state']>;
  asked_by: string;
  asked_at: string;
  decided_by: Generated<string | null>;
  decided_at: Generated<string | null>;
  decision_reason: Generated<string | null>;
};

/** Queries over a firm's states and what it asks to have corrected. */
export function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.firm': FirmRow;
    'parties.firm_status': FirmStatusRow;
    'parties.firm_correction': FirmCorrectionRow;
    'auth.account': { zone_id: string; id: string; display_name: string };
  }>();
}
