import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { OfficerPart } from '../../../contract/service-officer.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of visits.officer_term. */
export type OfficerTermRow = {
  zone_id: string;
  id: string;
  firm_id: string;
  project: string;
  part: OfficerPart;
  staff_id: string;
  starts_on: string;
  ends_on: string | null;
  made_by: string | null;
  made_at: string;
  taken_back_at: string | null;
  taken_back_by: string | null;
  demonstration: Generated<boolean>;
};

/** A row of visits.officer_rating. */
export type OfficerRatingRow = {
  zone_id: string;
  id: string;
  firm_id: string;
  staff_id: string;
  stars: number;
  words: string | null;
  quarter: string;
  issue_id: string | null;
  rated_on: string;
  rated_at: string;
  rated_by: string | null;
  demonstration: Generated<boolean>;
};

type OfficerTables = {
  'visits.officer_term': OfficerTermRow;
  'visits.officer_rating': OfficerRatingRow;
  'parties.firm': {
    zone_id: string;
    id: string;
    name: string;
    social_credit_code: string | null;
    industry: string;
    scale: string | null;
    status: string;
    standing: boolean;
    demonstration: boolean;
  };
  'parties.staff': {
    zone_id: string;
    id: string;
    name: string;
    office_extension: string | null;
    account_id: string | null;
    position: number;
    demonstration: boolean;
  };
};

/** Queries over officers and what firms think of them. */
export function tables(db: ZoneDb) {
  return db.withTables<OfficerTables>();
}
