import type { NamedKind, PartyNameKind } from '../../../contract/naming.ts';

/** A name as it is told; the days `YYYY-MM-DD`, null or left out when not known. */
export interface GivenName {
  kind: PartyNameKind;
  /** At most 200 characters; one without any letter or digit only takes away what stood before. */
  name: string;
  from?: string | null;
  /** Only of a former name: the last day. */
  until?: string | null;
  /** Where the name is known from, or why it changed. */
  source?: string | null;
}

/** A party and what is known of its names. */
export interface NamedParty {
  partyId: string;
  kind: NamedKind;
  names: readonly GivenName[];
  /** When and why another current name than before is borne; the old one is then known to have ended the day before. */
  renamed?: { on: string | null; reason: string | null };
  /** The current name before was a slip: it is dropped instead of kept as a former name. */
  mistaken?: boolean;
}
