import type { Generated, JSONColumnType } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { VisitPurpose } from '../../../contract/visit.ts';
import type { Exemption } from '../../../contract/visit-cap.ts';

// Types and not interfaces: kysely asks for an index signature.

type CapRow = {
  zone_id: string;
  valid_from: string;
  number: number;
  months: number;
  total_most: number;
  department_most: number;
  document_number: string;
  reason: string | null;
  set_by: string | null;
  set_at: string;
  demonstration: Generated<boolean>;
};

type PlanRow = {
  zone_id: string;
  id: string;
  title: string;
  department_id: string;
  starts_on: string;
  ends_on: string;
  chosen_by: string | null;
  made_by: string | null;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
  demonstration: Generated<boolean>;
};

type PlanFirmRow = {
  zone_id: string;
  id: string;
  plan_id: string;
  firm_id: string;
  officer_id: string | null;
  due_on: string;
  added_by: string | null;
  added_at: string;
  added_reason: string | null;
  removed_at: string | null;
  removed_by: string | null;
  removed_reason: string | null;
  demonstration: Generated<boolean>;
};

/** A row of visits.visit. */
export type VisitRecord = {
  zone_id: string;
  id: string;
  client_id: string;
  number: number;
  firm_id: string;
  department_id: string;
  day: string;
  purpose: VisitPurpose;
  met_role: string;
  met_person_id: string | null;
  summary: string;
  longitude: string | null;
  latitude: string | null;
  exemption: Exemption | null;
  exemption_reason: string | null;
  noted_at: string;
  recorded_by: string | null;
  recorded_at: string;
  withdrawn_at: Generated<string | null>;
  withdrawn_by: Generated<string | null>;
  withdrawn_reason: Generated<string | null>;
  demonstration: Generated<boolean>;
};

type VisitChangeRow = {
  zone_id: string;
  visit_id: string;
  number: number;
  kind: 'correcting' | 'withdrawing';
  reason: string;
  before: JSONColumnType<Record<string, string>>;
  made_by: string | null;
  made_at: string;
};

/** Queries over plans and visits, and over what they name. */
export function tables(db: ZoneDb) {
  return db.withTables<{
    'visits.cap': CapRow;
    'visits.plan': PlanRow;
    'visits.plan_firm': PlanFirmRow;
    'visits.visit': VisitRecord;
    'visits.visit_department': {
      zone_id: string;
      visit_id: string;
      department_id: string;
      demonstration: Generated<boolean>;
    };
    'visits.visit_officer': {
      zone_id: string;
      visit_id: string;
      account_id: string;
      demonstration: Generated<boolean>;
    };
    'visits.visit_change': VisitChangeRow;
    'parties.party': { zone_id: string; id: string; kind: string; state: string };
    'parties.firm': {
      zone_id: string;
      id: string;
      name: string;
      social_credit_code: string | null;
      standing: boolean;
      status: string;
    };
    'parties.duty_item': { zone_id: string; kind: string; code: string; name: string; withdrawn: boolean };
    'auth.account': { zone_id: string; id: string; display_name: string };
  }>();
}
