import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';

// Types and not interfaces: kysely asks for an index signature.
type ImportTables = {
  'sheets.draft': {
    zone_id: string;
    id: string;
    account_id: string;
    register: string;
    file_name: string;
    sha256: Buffer;
    bytes: number;
    created_at: string;
    expires_at: string;
    revision: Generated<number>;
    sealed_state: string;
  };
  'sheets.draft_chunk': { zone_id: string; draft_id: string; sheet: number; number: number; sealed: string };
  'sheets.draft_step': {
    zone_id: string;
    draft_id: string;
    number: number;
    kind: 'repair' | 'committed';
    sealed: string;
  };
  'sheets.mapping': { zone_id: string; register: string; fingerprint: Buffer; columns: string; used_at: string };
  'sheets.import_batch': {
    zone_id: string;
    id: string;
    register: string;
    file_name: string;
    sha256: Buffer;
    account_id: string | null;
    at: string;
    added: number;
    changed: number;
    same: number;
  };
  'sheets.import_record': {
    zone_id: string;
    batch_id: string;
    row_number: number;
    subject_id: string;
    action: 'add' | 'change';
    before: Record<string, JournalValue> | null;
    after: Record<string, JournalValue>;
    reason: string | null;
  };
  'sheets.batch_undo': {
    zone_id: string;
    batch_id: string;
    account_id: string;
    at: string;
    withdrawn: number;
    restored: number;
  };
};

/** Queries over the tables of imports. */
export const tables = (db: ZoneDb) => db.withTables<ImportTables>();
