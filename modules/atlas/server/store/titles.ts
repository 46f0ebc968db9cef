import { sql } from 'kysely';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { titleFilter } from '../../contract/title.ts';
import type { StoredTitle } from '../domain/read/titles.ts';
import { likePattern } from './tables.ts';

/** The parsed filter of the published titles. */
export type TitleFilter = z.output<typeof titleFilter>;

const withPage = sql`select t.*, s.number, s.month, z.name as zone_name
  from atlas.title t join atlas.zone z on z.id = t.zone_id join atlas.source s on s.file = t.source_file`;

/** Published titles that match, in the order asked for; `limit` rows from `offset`. */
export async function listTitles(
  db: ZoneDb,
  filter: TitleFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredTitle[]> {
  const order = filter.sort === 'name' ? sql`t.name, t.row_number` : sql`t.row_number`;
  const result = await sql<StoredTitle>`${withPage} where ${conditions(filter)}
    order by ${order} limit ${limit} offset ${offset}`.execute(db);
  return result.rows;
}

/** Published titles of one zone. */
export async function listTitlesOf(db: ZoneDb, zoneId: string): Promise<StoredTitle[]> {
  const result = await sql<StoredTitle>`${withPage} where t.zone_id = ${zoneId} order by t.row_number`.execute(db);
  return result.rows;
}

/** How many published titles match. */
export async function countTitles(db: ZoneDb, filter: TitleFilter): Promise<number> {
  const result = await sql<{ count: number }>`select count(*)::int as count
    from atlas.title t join atlas.zone z on z.id = t.zone_id where ${conditions(filter)}`.execute(db);
  return result.rows[0]?.count ?? 0;
}

const facetColumns = { zone: 'zone_id', kind: 'kind', level: 'level', status: 'status' } as const;

/** How many published titles each value of a field has, under all filters but that field's own. */
export async function countTitlesBy(db: ZoneDb, field: keyof typeof facetColumns, filter: TitleFilter) {
  const column = sql.ref(`t.${facetColumns[field]}`);
  const result = await sql<{ value: string; count: number }>`select ${column} as value, count(*)::int as count
    from atlas.title t join atlas.zone z on z.id = t.zone_id
    where ${column} is not null and ${conditions({ ...filter, [field]: [] })}
    group by 1 order by 2 desc, 1`.execute(db);
  return result.rows;
}

function conditions({ q, zone, kind, level, status }: TitleFilter) {
  const parts = [sql<boolean>`true`];
  if (q) {
    const pattern = likePattern(q);
    parts.push(sql`(t.name ilike ${pattern} or t.body ilike ${pattern} or t.scope ilike ${pattern}
      or z.name ilike ${pattern})`);
  }
  if (zone.length > 0) parts.push(sql`t.zone_id = any(${zone})`);
  if (kind.length > 0) parts.push(sql`t.kind = any(${kind})`);
  if (level.length > 0) parts.push(sql`t.level = any(${level})`);
  if (status.length > 0) parts.push(sql`t.status = any(${status})`);
  return sql.join(parts, sql` and `);
}
