import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type OwnEntry, type OwnEntryFilter, plainTarget } from '../../../contract/own-entry.ts';
import type { FacetCount } from '../../../contract/place.ts';
import { likePattern } from '../../store/tables.ts';

/** An entry as its table keeps it. */
export type StoredEntry = Omit<OwnEntry, 'partyName'>;

// A party that was merged since is the one that stands in its place: merging moves `party_id` along.
const partyName = sql`(select said.name from parties.party_name as said where said.zone_id = e.zone_id
  and said.party_id = e.party_id and said.kind = 'current' order by said.place limit 1)`;
const stored = sql`select e.id, e.kind, e.name, e.description, e.field, e.district, e.members, e.starts_on as "startsOn",
    e.ends_on as "endsOn", e.target, e.target_unit as "targetUnit", e.party_id as "partyId", e.source,
    e.registered_at as "registeredAt"
  from atlas.own_entry e`;
const everything = sql`select e.id, e.kind, e.name, e.description, e.field, e.district, e.members,
    e.starts_on as "startsOn", e.ends_on as "endsOn", e.target, e.target_unit as "targetUnit", e.party_id as "partyId",
    ${partyName} as "partyName", e.source, e.registered_at as "registeredAt"
  from atlas.own_entry e`;

const plain = <T extends { target: string | null }>(row: T): T => ({
  ...row,
  target: row.target === null ? null : plainTarget(row.target),
});

const orders: Record<OwnEntryFilter['sort'], ReturnType<typeof sql>> = {
  kind: sql`array_position(array['place', 'cluster', 'alliance', 'goal'], e.kind), e.name`,
  name: sql`e.name`,
  '-name': sql`e.name desc`,
  endsOn: sql`e.ends_on nulls last, e.name`,
  '-endsOn': sql`e.ends_on desc nulls last, e.name`,
};

