import { sql } from 'kysely';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { zoneFilter } from '../../contract/endpoints.ts';
import { type FactKind, factKinds } from '../../contract/enumerations.ts';
import type { StoredZone } from '../domain/read/rows.ts';
import { likePattern, tables } from './tables.ts';

/** The parsed filter of the register of zones. */
export type ZoneFilter = z.output<typeof zoneFilter>;

/** Fields by which zones are counted. */
export type ZoneFacet = 'kind' | 'province' | 'coverage';

const factTables: Record<FactKind, string> = {
  projects: 'project',
  programmes: 'programme',
  firms: 'firm',
  indicators: 'indicator_value',
  policies: 'policy',
  services: 'service',
  finance: 'finance',
  civic: 'civic',
  mechanisms: 'mechanism',
};

/** How many facts of each kind a zone has, as columns `n_…`. */
const counts = sql.join(
  factKinds.map(
    (kind) =>
      sql`(select count(*)::int from ${sql.table(`atlas.${factTables[kind]}`)} f where f.zone_id = z.id) as ${sql.ref(`n_${kind}`)}`,
  ),
);

const total = sql.join(
  factKinds.map((kind) => sql.ref(`n_${kind}`)),
  sql` + `,
);

const orders: Record<ZoneFilter['sort'], ReturnType<typeof sql>> = {
  row: sql`row_number`,
  name: sql`name, row_number`,
  facts: sql`fact_total, row_number`,
  '-facts': sql`fact_total desc, row_number`,
};

/** Zones that match, each with its page and its counts of facts. */
export async function listZones(db: ZoneDb, filter: ZoneFilter): Promise<StoredZone[]> {
  const result = await sql<StoredZone>`
    with matching as (
      select z.*, s.number, s.month, parent.name as parent_name, ${counts}
      from atlas.zone z
      join atlas.source s on s.file = z.source_file
      left join atlas.zone parent on parent.id = z.parent_zone_id
      where ${conditions(filter)}
    )
    select *, ${total} as fact_total from matching order by ${orders[filter.sort]}`.execute(db);
  return result.rows;
}

/** The zone with this id, with its page and counts. */
export async function findZone(db: ZoneDb, id: string): Promise<StoredZone | undefined> {
  const result = await sql<StoredZone>`
    select z.*, s.number, s.month, parent.name as parent_name, ${counts}
    from atlas.zone z
    join atlas.source s on s.file = z.source_file
    left join atlas.zone parent on parent.id = z.parent_zone_id
    where z.id = ${id}`.execute(db);
  return result.rows[0];
}

/** How many zones each value of a field has, under all filters but that field's own. */
export async function countZonesBy(db: ZoneDb, field: ZoneFacet, filter: ZoneFilter) {
  const result = await sql<{ value: string; count: number }>`
    select ${sql.ref(field)} as value, count(*)::int as count from atlas.zone z
    where ${sql.ref(field)} is not null and ${conditions({ ...filter, [field]: [] })}
    group by 1 order by 2 desc, 1`.execute(db);
  return result.rows;
}

/** Ids and names of all zones. */
export function listZoneNames(db: ZoneDb): Promise<{ id: string; name: string }[]> {
  return tables(db).selectFrom('atlas.zone').select(['id', 'name']).orderBy('row_number').execute();
}

function conditions({ q, kind, province, coverage }: ZoneFilter) {
  const parts = [sql<boolean>`true`];
  if (q) {
    const pattern = likePattern(q);
    parts.push(sql`(z.name ilike ${pattern} or array_to_string(z.aliases, ' ') ilike ${pattern}
      or z.province ilike ${pattern} or z.city ilike ${pattern} or z.county ilike ${pattern})`);
  }
  if (kind.length > 0) parts.push(sql`z.kind = any(${kind})`);
  if (province.length > 0) parts.push(sql`z.province = any(${province})`);
  if (coverage.length > 0) parts.push(sql`z.coverage = any(${coverage})`);
  return sql.join(parts, sql` and `);
}
