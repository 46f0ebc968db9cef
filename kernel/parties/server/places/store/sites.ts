import { type Expression, type SelectQueryBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PlaceName, Site, SiteFilter, SiteSummary } from '../../../contract/site.ts';
import type { RegisterTally } from '../domain/summarise-register.ts';
import { patternOf, type SiteRow, type Slice, tables } from './tables.ts';

type Sites = { 'parties.site': SiteRow };

const plainColumns = ['id', 'name', 'number', 'kind', 'status', 'floor_area as floorArea', 'address'] as const;

/** Names of a site and of those that it lies in, from outside inwards: a floor's own name tells nobody where it is. */
export function lineOf(zoneId: Expression<string>, siteId: Expression<string | null>) {
  return sql<string | null>`(with recursive line (name, parent_id, depth) as (
      select first.name, first.parent_id, 1 from parties.site as first
        where first.zone_id = ${zoneId} and first.id = ${siteId}
      union all
      select above.name, above.parent_id, line.depth + 1 from line
        join parties.site as above on above.zone_id = ${zoneId} and above.id = line.parent_id where line.depth < 20)
    select string_agg(name, ' · ' order by depth desc) from line)`;
}

const parent = sql<PlaceName | null>`case when parties.site.parent_id is null then null else json_build_object(
  'id', parties.site.parent_id, 'name', ${lineOf(sql.ref('parties.site.zone_id'), sql.ref('parties.site.parent_id'))}) end`;

const parcel = sql<PlaceName | null>`(select json_build_object('id', land.id, 'name', land.number)
  from parties.parcel as land where land.zone_id = parties.site.zone_id and land.id = parties.site.parcel_id)`;

const sortColumns = { number: 'number', name: 'name', floorArea: 'floor_area' } as const;

/** What is asked for and on which day. */
export interface SiteAsked {
  filter: SiteFilter;
  today: string;
}

/** Sites that match with how many use them on the day, `limit` rows from `offset`; the id breaks ties. */
export function listSites(db: ZoneDb, { filter, today }: SiteAsked, { limit, offset }: Slice): Promise<SiteSummary[]> {
  return ordered(db, filter)
    .select(plainColumns)
    .select([parent.as('parent'), occupantsOn(today).as('occupants')])
    .limit(limit)
    .offset(offset)
    .execute();
}

/** A site with everything, for a workbook. */
export type SiteInFull = Site & Pick<SiteSummary, 'occupants'>;

/** Every matching site with all its columns. */
export function listSitesInFull(db: ZoneDb, { filter, today }: SiteAsked, limit: number): Promise<SiteInFull[]> {
  return detailed(ordered(db, filter)).select(occupantsOn(today).as('occupants')).limit(limit).execute();
}

/** Counts and floor areas by kind and status of the sites whose words and place match. */
export function tallySites(
  db: ZoneDb,
  filter: Pick<SiteFilter, 'q' | 'within'>,
): Promise<RegisterTally<'kind' | 'status'>[]> {
  return worded(tables(db).selectFrom('parties.site'), filter)
    .select(['kind', 'status'])
    .select((make) => [
      make.fn.countAll<number>().as('count'),
      sql<string>`coalesce(sum(floor_area), 0)::numeric(20, 2)`.as('area'),
    ])
    .groupBy(['kind', 'status'])
    .execute();
}

/** The site with this id, if the zone has it on its register. */
export function findSite(db: ZoneDb, id: string): Promise<Site | undefined> {
  return one(db, id).executeTakeFirst();
}

/** The same, kept from others who amend it until the transaction ends. */
export function lockSite(tx: ZoneDb, id: string): Promise<Site | undefined> {
  return one(tx, id).forUpdate().executeTakeFirst();
}

function one(db: ZoneDb, id: string) {
  return detailed(tables(db).selectFrom('parties.site')).where('id', '=', id).where('standing', '=', true);
}

