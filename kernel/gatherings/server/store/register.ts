import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { GatheringState, gatheringKinds } from '../../contract/gathering-state.ts';
import { tables } from './tables.ts';

/** The filter of the register as the store takes it. */
export interface RegisterFilter {
  q?: string | undefined;
  kind: readonly (typeof gatheringKinds)[number][];
  state: readonly GatheringState[];
  department: readonly string[];
  series: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
  sort: '-day' | 'day';
}

/** Fields by which the register counts. */
export type RegisterField = 'kind' | 'state' | 'department' | 'series';

function matching(db: ZoneDb, filter: RegisterFilter, except?: RegisterField) {
  const { q, kind, state, department, series, from, to } = filter;
  let query = tables(db).selectFrom('gatherings.gathering as one');
  if (q) query = query.where(sql<boolean>`one.title ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (except !== 'kind' && kind.length > 0) query = query.where('one.kind', 'in', kind);
  if (except !== 'state' && state.length > 0) query = query.where('one.state', 'in', state);
  if (except !== 'department' && department.length > 0) {
    query = query.where('one.host_department_id', 'in', department);
  }
  if (except !== 'series' && series.length > 0) query = query.where('one.series_id', 'in', series);
  if (from !== undefined) query = query.where('one.day', '>=', from);
  if (to !== undefined) query = query.where('one.day', '<=', to);
  return query;
}

/** Numbers of a gathering that its line shows. */
const counts = {
  invited: sql<number>`(select count(*) from gatherings.invitation as i where i.zone_id = one.zone_id
    and i.gathering_id = one.id and i.withdrawn_at is null and not i.walk_in)`,
  coming: sql<number>`(select count(*) from gatherings.invitation as i where i.zone_id = one.zone_id
    and i.gathering_id = one.id and i.withdrawn_at is null and i.answer in ('yes', 'another') and i.waiting_since is null)`,
  waiting: sql<number>`(select count(*) from gatherings.invitation as i where i.zone_id = one.zone_id
    and i.gathering_id = one.id and i.withdrawn_at is null and i.waiting_since is not null)`,
  present: sql<number>`(select count(*) from gatherings.attendance as a where a.zone_id = one.zone_id
    and a.gathering_id = one.id)`,
};

/** Gatherings that match, in the order asked for. */
export function listRows(
  db: ZoneDb,
  filter: RegisterFilter & { only?: string },
  { limit, offset }: { limit: number; offset: number },
) {
  const { only, sort } = filter;
  const way = sort === 'day' ? 'asc' : 'desc';
  return matching(db, filter)
    .$if(only !== undefined, (query) => query.where('one.id', '=', only ?? ''))
    .leftJoin('gatherings.series as series', (join) =>
      join.onRef('series.zone_id', '=', 'one.zone_id').onRef('series.id', '=', 'one.series_id'),
    )
    .select([
      ...([
        'one.id',
        'one.kind',
        'one.title',
        'one.day',
        'one.from_time as fromTime',
        'one.to_time as toTime',
      ] as const),
      ...(['one.place', 'one.site_id as siteId', 'one.host_department_id as hostId', 'one.capacity'] as const),
      ...(['one.state', 'one.demonstration', 'one.series_id as seriesId', 'series.name as seriesName'] as const),
    ])
    .select([counts.invited.as('invited'), counts.coming.as('coming')])
    .select([counts.waiting.as('waiting'), counts.present.as('present')])
    .orderBy('one.day', way)
    .orderBy('one.from_time', way)
    .orderBy('one.id', way)
    .limit(limit)
    .offset(offset)
    .execute();
}

/** A row of {@link listRows}. */
export type RegisterLine = Awaited<ReturnType<typeof listRows>>[number];

/** How many match. */
export async function countRows(db: ZoneDb, filter: RegisterFilter): Promise<number> {
  const row = await matching(db, filter)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

const fieldColumns = { kind: 'kind', state: 'state', department: 'host_department_id', series: 'series_id' } as const;

/** How many match by a field, under all filters but its own. */
export function countRowsBy(
  db: ZoneDb,
  field: RegisterField,
  filter: RegisterFilter,
): Promise<{ value: string; count: number }[]> {
  const column = sql.ref(`one.${fieldColumns[field]}`);
  return matching(db, filter, field)
    .where(sql<boolean>`${column} is not null`)
    .select(sql<string>`${column}::text`.as('value'))
    .select((make) => make.fn.countAll<number>().as('count'))
    .groupBy(column)
    .orderBy(sql`2 desc, 1`)
    .execute();
}

/** Gatherings that were held and not closed. */
export function listUnclosed(db: ZoneDb, limit: number) {
  return tables(db)
    .selectFrom('gatherings.gathering')
    .select(['id', 'title', 'day', 'to_time as toTime', 'host_department_id as hostId'])
    .where('state', '=', 'held')
    .orderBy('day')
    .orderBy('id')
    .limit(limit)
    .execute();
}
