import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** How many records of a kind there were on a day. */
export interface DayCount {
  day: string;
  kind: string;
  count: number;
}

/**
 * Firms on the register by state of business on each day: those founded by then, in the state that was in force. Before the
 * first that was dated a firm was operating; one whose states nobody has dated counts in its present one.
 */
export async function countFirms(db: ZoneDb, days: readonly string[]): Promise<DayCount[]> {
  // Firms come and go on few days beside how many there are: each change is counted once, and days add the changes up.
  const { rows } = await sql<DayCount>`
    with said as materialized (
      select firm_id, valid_from, status, lead(valid_from) over (partition by firm_id order by valid_from) as until
      from (
        select distinct on (firm_id, valid_from) firm_id, valid_from, status from parties.firm_status
        order by firm_id, valid_from, number desc) as latest
      where status <> 'void'),
    firm as materialized (
      select id, status, coalesce(founded_on, (registered_at at time zone 'Asia/Shanghai')::date) as since
      from parties.firm where standing),
    span as (
      select case when min(said.valid_from) is null then firm.status else 'operating' end as kind, firm.since,
        min(said.valid_from) as until
      from firm left join said on said.firm_id = firm.id group by firm.id, firm.status, firm.since
      union all
      select said.status, greatest(said.valid_from, firm.since), said.until from said join firm on firm.id = said.firm_id),
    change as materialized (
      select kind, since as day, count(*) as gain from span where until is null or until > since group by 1, 2
      union all
      select kind, until, -count(*) from span where until > since group by 1, 2)
    select asked.day::text as day, change.kind, sum(change.gain)::int as count
    from unnest(${[...days]}::date[]) as asked (day) join change on change.day <= asked.day
    group by 1, 2 having sum(change.gain) > 0 order by 1, 2`.execute(db);
  return rows;
}

/** Parcels on the register by state of supply, as they stand. */
export async function countParcels(db: ZoneDb): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select supply_state as kind, count(*)::int as count from parties.parcel where standing
    group by supply_state order by array_position(array['planned', 'offered', 'granted', 'built', 'idle'], supply_state)`.execute(
    db,
  );
  return rows;
}

/** Parties that stood on a list on each day, by item. */
export async function countOnRoster(
  db: ZoneDb,
  roster: string,
  days: readonly string[],
): Promise<(DayCount & { label: string })[]> {
  const { rows } = await sql<DayCount & { label: string }>`
    select asked.day::text as day, item.code as kind, item.name as label, count(distinct entry.party_id)::int as count
    from unnest(${[...days]}::date[]) as asked (day)
    join parties.roster as list on list.code = ${roster}
    join parties.roster_item as item on item.zone_id = list.zone_id and item.roster_id = list.id
    join parties.roster_entry as entry on entry.zone_id = item.zone_id and entry.item_id = item.id
      and entry.taken_back_by is null and entry.starts_on <= asked.day
      and (entry.ends_on is null or entry.ends_on > asked.day)
    group by 1, 2, 3, item.position order by 1, item.position`.execute(db);
  return rows;
}
