import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NamedKind, PartyNameKind } from '../../../contract/naming.ts';
import { type NameQuery, shortestCodeEnd } from '../domain/name-query.ts';
import { shelfOf, shelves } from '../domain/name-strands.ts';
import { type WaitingRange, waitingScan } from './waiting.ts';

/** A name that was met; `rank` 0 the whole name, 1 its beginning (of a code also its end), 2 anywhere. */
export interface FoundName {
  partyId: string;
  rank: number;
  kind: PartyNameKind;
  name: string;
  validUntil: string | null;
  partyKind: NamedKind;
  state: 'standing' | 'merged' | 'withdrawn';
  /** Rows of the index that met it. */
  rows: number;
}

/** What is sought of which names, at most `limit` rows of each way in which names are met. */
export interface Sought {
  query: NameQuery;
  kinds: readonly NamedKind[];
  limit: number;
}

// Limits are written into the statement: as parameters they would let the planner expect a tenth of the zone.
// The last code point: in byte order nothing that begins with a text sorts behind the text followed by it.
const last = '\u{10FFFF}';

/**
 * Runs look-up's statements on plans that are made once for each connection: with the words in hand the planner would
 * think about them anew every time, which takes longer than finding them.
 */
export function withFixedPlans<T>(db: ZoneDb, work: (tx: ZoneDb) => Promise<T>): Promise<T> {
  const run = async (tx: ZoneDb) => {
    await sql`select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)`.execute(
      tx,
    );
    return work(tx);
  };
  return db.isTransaction ? run(db) : db.transaction().execute(run);
}

/** A text that parts begin with; `after` are letters that must follow among the initials. */
type Range = WaitingRange;

function rangesOf({ words, letters, mixed }: NameQuery): Range[] {
  const ranges: Range[] = [{ column: 'words', from: words, after: null }];
  if (letters !== null) {
    ranges.push({ column: 'initials', from: letters, after: null }, { column: 'pinyin', from: letters, after: null });
  }
  if (mixed !== null) {
    ranges.push({
      column: 'words',
      from: mixed.words,
      after: { units: [...mixed.words].length, initials: mixed.letters },
    });
  }
  return ranges;
}

function within({ column, from, after }: Range): RawBuilder<boolean> {
  const name = sql.ref(`part.${column}`);
  const range = sql<boolean>`${name} >= ${from} and ${name} < ${from + last}`;
  if (after === null) return range;
  return sql<boolean>`${range} and starts_with(substr(part.initials, ${after.units + 1}::integer), ${after.initials})`;
}

/** Names that are the query or begin with it, and codes that begin or end so. */
export function beginningNames(db: ZoneDb, sought: Sought): Promise<FoundName[]> {
  const { query, kinds, limit } = sought;
  const whole = shelvesOf(kinds, shelfOf.whole);
  const scans = rangesOf(query).map((range) => {
    const column = sql.ref(`part.${range.column}`);
    return sql`
      select part.owner_id as party_id, part.place, part.rank
      from unnest(${whole}::smallint[]) as wanted (shelf)
      cross join lateral (
        select part.owner_id, part.place, case when ${column} = ${range.from} then ${range.after === null ? 0 : 1} else 1 end as rank
        from parties.party_name_part as part
        where part.shelf = wanted.shelf and ${within(range)}
        order by ${column} limit ${sql.lit(limit)}) as part`;
  });
  const waiting = rangesOf(query).map((range) => atMost(waitingScan(range, whole, 'begin'), limit));
  return readNames(db, [...scans, ...waiting, ...codeScans(sought)]);
}

function codeScans({ query, kinds, limit }: Sought): RawBuilder<unknown>[] {
  const scan = (column: 'words' | 'code_end', from: string) => sql`
    select name.party_id, name.place, name.rank
    from unnest(${kinds}::text[]) as wanted (kind)
    cross join lateral (
      select name.party_id, name.place, case when ${sql.ref(`name.${column}`)} = ${from} then 0 else 1 end as rank
      from parties.party_name as name
      where name.kind = 'code' and name.party_kind = wanted.kind
        and ${sql.ref(`name.${column}`)} >= ${from} and ${sql.ref(`name.${column}`)} < ${from + last}
      order by ${sql.ref(`name.${column}`)} limit ${sql.lit(limit)}) as name`;
  const chars = [...query.words];
  const end = chars.length >= shortestCodeEnd ? [scan('code_end', chars.reverse().join(''))] : [];
  return [scan('words', query.words), ...end];
}

