import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** What a fact is asked: of which parties (null: every standing one of the kind) and on which day. */
export interface FactAsked {
  readonly partyIds: readonly string[] | null;
  readonly on: string;
}

type Value = number | string | boolean;
/** Values by party; parties without one are absent. */
export type FactValues = ReadonlyMap<string, Value>;

async function valuesOf(db: ZoneDb, query: RawBuilder<{ id: string; value: Value | null }>): Promise<FactValues> {
  const { rows } = await query.execute(db);
  return new Map(rows.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const])));
}

const wanted = (column: string, { partyIds }: FactAsked) =>
  partyIds === null ? sql`true` : sql`${sql.ref(column)} = any(${[...partyIds]}::uuid[])`;

/** Columns of a firm that a fact can be, as the register has them today. */
export type FirmColumn = 'founded_on' | 'industry' | 'scale' | 'legal_form' | 'registered_capital_fen' | 'employees';

/** A column of the register of firms. */
export function readFirmColumn(db: ZoneDb, column: FirmColumn, asked: FactAsked): Promise<FactValues> {
  return valuesOf(
    db,
    sql`select id, ${sql.ref(column)} as value from parties.firm where standing and ${wanted('id', asked)}`,
  );
}

/** State of business in force on the day; before the first that was dated a firm was operating, undated ones are as they are. */
export function readFirmStatus(db: ZoneDb, asked: FactAsked): Promise<FactValues> {
  return valuesOf(
    db,
    sql`
    with said as (
      select distinct on (firm_id, valid_from) firm_id, valid_from, status from parties.firm_status
      where ${wanted('firm_id', asked)} order by firm_id, valid_from, number desc),
    dated as (
      select firm_id, (array_agg(status order by valid_from desc) filter (where valid_from <= ${asked.on}::date))[1] as status
      from said where status <> 'void' group by firm_id)
    select firm.id, case when dated.firm_id is null then firm.status else coalesce(dated.status, 'operating') end as value
    from parties.firm left join dated on dated.firm_id = firm.id where firm.standing and ${wanted('firm.id', asked)}`,
  );
}

/** Square metres that a firm owns or leases on the day, in hundredths. */
export function readOccupiedArea(db: ZoneDb, asked: FactAsked): Promise<FactValues> {
  return valuesOf(
    db,
    sql`
    select firm.id, (100 * sum(used.area))::bigint as value from parties.firm
    join parties.occupancy as used on used.zone_id = firm.zone_id and used.party_id = firm.id
      and used.state = 'standing' and used.kind in ('owns', 'leases')
      and used.starts_on <= ${asked.on}::date and (used.ends_on is null or used.ends_on >= ${asked.on}::date)
    where firm.standing and ${wanted('firm.id', asked)} group by firm.id having count(*) = count(used.area)`,
  );
}

/**
 * Places on lists, found before firms are joined: a table that was filled a moment ago looks small to the planner, which would
 * go through all places once a firm.
 */
const places = (asked: FactAsked) => sql`place as materialized (
  select entry.zone_id, entry.party_id, roster.code, item.name, item.position from parties.roster_entry as entry
  join parties.roster as roster on roster.zone_id = entry.zone_id and roster.id = entry.roster_id
  join parties.roster_item as item on item.zone_id = entry.zone_id and item.id = entry.item_id
  where entry.taken_back_by is null and entry.starts_on <= ${asked.on}::date
    and (entry.ends_on is null or entry.ends_on > ${asked.on}::date) and ${wanted('entry.party_id', asked)})`;

/** Whether a firm stands on a list of the zone; unknown where the zone keeps no such list on the day. */
export function readOnRoster(db: ZoneDb, roster: string, asked: FactAsked): Promise<FactValues> {
  return valuesOf(
    db,
    sql`
    with ${places(asked)},
    on_list as materialized (select distinct zone_id, party_id from place where code = ${roster})
    select firm.id, on_list.party_id is not null as value from parties.firm
    join parties.roster as kept on kept.zone_id = firm.zone_id and kept.code = ${roster}
      and kept.founded_on <= ${asked.on}::date and (kept.closed_on is null or kept.closed_on > ${asked.on}::date)
    left join on_list on on_list.zone_id = firm.zone_id and on_list.party_id = firm.id
    where firm.standing and ${wanted('firm.id', asked)}`,
  );
}

/** The place of a firm on a list of levels, by its name: the last one where it stands on several. */
export function readRosterItem(db: ZoneDb, roster: string, asked: FactAsked): Promise<FactValues> {
  return valuesOf(
    db,
    sql`
    with ${places(asked)},
    last as materialized (
      select zone_id, party_id, (array_agg(name order by position desc))[1] as name from place
      where code = ${roster} group by zone_id, party_id)
    select firm.id, last.name as value from parties.firm
    join last on last.zone_id = firm.zone_id and last.party_id = firm.id
    where firm.standing and ${wanted('firm.id', asked)}`,
  );
}

/** On how many places of lists a firm stands. */
export function countRosterPlaces(db: ZoneDb, asked: FactAsked): Promise<FactValues> {
  return valuesOf(
    db,
    sql`
    with ${places(asked)},
    counted as materialized (select zone_id, party_id, count(*) as places from place group by zone_id, party_id)
    select firm.id, coalesce(counted.places, 0) as value from parties.firm
    left join counted on counted.zone_id = firm.zone_id and counted.party_id = firm.id
    where firm.standing and ${wanted('firm.id', asked)}`,
  );
}

/** Kind of an institution. */
export function readInstitutionKind(db: ZoneDb, asked: FactAsked): Promise<FactValues> {
  return valuesOf(db, sql`select id, kind as value from parties.partner where standing and ${wanted('id', asked)}`);
}

/** For how many firms a person acts on the day. */
export function countPersonFirms(db: ZoneDb, asked: FactAsked): Promise<FactValues> {
  return valuesOf(
    db,
    sql`
    select person.id, count(distinct member.firm_id) as value from parties.person
    left join parties.membership as member on member.zone_id = person.zone_id and member.person_id = person.id
      and member.state = 'active' and member.starts_on <= ${asked.on}::date
      and (member.ends_on is null or member.ends_on >= ${asked.on}::date)
    where person.standing and ${wanted('person.id', asked)} group by person.id`,
  );
}
