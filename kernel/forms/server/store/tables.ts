import type { ColumnType, Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FormSubject } from '../../contract/form.ts';

/** JSON goes in as text, because the driver writes lists as arrays of SQL. */
type Json = ColumnType<unknown, string, string>;
/** ISO 8601 in UTC. */
type Instant = string;

/** Rows of the tables of forms as they are stored; tables of parties, accounts and rules are read only. */
export type FormTables = {
  'forms.form': {
    zone_id: string;
    id: string;
    key: string;
    title: string;
    subject: FormSubject;
    department_id: string;
    made_by: string | null;
    made_at: Instant;
    withdrawn_at: Instant | null;
    withdrawn_by: string | null;
    withdrawn_reason: string | null;
    demonstration: Generated<boolean>;
  };
  'forms.form_version': {
    zone_id: string;
    form_id: string;
    number: number;
    valid_from: string;
    definition: Json;
    digest: Buffer;
    reason: string;
    designed_by: string | null;
    published_by: string | null;
    published_at: Instant;
  };
  'forms.draft_definition': {
    zone_id: string;
    form_id: string;
    revision: number;
    definition: Json;
    editors: string[];
    saved_by: string | null;
    saved_at: Instant;
  };
  'forms.draft': {
    zone_id: string;
    id: string;
    form_id: string;
    account_id: string;
    party_id: string | null;
    version: number;
    revision: number;
    answers: Json;
    personal_sealed: string | null;
    saved_at: Instant;
  };
  'forms.submission': {
    zone_id: string;
    id: string;
    form_id: string;
    version: number;
    year: number;
    sequence: number;
    party_id: string | null;
    way: 'own' | 'staff' | 'sheet';
    answers: Json;
    computed: Json;
    shown: string[];
    facts: Json;
    parameters: Json;
    personal_sealed: string | null;
    key_owner: string;
    client_id: string;
    batch_id: string | null;
    submitted_by: string | null;
    submitted_at: Instant;
    demonstration: Generated<boolean>;
  };
  'forms.submission_withdrawal': {
    zone_id: string;
    submission_id: string;
    reason: string;
    withdrawn_by: string | null;
    withdrawn_at: Instant;
  };
  'parties.party': { zone_id: string; id: string; kind: string; state: string };
  'parties.firm': {
    zone_id: string;
    id: string;
    name: string;
    social_credit_code: string | null;
    standing: boolean;
  };
  'parties.party_name': { zone_id: string; party_id: string; kind: string; name: string };
  'auth.account': { zone_id: string; id: string; display_name: string; role: string };
  'rules.status': { zone_id: string; id: string; status: string };
};

/** The tables that forms may speak to. */
export function tables(db: ZoneDb) {
  return db.withTables<FormTables>();
}
