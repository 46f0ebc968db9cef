import { type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { publishedFilter } from '../../contract/endpoints.ts';
import type { SourceRef } from '../../contract/figure.ts';

/** A published figure as it is stored. */
export interface PublishedRow {
  id: string;
  row_number: number;
  zone_id: string;
  zone_name: string;
  indicator: string;
  name: string;
  subject: string | null;
  note: string | null;
  period: string | null;
  value: string | null;
  unit: string;
  yoy_percent: string | null;
  yoy_pp: string | null;
  bound: string;
  status: string;
  printed: string | null;
  source: SourceRef;
}

type Tables = { 'indicators.published_value': PublishedRow };
type Query = SelectQueryBuilder<Tables, 'indicators.published_value', object>;

/** The parsed filter of published figures. */
export type PublishedFilter = z.output<typeof publishedFilter>;

const columns = { zone: 'zone_id', indicator: 'indicator', unit: 'unit', status: 'status' } as const;

function matching(db: ZoneDb, filter: Omit<PublishedFilter, 'sort'>, leaveOut?: keyof typeof columns): Query {
  let query: Query = db.withTables<Tables>().selectFrom('indicators.published_value');
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((make) =>
      make.or(
        (['name', 'indicator', 'zone_name', 'subject', 'note'] as const).map((key) => make(key, 'ilike', pattern)),
      ),
    );
  }
  for (const field of ['zone', 'indicator', 'unit', 'status'] as const) {
    if (filter[field].length > 0 && field !== leaveOut) query = query.where(columns[field], 'in', filter[field]);
  }
  return query;
}

const orders = {
  row: sql`row_number`,
  zone: sql`zone_name, row_number`,
  indicator: sql`indicator, unit, row_number`,
  '-value': sql`unit, value desc nulls last, row_number`,
} as const;

/** Published figures that match, in the order asked for. */
export function listPublishedValues(
  db: ZoneDb,
  filter: PublishedFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<PublishedRow[]> {
  return matching(db, filter).selectAll().orderBy(orders[filter.sort]).limit(limit).offset(offset).execute();
}

/** How many match. */
export async function countPublishedValues(db: ZoneDb, filter: PublishedFilter): Promise<number> {
  const row = await matching(db, filter)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many match by a field, under all filters but its own; `label` is a name that the rows give. */
export function countPublishedBy(db: ZoneDb, field: keyof typeof columns, filter: PublishedFilter) {
  const label = field === 'zone' ? 'zone_name' : field === 'indicator' ? 'name' : columns[field];
  return matching(db, filter, field)
    .select([sql<string>`${sql.ref(columns[field])}`.as('value'), sql<string>`min(${sql.ref(label)})`.as('label')])
    .select((make) => make.fn.countAll<number>().as('count'))
    .groupBy(columns[field])
    .orderBy(sql`3 desc, 1`)
    .execute();
}

/** Everything that was published under an indicator. */
export function publishedUnder(db: ZoneDb, indicator: string): Promise<PublishedRow[]> {
  return db
    .withTables<Tables>()
    .selectFrom('indicators.published_value')
    .selectAll()
    .where('indicator', '=', indicator)
    .orderBy('row_number')
    .execute();
}

/** Names of zones that have published anything. */
export function publishingZones(db: ZoneDb, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return db
    .withTables<Tables>()
    .selectFrom('indicators.published_value')
    .select(['zone_id as id', 'zone_name as name'])
    .distinct()
    .where('zone_id', 'in', [...ids])
    .execute();
}

/** Puts these figures in the place of all published ones; as the importer, in the transaction of its import. */
export async function replacePublished(tx: ZoneDb, rows: readonly PublishedRow[]): Promise<void> {
  await tx.withTables<Tables>().deleteFrom('indicators.published_value').execute();
  if (rows.length === 0) return;
  await sql`insert into indicators.published_value
    select * from json_populate_recordset(null::indicators.published_value, ${JSON.stringify(rows)}::json)`.execute(tx);
}