/** The sites directly within one, by name. */
export function listSitesIn(db: ZoneDb, siteId: string): Promise<PlaceName[]> {
  return tables(db)
    .selectFrom('parties.site')
    .select(['id', 'name'])
    .where('parent_id', '=', siteId)
    .where('standing', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** A site's own id and those of the sites that it lies in, from below; empty when it isn't on the register. */
export async function listLine(db: ZoneDb, siteId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, parent_id, depth) as (
      select id, parent_id, 1 from parties.site where id = ${siteId} and standing
      union all
      select above.id, above.parent_id, line.depth + 1
      from line join parties.site as above on above.id = line.parent_id where line.depth < 100)
    select id from line order by depth`.execute(tables(db));
  return rows.map(({ id }) => id);
}

/** Keeps everybody else from moving sites until the transaction ends: two moves at once could make a circle. */
export async function lockSiteTree(tx: ZoneDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(platform.current_zone()::text, 7431))`.execute(tables(tx));
}

/** Adds a site; its parent and parcel are told by id. */
export async function addSite(tx: ZoneDb, site: Site & { zoneId: string; registeredBy: string | null }): Promise<void> {
  await tables(tx)
    .insertInto('parties.site')
    .values({
      ...columnsOf(site),
      zone_id: site.zoneId,
      id: site.id,
      registered_at: site.registeredAt,
      registered_by: site.registeredBy,
    })
    .execute();
}

/** Writes what is now known of a site. */
export async function updateSite(tx: ZoneDb, site: Site): Promise<void> {
  await tables(tx)
    .updateTable('parties.site')
    .set(columnsOf(site))
    .where('id', '=', site.id)
    .where('standing', '=', true)
    .execute();
}

function columnsOf(site: Site) {
  return {
    name: site.name,
    number: site.number,
    kind: site.kind,
    status: site.status,
    address: site.address,
    floor_area: site.floorArea,
    parcel_id: site.parcel?.id ?? null,
    parent_id: site.parent?.id ?? null,
    longitude: site.longitude,
    latitude: site.latitude,
    source: site.source,
  };
}

function detailed<O>(query: SelectQueryBuilder<Sites, 'parties.site', O>) {
  return query
    .select(plainColumns)
    .select(['longitude', 'latitude', 'source', 'registered_at as registeredAt'])
    .select([parent.as('parent'), parcel.as('parcel')]);
}

/** How many firms and institutions use a site on a day, in whatever ways. */
function occupantsOn(today: string) {
  return sql<number>`(select count(distinct used.party_id) from parties.occupancy as used
    where used.zone_id = parties.site.zone_id and used.place_id = parties.site.id and used.state = 'standing'
      and used.starts_on <= ${today} and (used.ends_on is null or used.ends_on >= ${today}))`;
}

function ordered(db: ZoneDb, filter: SiteFilter) {
  const descending = filter.sort.startsWith('-');
  const column = sortColumns[(descending ? filter.sort.slice(1) : filter.sort) as keyof typeof sortColumns];
  let query = worded(tables(db).selectFrom('parties.site'), filter);
  if (filter.kind.length > 0) query = query.where('kind', 'in', filter.kind);
  if (filter.status.length > 0) query = query.where('status', 'in', filter.status);
  return query
    .orderBy(column, (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id');
}

function worded<O>(all: SelectQueryBuilder<Sites, 'parties.site', O>, of: Pick<SiteFilter, 'q' | 'within'>) {
  let query = all.where('standing', '=', true);
  if (of.within !== undefined) query = query.where('id', 'in', idsWithin(of.within));
  if (of.q === undefined || of.q === '') return query;
  const pattern = patternOf(of.q);
  return query.where((make) =>
    make.or([make('name', 'ilike', pattern), make('number', 'ilike', pattern), make('address', 'ilike', pattern)]),
  );
}

function idsWithin(siteId: string) {
  return sql<string>`(with recursive inside (id) as (
    select id from parties.site where parent_id = ${siteId}
    union
    select below.id from inside join parties.site as below on below.parent_id = inside.id)
    select id from inside)`;
}
