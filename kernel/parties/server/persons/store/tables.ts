import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InvitedRole } from '../../../contract/invitation.ts';
import type { MemberRole, MembershipState, Partner } from '../../../contract/membership.ts';
import type { PersonField } from '../../../contract/person.ts';
import type { ErasureRequest } from '../../../contract/person-erasure.ts';
import type { FirmRow } from '../../store/tables.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.person. */
export type PersonRow = {
  zone_id: string;
  id: string;
  name_sealed: string | null;
  mobile_sealed: string | null;
  id_number_sealed: string | null;
  email_sealed: string | null;
  mobile_digest: Buffer | null;
  id_number_digest: Buffer | null;
  id_number_doubted: boolean;
  demonstration: Generated<boolean>;
  /** On the register: neither merged into another nor withdrawn. */
  standing: Generated<boolean>;
  registered_at: string;
  registered_by: string | null;
  erased_at: string | null;
};

/** A row of parties.membership. */
export type MembershipRow = {
  zone_id: string;
  id: string;
  person_id: string;
  firm_id: string | null;
  partner_id: string | null;
  role: MemberRole;
  state: MembershipState;
  starts_on: string;
  ends_on: string | null;
  confirmed_by: 'officers' | 'representative' | 'invitation' | null;
  claimed_at: string;
  end_reason: string | null;
  demonstration: Generated<boolean>;
};

/** A row of parties.invitation. */
export type InvitationRow = {
  zone_id: string;
  id: string;
  person_id: string;
  account_id: string;
  role: InvitedRole;
  firm_id: string | null;
  partner_id: string | null;
  member_role: MemberRole | null;
  invited_by: string;
  by_representative: boolean;
  created_at: string;
  expires_at: string;
  state: 'open' | 'accepted' | 'revoked';
  decided_at: string | null;
};

type PersonTables = {
  'parties.person': PersonRow;
  'parties.person_account': {
    zone_id: string;
    account_id: string;
    person_id: string;
    role: InvitedRole;
    linked_at: string;
  };
  'parties.partner': Partner & {
    zone_id: string;
    demonstration: Generated<boolean>;
    standing: Generated<boolean>;
    registered_at: string;
  };
  'parties.membership': MembershipRow;
  'parties.verification': {
    zone_id: string;
    membership_id: string;
    account_id: string;
    at: string;
    decision: 'confirmed' | 'refused';
    letter_file: string | null;
    reason: string | null;
  };
  'parties.invitation': InvitationRow;
  'parties.acting_firm': { zone_id: string; account_id: string; firm_id: string; chosen_at: string };
  'parties.unmasking': {
    zone_id: string;
    id: string;
    account_id: string;
    person_id: string;
    fields: PersonField[];
    reason: string;
    export_number: string | null;
    at: string;
  };
  'parties.person_hold': {
    zone_id: string;
    id: string;
    person_id: string;
    ground: string;
    until: string | null;
    placed_by: string;
    placed_at: string;
    lifted_by: string | null;
    lifted_at: string | null;
  };
  'parties.erasure_request': {
    zone_id: string;
    id: string;
    person_id: string;
    ground: string;
    asked_at: string;
    asked_by: string;
    requested_by: string | null;
    requested_at: string | null;
    state: ErasureRequest['state'];
    decided_by: string | null;
    decided_at: string | null;
    decision_reason: string | null;
  };
  'parties.erasure': { zone_id: string; person_id: string; at: string; ground: string };
  'parties.firm': FirmRow;
  'auth.account': { zone_id: string; id: string; display_name: string };
};

/** Queries over the tables of persons, members and what was done with their data. */
export function tables(db: ZoneDb) {
  return db.withTables<PersonTables>();
}

/** Number of rows of a page and where it begins. */
export interface Slice {
  limit: number;
  offset: number;
}
