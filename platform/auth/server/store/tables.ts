import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AccountStatus, SecondFactorRule } from '../../contract/states.ts';

// A type and not an interface: kysely asks for an index signature.
type AuthTables = {
  'auth.zone': { id: string; code: string; name: string; demonstration: boolean };
  'auth.account': {
    zone_id: string;
    id: string;
    login: string | null;
    display_name: string;
    role: AccountRole;
    password_hash: string | null;
    failed_attempts: number;
    locked_until: string | null;
    demonstration: boolean;
    status: AccountStatus;
    confirmed_at: string | null;
    created_by: string | null;
    confirmed_by: string | null;
    person_key: Buffer | null;
    password_set_at: string | null;
    password_must_change: boolean;
  };
  'auth.session': {
    zone_id: string;
    id: string;
    token_hash: Buffer;
    account_id: string;
    created_at: string;
    last_seen_at: string;
    ended_at: string | null;
    ended_why: string | null;
    how: string;
    second_factor: boolean;
    proved_at: string | null;
    ip: string | null;
    browser: string | null;
  };
  'auth.pending_sign_in': {
    zone_id: string;
    token_hash: Buffer;
    account_id: string;
    how: string;
    started_at: string;
    ended_at: string | null;
  };
  'auth.second_factor': {
    zone_id: string;
    account_id: string;
    sealed_secret: string;
    started_at: string;
    confirmed_at: string | null;
    last_counter: number;
  };
  'auth.recovery_code': {
    zone_id: string;
    account_id: string;
    code_hash: Buffer;
    made_at: string;
    used_at: string | null;
  };
  'auth.former_password': {
    zone_id: string;
    id: string;
    account_id: string;
    password_hash: string;
    replaced_at: string;
  };
  'auth.one_time_code': {
    zone_id: string;
    code_hash: Buffer;
    account_id: string;
    purpose: 'activate' | 'reset';
    made_at: string;
    expires_at: string;
    ended_at: string | null;
  };
  'auth.zone_policy': { zone_id: string; second_factor: SecondFactorRule; demonstration_exempt: boolean };
};

/** Queries over the tables of this part. */
export const tables = (db: ZoneDb) => db.withTables<AuthTables>();
