import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { StoredValue } from '../domain/assemble-figure.ts';

/** Rows of the tables of a zone as they are stored. */
export type IndicatorTables = {
  'indicators.value': {
    zone_id: string;
    metric: string;
    period: string;
    revision: number;
    version: number;
    value: string | null;
    rows: number;
    parts: StoredValue['parts'];
    changed_at: string;
  };
  'indicators.checked': {
    zone_id: string;
    metric: string;
    checked_at: string;
    checked_on: string;
    changed_at: string;
    data_until: string | null;
    targets: Record<string, string>;
    failed_at: string | null;
  };
  'indicators.followed': { zone_id: string; xid: string; position: number; followed_at: string };
  'indicators.report': {
    zone_id: string;
    id: string;
    metric: string;
    status: 'actual' | 'target';
    period: string;
    part: string;
    value: string;
    source: string;
    revision: number;
    state: Generated<'standing' | 'superseded' | 'reversed'>;
    reason: string | null;
    reported_by: string | null;
    reported_at: string;
    demonstration: Generated<boolean>;
  };
};

/** The tables of this engine on a connection. */
export function tables(db: ZoneDb) {
  return db.withTables<IndicatorTables>();
}
