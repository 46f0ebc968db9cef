import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PartyKind, RosterActKind, RosterKind } from '../../../contract/roster.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.roster. */
export type RosterRow = {
  zone_id: string;
  id: string;
  code: string;
  name: string;
  kind: RosterKind;
  exclusive: boolean;
  party_kinds: PartyKind[];
  document_number: string | null;
  founded_on: string;
  closed_on: string | null;
  demonstration: Generated<boolean>;
};

/** A row of parties.roster_item. */
export type RosterItemRow = {
  zone_id: string;
  roster_id: string;
  id: string;
  code: string;
  name: string;
  position: number;
  withdrawn: Generated<boolean>;
  demonstration: Generated<boolean>;
};

/** A row of parties.roster_act. */
export type RosterActRow = {
  zone_id: string;
  id: string;
  roster_id: string;
  kind: RosterActKind;
  reason: string | null;
  undoes: string | null;
  made_by: string | null;
  made_at: string;
  demonstration: Generated<boolean>;
};

/** A row of parties.roster_entry. */
export type RosterEntryRow = {
  zone_id: string;
  id: string;
  roster_id: string;
  item_id: string;
  party_id: string;
  /** Written by the database. */
  lane_id: Generated<string>;
  starts_on: string;
  ends_on: string | null;
  certificate: string | null;
  certificate_until: string | null;
  document_number: string | null;
  link: string | null;
  made_by: string;
  taken_back_by: string | null;
  demonstration: Generated<boolean>;
};

type RosterTables = {
  'parties.roster': RosterRow;
  'parties.roster_item': RosterItemRow;
  'parties.roster_act': RosterActRow;
  'parties.roster_entry': RosterEntryRow;
  'parties.party': {
    zone_id: string;
    id: string;
    kind: PartyKind;
    state: 'standing' | 'merged' | 'withdrawn';
    merged_into: string | null;
  };
  'parties.firm': { zone_id: string; id: string; name: string; social_credit_code: string | null };
  'parties.partner': { zone_id: string; id: string; name: string };
  'parties.site': { zone_id: string; id: string; name: string };
  'parties.parcel': { zone_id: string; id: string; number: string };
  'auth.account': { zone_id: string; id: string; display_name: string };
};

/** Queries over lists and who stands on them. */
export function tables(db: ZoneDb) {
  return db.withTables<RosterTables>();
}
