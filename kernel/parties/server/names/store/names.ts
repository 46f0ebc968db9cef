import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NameStrand, NameTail } from '../domain/name-strands.ts';
import { nameTables, type PartyNameRow } from './tables.ts';

/** A name as it is stored. */
export type StoredName = Omit<PartyNameRow, 'zone_id' | 'demonstration'>;

/** Names that these parties have, in their order. */
export function namesOfParties(db: ZoneDb, partyIds: readonly string[]): Promise<StoredName[]> {
  return nameTables(db)
    .selectFrom('parties.party_name')
    .select([
      'party_id',
      'place',
      'party_kind',
      'kind',
      'name',
      'words',
      'tail_id',
      'valid_from',
      'valid_until',
      'source',
    ])
    .where(sql<boolean>`party_id = any(${partyIds}::uuid[])`)
    .orderBy('party_id')
    .orderBy('place')
    .execute();
}

/** Takes names away with their parts; a name that a party once bore stays. */
export async function deleteNames(tx: ZoneDb, names: readonly Pick<StoredName, 'party_id' | 'place'>[]): Promise<void> {
  if (names.length === 0) return;
  const parties = names.map((name) => name.party_id);
  const places = names.map((name) => name.place);
  await sql`
    delete from parties.party_name as name
    using unnest(${parties}::uuid[], ${places}::smallint[]) as gone (party_id, place)
    where name.party_id = gone.party_id and name.place = gone.place`.execute(tx);
}

/** Says of a name that it was borne until a day; its parts stay as they are. */
export async function endName(
  tx: ZoneDb,
  { party_id, place }: Pick<StoredName, 'party_id' | 'place'>,
  { until, source }: { until: string | null; source: string | null },
): Promise<void> {
  await nameTables(tx)
    .updateTable('parties.party_name')
    .set({ kind: 'former', valid_until: until, source })
    .where('party_id', '=', party_id)
    .where('place', '=', place)
    .execute();
}

/** Says of a former name that it is borne again as it was before; its parts stay as they are. */
export async function resumeName(tx: ZoneDb, { party_id, place, valid_until, source }: StoredName): Promise<void> {
  await nameTables(tx)
    .updateTable('parties.party_name')
    .set({ kind: 'current', valid_until, source })
    .where('party_id', '=', party_id)
    .where('place', '=', place)
    .execute();
}

/** Adds names, as one statement of columns. */
export async function addNames(
  tx: ZoneDb,
  { zoneId, demonstration }: { zoneId: string; demonstration: boolean },
  names: readonly StoredName[],
): Promise<void> {
  if (names.length === 0) return;
  const column = <K extends keyof StoredName>(key: K) => names.map((name) => name[key]);
  await sql`
    insert into parties.party_name (zone_id, party_id, place, party_kind, kind, name, words, tail_id, valid_from,
      valid_until, source, demonstration)
    select ${zoneId}::uuid, made.*, ${demonstration}
    from unnest(${column('party_id')}::uuid[], ${column('place')}::smallint[], ${column('party_kind')}::text[],
      ${column('kind')}::text[], ${column('name')}::text[], ${column('words')}::text[],
      ${column('tail_id')}::uuid[], ${column('valid_from')}::date[], ${column('valid_until')}::date[],
      ${column('source')}::text[]) as made`.execute(tx);
}

/** A strand of a name of a party, or of a tail (place 0). */
export type PlacedStrand = NameStrand & { ownerId: string; place: number };

/** Adds what look-up needs of names: the server makes every ending of each strand a row. */
export async function addNameParts(tx: ZoneDb, zoneId: string, strands: readonly PlacedStrand[]): Promise<void> {
  if (strands.length === 0) return;
  const column = <K extends keyof PlacedStrand>(key: K) => strands.map((strand) => strand[key]);
  await sql`
    insert into parties.party_name_part (zone_id, owner_id, place, part, shelf, words, initials, pinyin)
    select ${zoneId}::uuid, made.owner_id, made.place, made.part + unit - 1,
      -- The whole name stands on one shelf, its endings on the next; a tail has endings only.
      made.shelf + case when made.place > 0 and unit > 1 then 1 else 0 end,
      substr(made.words, unit), substr(made.initials, unit),
      substr(made.pinyin, substr(made.starts, unit * 3 - 2, 3)::integer)
    from unnest(${column('ownerId')}::uuid[], ${column('place')}::smallint[], ${column('part')}::smallint[],
      ${column('shelf')}::smallint[], ${column('count')}::integer[], ${column('words')}::text[],
      ${column('initials')}::text[], ${column('pinyin')}::text[], ${column('starts')}::text[])
      as made (owner_id, place, part, shelf, count, words, initials, pinyin, starts)
    cross join lateral generate_series(1, made.count) as unit
    -- In the order of an index the rows come to few pages of it at a time.
    order by 6`.execute(tx);
}

/** Takes the names of parties out of the index; the names stay. */
export async function deleteNameParts(tx: ZoneDb, partyIds: readonly string[]): Promise<void> {
  // Those that wait first: whoever makes parts of them is waited for, and its parts are then found.
  await sql`delete from parties.party_name_strand where owner_id = any(${partyIds}::uuid[])`.execute(tx);
  await sql`delete from parties.party_name_part where owner_id = any(${partyIds}::uuid[])`.execute(tx);
  await sql`
    update parties.party_name set tail_id = null
    where party_id = any(${partyIds}::uuid[]) and tail_id is not null`.execute(tx);
}

/** Ids of these tails by their keys; those that the zone does not know yet are added with their endings. */
export async function tailIds(
  tx: ZoneDb,
  zoneId: string,
  tails: ReadonlyMap<string, NameTail>,
): Promise<Map<string, string>> {
  const known = await sql<{ key: string; id: string }>`
    select distinct on (tail.key) tail.key, tail.id
    from unnest(${[...tails.keys()]}::text[]) as wanted (key)
    join parties.party_name_tail as tail on tail.key = wanted.key
    order by tail.key, tail.id`.execute(tx);
  const ids = new Map(known.rows.map(({ key, id }) => [key, id]));
  const fresh = [...tails.values()].filter(({ key }) => !ids.has(key)).map((tail) => ({ ...tail, id: randomUUIDv7() }));
  if (fresh.length === 0) return ids;
  await sql`
    insert into parties.party_name_tail (zone_id, id, key)
    select ${zoneId}::uuid, made.*
    from unnest(${fresh.map((tail) => tail.id)}::uuid[], ${fresh.map((tail) => tail.key)}::text[]) as made`.execute(tx);
  const strands = fresh.flatMap((tail) => tail.strands.map((strand) => ({ ...strand, ownerId: tail.id, place: 0 })));
  await addNameParts(tx, zoneId, strands);
  for (const { key, id } of fresh) ids.set(key, id);
  return ids;
}

/** Says of names which tail they share with others. */
export async function setTails(tx: ZoneDb, names: readonly Pick<StoredName, 'party_id' | 'place' | 'tail_id'>[]) {
  const tailed = names.filter((name) => name.tail_id !== null);
  if (tailed.length === 0) return;
  const column = <K extends 'party_id' | 'place' | 'tail_id'>(key: K) => tailed.map((name) => name[key]);
  await sql`
    update parties.party_name as name set tail_id = given.tail_id
    from unnest(${column('party_id')}::uuid[], ${column('place')}::smallint[], ${column('tail_id')}::uuid[])
      as given (party_id, place, tail_id)
    where name.party_id = given.party_id and name.place = given.place`.execute(tx);
}