/** Entries that match, `limit` from `offset`; ids break ties. */
export async function listEntries(
  db: ZoneDb,
  filter: OwnEntryFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<OwnEntry[]> {
  const { rows } = await sql<OwnEntry>`${everything} where ${conditions(filter)}
    order by ${orders[filter.sort]}, e.id limit ${limit} offset ${offset}`.execute(db);
  return rows.map(plain);
}

/** How many entries match. */
export async function countEntries(db: ZoneDb, filter: OwnEntryFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from atlas.own_entry e
    where ${conditions(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** How many entries each value of a field has, under all filters but that field's own. */
export async function countEntriesBy(
  db: ZoneDb,
  field: 'kind' | 'field',
  filter: OwnEntryFilter,
): Promise<FacetCount[]> {
  const { rows } = await sql<FacetCount>`select e.${sql.ref(field)} as value, count(*)::int as count
    from atlas.own_entry e where ${conditions({ ...filter, [field]: [] })} and e.${sql.ref(field)} is not null
    group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}

/** The standing entry with this id. */
export async function findEntry(db: ZoneDb, id: string): Promise<OwnEntry | undefined> {
  const { rows } = await sql<OwnEntry>`${everything} where e.id = ${id} and e.standing`.execute(db);
  return rows.map(plain)[0];
}

/** The same, kept from others who change it until the transaction ends. */
export async function lockEntry(tx: ZoneDb, id: string): Promise<OwnEntry | undefined> {
  const held = await sql`select id from atlas.own_entry where id = ${id} and standing for update`.execute(tx);
  return held.rows.length === 0 ? undefined : findEntry(tx, id);
}

/** Standing entries with these ids. */
export async function listEntriesWithIds(db: ZoneDb, ids: readonly string[]): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`${stored} where e.id = any(${[...ids]}::uuid[]) and e.standing`.execute(db);
  return rows.map(plain);
}

/** Standing entries of any kind with these names. */
export async function listEntriesNamed(db: ZoneDb, names: readonly string[]): Promise<OwnEntry[]> {
  const { rows } = await sql<OwnEntry>`${everything} where e.name = any(${[...names]}::text[]) and e.standing`.execute(
    db,
  );
  return rows.map(plain);
}

/** Locks entries in the order of their ids, so that two who change the same ones wait for each other. */
export async function holdEntries(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  await sql`select id from atlas.own_entry where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
}

/** Standing firms and institutions by the name or credit code that they bear now, as it is written. */
export async function findPartiesNamed(db: ZoneDb, names: readonly string[]): Promise<Map<string, string[]>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; ids: string[] }>`select said.name, array_agg(distinct said.party_id) as ids
    from parties.party_name as said join parties.party as p on p.zone_id = said.zone_id and p.id = said.party_id
    where said.name = any(${[...names]}::text[]) and said.kind in ('current', 'code') and p.state = 'standing'
      and p.kind in ('firm', 'institution') group by 1`.execute(db);
  return new Map(rows.map(({ name, ids }) => [name, ids]));
}

/** Whether a firm or institution with this id stands on its register. */
export async function isPartyStanding(tx: ZoneDb, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from parties.party where id = ${id} and state = 'standing'
    and kind in ('firm', 'institution')`.execute(tx);
  return rows.length > 0;
}

/** Adds entries as one statement, leaving out those whose name is taken; how many were added. */
export async function addEntries(
  tx: ZoneDb,
  into: { zoneId: string; at: string; accountId: string | null; demonstration?: boolean },
  entries: readonly StoredEntry[],
): Promise<number> {
  if (entries.length === 0) return 0;
  const { numAffectedRows } =
    await sql`insert into atlas.own_entry (zone_id, id, kind, name, description, field, district,
      members, starts_on, ends_on, target, target_unit, party_id, source, demonstration, registered_at, registered_by)
    select ${into.zoneId}::uuid, ${fields}, ${into.demonstration ?? false}, ${into.at}::timestamptz,
      ${into.accountId}::uuid from ${recordset(entries)} on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Writes every field of standing entries; how many. A name that another entry holds breaks the transaction with 23505. */
export async function updateEntries(tx: ZoneDb, entries: readonly StoredEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const { numAffectedRows } = await sql`update atlas.own_entry as e set kind = told.kind, name = told.name,
      description = told.description, field = told.field, district = told.district, members = told.members,
      starts_on = told."startsOn", ends_on = told."endsOn", target = told.target, target_unit = told."targetUnit",
      party_id = told."partyId", source = told.source
    from ${recordset(entries)} where e.id = told.id and e.standing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Takes entries off the list. */
export async function withdrawEntries(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  await sql`update atlas.own_entry set standing = false where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Removes the entries that were invented; those of people stay. */
export async function removeInventedEntries(tx: ZoneDb): Promise<void> {
  await sql`delete from atlas.own_entry where demonstration`.execute(tx);
}

/** Invented institutions, the first by name of each kind. */
export async function listInstitutions(tx: ZoneDb): Promise<{ id: string; kind: string }[]> {
  const { rows } = await sql<{ id: string; kind: string }>`select distinct on (kind) id, kind from parties.partner
    where standing and demonstration order by kind, name`.execute(tx);
  return rows;
}

const fields = sql`told.id, told.kind, told.name, told.description, told.field, told.district, told.members,
  told."startsOn", told."endsOn", told.target, told."targetUnit", told."partyId", told.source`;

function recordset(entries: readonly StoredEntry[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as told (id uuid, kind text, name text,
    description text, field text, district text, members integer, "startsOn" date, "endsOn" date, target numeric(19, 4),
    "targetUnit" text, "partyId" uuid, source text)`;
}

function conditions({ q, kind, field, day }: OwnEntryFilter) {
  const parts = [sql<boolean>`e.standing`];
  if (q) {
    const pattern = likePattern(q);
    parts.push(sql`(e.name ilike ${pattern} or e.description ilike ${pattern} or e.field ilike ${pattern}
      or e.district ilike ${pattern} or ${partyName} ilike ${pattern})`);
  }
  if (kind.length > 0) parts.push(sql`e.kind = any(${kind})`);
  if (field.length > 0) parts.push(sql`e.field = any(${field})`);
  if (day !== undefined) {
    parts.push(sql`(e.starts_on is null or e.starts_on <= ${day}) and (e.ends_on is null or e.ends_on >= ${day})`);
  }
  return sql.join(parts, sql` and `);
}
