import { sql } from 'kysely';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { publishedFirmFilter } from '../../contract/published-firm.ts';
import type { StoredFirm } from '../domain/read/rows.ts';
import { likePattern } from './tables.ts';

/** The parsed filter of the published firms. */
export type PublishedFirmFilter = z.output<typeof publishedFirmFilter>;

/** A published firm with its zone and, for the asking zone, the firm that was adopted from it. */
export type StoredPublishedFirm = StoredFirm & { zone_id: string; zone_name: string; adopted_as: string | null };

// A firm that was merged since, once or further, counts as the one that stands.
const withPage = sql`select f.*, s.number, s.month, z.name as zone_name, (
    select (with recursive way as (
        select p.id, p.merged_into
        union all select next.id, next.merged_into from way join parties.party next on next.id = way.merged_into
      ) select id from way where merged_into is null) from atlas.adoption a
    join parties.party p on p.zone_id = a.zone_id and p.id = a.party_id
    where a.published_id = f.id and p.state <> 'withdrawn' order by a.adopted_at desc limit 1) as adopted_as
  from atlas.firm f join atlas.zone z on z.id = f.zone_id join atlas.source s on s.file = f.source_file`;

/** Published firms that match, in the order asked for; `limit` rows from `offset`. */
export async function listPublishedFirms(
  db: ZoneDb,
  filter: PublishedFirmFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredPublishedFirm[]> {
  const order = filter.sort === 'name' ? sql`f.name, f.row_number` : sql`f.row_number`;
  const result = await sql<StoredPublishedFirm>`${withPage} where ${conditions(filter)}
    order by ${order} limit ${limit} offset ${offset}`.execute(db);
  return result.rows;
}

/** How many published firms match. */
export async function countPublishedFirms(db: ZoneDb, filter: PublishedFirmFilter): Promise<number> {
  const result = await sql<{ count: number }>`select count(*)::int as count
    from atlas.firm f join atlas.zone z on z.id = f.zone_id where ${conditions(filter)}`.execute(db);
  return result.rows[0]?.count ?? 0;
}

/** How many published firms each value of a field has, under all filters but that field's own. */
export async function countPublishedFirmsBy(db: ZoneDb, field: 'zone' | 'kind', filter: PublishedFirmFilter) {
  const column = field === 'zone' ? sql`f.zone_id` : sql`f.kind`;
  const result = await sql<{ value: string; count: number }>`select ${column} as value, count(*)::int as count
    from atlas.firm f join atlas.zone z on z.id = f.zone_id where ${conditions({ ...filter, [field]: [] })}
    group by 1 order by 2 desc, 1`.execute(db);
  return result.rows;
}

/** The published firm with this id. */
export async function findPublishedFirm(db: ZoneDb, id: string): Promise<StoredPublishedFirm | undefined> {
  const result = await sql<StoredPublishedFirm>`${withPage} where f.id = ${id}`.execute(db);
  return result.rows[0];
}

function conditions({ q, zone, kind }: PublishedFirmFilter) {
  const parts = [sql<boolean>`true`];
  if (q) {
    const pattern = likePattern(q);
    parts.push(sql`(f.name ilike ${pattern} or f.short_name ilike ${pattern} or f.industry ilike ${pattern}
      or f.role ilike ${pattern} or z.name ilike ${pattern})`);
  }
  if (zone.length > 0) parts.push(sql`f.zone_id = any(${zone})`);
  if (kind.length > 0) parts.push(sql`f.kind = any(${kind})`);
  return sql.join(parts, sql` and `);
}
