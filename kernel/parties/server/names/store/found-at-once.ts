import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type NamedKind, type PartyNameKind, partyNameKind } from '../../../contract/naming.ts';
import { type NameQuery, shortestCodeEnd } from '../domain/name-query.ts';
import { shelfOf, shelves } from '../domain/name-strands.ts';

/** Most hits of one call: what the usual twenty need to know that there are more. */
export const mostAtOnce = 21;

/** A party that was met, by its best name. */
export interface FoundAtOnce {
  id: string;
  kind: NamedKind;
  currentName: string;
  code: string | null;
  name: string;
  nameKind: PartyNameKind;
  validUntil: string | null;
}

/**
 * The best {@link mostAtOnce} parties that a query meets, in one call of the database; undefined where the answer might not be
 * whole (names wait for their parts, parties were merged, full scans of few parties): then the caller looks closer.
 */
export async function foundAtOnce(
  db: ZoneDb,
  query: NameQuery,
  kinds: readonly NamedKind[],
): Promise<FoundAtOnce[] | undefined> {
  const { words, letters, mixed, anywhere } = query;
  const chars = [...words];
  const end = chars.length >= shortestCodeEnd ? chars.reverse().join('') : null;
  const shelvesOf = (added: number) => kinds.map((kind) => shelves[kind] + added);
  const inner = anywhere ? [...shelvesOf(shelfOf.own), ...shelvesOf(shelfOf.shared)] : [];
  const { rows } = await sql<(FoundAtOnce | { id: null }) & { sure: boolean }>`
    select id, kind, current_name as "currentName", code, name, name_kind as "nameKind", valid_until as "validUntil", sure
    from parties.look_up(${words}, ${letters}, ${mixed?.words ?? null}, ${mixed?.letters ?? null}, ${end},
      ${kinds}::text[], ${shelvesOf(shelfOf.whole)}::smallint[], ${inner}::smallint[],
      ${partyNameKind.options}::text[])`.execute(db);
  return rows.every((row) => row.sure) ? rows.filter((row) => row.id !== null) : undefined;
}
