import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MeasureActKind, MeasureState } from '../../../contract/measure.ts';

/** Rows of the tables of measures as they are stored. */
export type MeasureTables = {
  'visits.measure_document': {
    zone_id: string;
    id: string;
    number: string;
    title: string;
    issued_on: string;
    source: string | null;
    published_at: string | null;
    entered_by: string | null;
    entered_at: string;
    demonstration: Generated<boolean>;
  };
  'visits.measure_aspect': {
    zone_id: string;
    id: string;
    document_id: string;
    position: number;
    title: string;
    demonstration: Generated<boolean>;
  };
  'visits.measure': {
    zone_id: string;
    id: string;
    document_id: string;
    aspect_id: string | null;
    position: number;
    title: string;
    content: string | null;
    lead_department_id: string;
    due_on: string;
    state: Generated<MeasureState>;
    standing: Generated<boolean>;
    demonstration: Generated<boolean>;
  };
  'visits.measure_cooperation': {
    zone_id: string;
    measure_id: string;
    department_id: string;
    demonstration: Generated<boolean>;
  };
  'visits.measure_act': {
    zone_id: string;
    measure_id: string;
    number: number;
    id: string;
    kind: MeasureActKind;
    text: string | null;
    files: number;
    before: string | null;
    made_by: string | null;
    made_at: string;
    demonstration: Generated<boolean>;
  };
  'visits.measure_issue': {
    zone_id: string;
    id: string;
    measure_id: string;
    case_id: string;
    proposal_id: string | null;
    joined_by: string | null;
    joined_at: string;
    undone_at: string | null;
    undone_by: string | null;
    undone_reason: string | null;
    told_at: string | null;
    demonstration: Generated<boolean>;
  };
};

/** The tables of measures on a connection. */
export function tables(db: ZoneDb) {
  return db.withTables<MeasureTables>();
}
