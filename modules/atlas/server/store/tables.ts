import type { ZoneDb } from '#platform/db/server/database.ts';
import type * as stored from '../domain/read/rows.ts';

// Columns of the page come with the join; the rest is the table.
type Own<T> = Omit<T, 'number' | 'month'>;

/** Tables of the atlas as the application reads them. */
export type AtlasTables = {
  'atlas.source': { file: string; number: string; month: string; note: string };
  'atlas.zone': Own<Omit<stored.StoredZone, 'parent_name' | `n_${string}`>> & { row_number: number };
  'atlas.project': Own<Omit<stored.StoredProject, 'zone_name'>> & { row_number: number };
  'atlas.programme': Own<stored.StoredProgramme> & { row_number: number; zone_id: string };
  'atlas.firm': Own<stored.StoredFirm> & { row_number: number; zone_id: string };
  'atlas.indicator_value': Own<stored.StoredIndicator> & { row_number: number; zone_id: string };
  'atlas.policy': Own<stored.StoredPolicy> & { row_number: number; zone_id: string };
  'atlas.policy_instrument': Own<stored.StoredInstrument> & { row_number: number };
  'atlas.service': Own<stored.StoredService> & { row_number: number; zone_id: string };
  'atlas.finance': Own<stored.StoredFinance> & { row_number: number; zone_id: string };
  'atlas.civic': Own<stored.StoredCivic> & { row_number: number; zone_id: string };
  'atlas.mechanism': Own<stored.StoredMechanism> & { row_number: number; zone_id: string };
  'atlas.import_run': { id: string; imported_at: string; digest: string };
  'atlas.import_file': { run_id: string; file: string; rows: number; loaded: number; rejected: number };
  'atlas.import_reject': {
    run_id: string;
    position: number;
    file: string;
    row_number: number;
    field: string;
    reason: string;
    params: Record<string, string | number>;
  };
};

/** Queries that know the tables of the atlas. */
export const tables = (db: ZoneDb) => db.withTables<AtlasTables>();

/** Text that stands for itself inside a LIKE pattern. */
export function likePattern(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
