import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NamedKind, PartyNameKind } from '../../../contract/naming.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.party_name. */
export type PartyNameRow = {
  zone_id: string;
  party_id: string;
  place: number;
  party_kind: NamedKind;
  kind: PartyNameKind;
  name: string;
  words: string;
  tail_id: string | null;
  valid_from: string | null;
  valid_until: string | null;
  source: string | null;
  demonstration: Generated<boolean>;
};

/** A row of parties.party, as far as names need it. */
export type NamedPartyRow = {
  zone_id: string;
  id: string;
  kind: string;
  state: 'standing' | 'merged' | 'withdrawn';
  merged_into: string | null;
};

/** Queries over the tables of names. */
export function nameTables(db: ZoneDb) {
  return db.withTables<{ 'parties.party_name': PartyNameRow; 'parties.party': NamedPartyRow }>();
}