/** Names that have the query within them; none for a query that is met at the beginning alone. */
export async function innerNames(db: ZoneDb, { query, kinds, limit }: Sought): Promise<FoundName[]> {
  if (!query.anywhere) return [];
  const own = shelvesOf(kinds, shelfOf.own);
  const shared = shelvesOf(kinds, shelfOf.shared);
  const scans = rangesOf(query).flatMap((range) => {
    const column = sql.ref(`part.${range.column}`);
    return [
      sql`
      select part.owner_id as party_id, part.place, 2 as rank
      from unnest(${own}::smallint[]) as wanted (shelf)
      cross join lateral (
        select part.owner_id, part.place from parties.party_name_part as part
        where part.shelf = wanted.shelf and ${within(range)}
        order by ${column} limit ${sql.lit(limit)}) as part`,
      sql`
      select tailed.party_id, tailed.place, 2 as rank
      from unnest(${shared}::smallint[]) as wanted (shelf)
      cross join lateral (
        select name.party_id, name.place
        from (
          select part.owner_id from parties.party_name_part as part
          where part.shelf = wanted.shelf and ${within(range)} order by ${column}) as part
        cross join lateral (
          select name.party_id, name.place from parties.party_name as name
          where name.tail_id = part.owner_id limit ${sql.lit(limit)}) as name
        limit ${sql.lit(limit)}) as tailed`,
    ];
  });
  const whole = shelvesOf(kinds, shelfOf.whole);
  const waiting = rangesOf(query).map((range) => atMost(waitingScan(range, whole, 'inside'), limit));
  return readNames(db, [...scans, ...waiting]);
}

function atMost(scan: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  return sql`${scan} limit ${sql.lit(limit)}`;
}

async function readNames(db: ZoneDb, scans: readonly RawBuilder<unknown>[]): Promise<FoundName[]> {
  const all = sql.join(
    scans.map((scan) => sql`(${scan})`),
    sql` union all `,
  );
  const { rows } = await sql<FoundName>`
    select found.party_id as "partyId", min(found.rank) as rank, name.kind, name.name, name.valid_until as "validUntil",
      name.party_kind as "partyKind", party.state, count(*) as rows
    from (${all}) as found
    -- A few dozen rows are looked at one by one; without "offset 0" the planner may prefer to read all names.
    cross join lateral (
      select known.kind, known.name, known.valid_until, known.party_kind from parties.party_name as known
      where known.party_id = found.party_id and known.place = found.place offset 0) as name
    cross join lateral (
      select known.state from parties.party as known where known.id = found.party_id offset 0) as party
    group by found.party_id, found.place, name.kind, name.name, name.valid_until, name.party_kind, party.state`.execute(
    db,
  );
  return rows;
}

function shelvesOf(kinds: readonly NamedKind[], added: number): number[] {
  return kinds.map((kind) => shelves[kind] + added);
}

/** What look-up says of a party that stands. */
export interface StandingParty {
  id: string;
  kind: NamedKind;
  name: string;
  code: string | null;
}

/** Current name and code of these parties, as far as they stand. */
export async function standingParties(db: ZoneDb, ids: readonly string[]): Promise<StandingParty[]> {
  const { rows } = await sql<StandingParty>`
    select party.id, party.kind, bears.name,
      (select code.name from parties.party_name as code
        where code.party_id = party.id and code.kind = 'code' order by code.place limit 1) as code
    from parties.party as party
    join parties.party_name as bears on bears.party_id = party.id and bears.kind = 'current'
    where party.id = any(${ids}::uuid[]) and party.state = 'standing'`.execute(db);
  return rows;
}

/** For merged parties the one that stands at the end of the way, through all mergers after it. */
export async function survivorsOf(db: ZoneDb, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; survivor: string }>`
    with recursive way (id, survivor) as (
      select party.id, party.merged_into from parties.party as party where party.id = any(${ids}::uuid[])
      union
      select way.id, party.merged_into from way join parties.party as party on party.id = way.survivor
      where party.merged_into is not null)
    select way.id, way.survivor from way join parties.party as party on party.id = way.survivor
    where party.state = 'standing'`.execute(db);
  return new Map(rows.map(({ id, survivor }) => [id, survivor]));
}

/** Ids of all parties of a kind that the query meets, merged ones led to where they went: for the filter of a register. */
export function idsOfNamed(query: NameQuery, kind: NamedKind): RawBuilder<string> {
  const shelf = shelves[kind];
  const ends = query.anywhere ? [shelf + shelfOf.whole, shelf + shelfOf.own] : [shelf + shelfOf.whole];
  const scans = rangesOf(query).flatMap((range) => [
    sql`select part.owner_id from parties.party_name_part as part
      where part.shelf = any(${ends}::smallint[]) and ${within(range)}`,
    ...(query.anywhere
      ? [
          sql`select name.party_id from parties.party_name_part as part
            join parties.party_name as name on name.tail_id = part.owner_id
            where part.shelf = ${shelf + shelfOf.shared} and ${within(range)}`,
        ]
      : []),
  ]);
  const waiting = rangesOf(query).map((range) => {
    const scan = waitingScan(range, [shelf + shelfOf.whole], query.anywhere ? 'either' : 'begin');
    return sql`select met.party_id from (${scan}) as met`;
  });
  const chars = [...query.words];
  const code = (column: 'words' | 'code_end', from: string) => sql`select name.party_id from parties.party_name as name
    where name.kind = 'code' and name.party_kind = ${kind}
      and ${sql.ref(`name.${column}`)} >= ${from} and ${sql.ref(`name.${column}`)} < ${from + last}`;
  const all = [
    ...scans,
    ...waiting,
    code('words', query.words),
    ...(chars.length >= shortestCodeEnd ? [code('code_end', chars.reverse().join(''))] : []),
  ];
  return sql<string>`(
    with recursive found (id) as (
      select met.id from (${sql.join(all, sql` union all `)}) as met (id)
      union
      select party.merged_into from parties.party as party join found on found.id = party.id
      where party.merged_into is not null)
    select id from found)`;
}
