import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PartyKind } from '../../../contract/roster.ts';
import { tables } from './tables.ts';

/** A party and whether it stands for itself. */
export interface FoundParty {
  id: string;
  kind: PartyKind;
  state: 'standing' | 'merged' | 'withdrawn';
  mergedInto: string | null;
}

/** The party with this id, if the zone has it. */
export function findParty(db: ZoneDb, id: string): Promise<FoundParty | undefined> {
  return tables(db)
    .selectFrom('parties.party')
    .select(['id', 'kind', 'state', 'merged_into as mergedInto'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Parties by id with the names that are not sealed. */
export async function listNamedParties(
  db: ZoneDb,
  ids: readonly string[],
): Promise<{ id: string; kind: PartyKind; name: string | null }[]> {
  if (ids.length === 0) return [];
  return tables(db)
    .selectFrom('parties.party as party')
    .leftJoin('parties.firm as firm', (join) =>
      join.onRef('firm.zone_id', '=', 'party.zone_id').onRef('firm.id', '=', 'party.id'),
    )
    .leftJoin('parties.partner as partner', (join) =>
      join.onRef('partner.zone_id', '=', 'party.zone_id').onRef('partner.id', '=', 'party.id'),
    )
    .leftJoin('parties.site as site', (join) =>
      join.onRef('site.zone_id', '=', 'party.zone_id').onRef('site.id', '=', 'party.id'),
    )
    .leftJoin('parties.parcel as parcel', (join) =>
      join.onRef('parcel.zone_id', '=', 'party.zone_id').onRef('parcel.id', '=', 'party.id'),
    )
    .select(['party.id', 'party.kind'])
    .select(sql<string | null>`coalesce(firm.name, partner.name, site.name, parcel.number)`.as('name'))
    .where('party.id', 'in', [...new Set(ids)])
    .execute();
}
