import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PlacedStrand } from './names.ts';

/** Keeps strands as they are, for parts to be made of them after the caller's transaction. */
export async function addWaitingStrands(tx: ZoneDb, zoneId: string, strands: readonly PlacedStrand[]): Promise<void> {
  if (strands.length === 0) return;
  const column = <K extends keyof PlacedStrand>(key: K) => strands.map((strand) => strand[key]);
  await sql`
    insert into parties.party_name_strand (zone_id, owner_id, place, part, shelf, count, words, initials, pinyin, starts)
    select ${zoneId}::uuid, made.*
    from unnest(${column('ownerId')}::uuid[], ${column('place')}::smallint[], ${column('part')}::smallint[],
      ${column('shelf')}::smallint[], ${column('count')}::smallint[], ${column('words')}::text[],
      ${column('initials')}::text[], ${column('pinyin')}::text[], ${column('starts')}::text[]) as made`.execute(tx);
}

/** Takes at most `limit` waiting strands out, to be made into parts in the same transaction. */
export async function takeWaitingStrands(tx: ZoneDb, limit: number): Promise<PlacedStrand[]> {
  const { rows } = await sql<PlacedStrand>`
    with next as (
      select strand.owner_id, strand.place, strand.part from parties.party_name_strand as strand
      order by strand.owner_id, strand.place, strand.part limit ${limit} for update skip locked)
    delete from parties.party_name_strand as strand using next
    where strand.owner_id = next.owner_id and strand.place = next.place and strand.part = next.part
    returning strand.owner_id as "ownerId", strand.place, strand.part, strand.shelf, strand.count, strand.words,
      strand.initials, strand.pinyin, strand.starts`.execute(tx);
  return rows;
}

/** What is sought among waiting strands: text of one column from a unit on, as the parts would hold it. */
export interface WaitingRange {
  column: 'words' | 'initials' | 'pinyin';
  from: string;
  after: { units: number; initials: string } | null;
}

/**
 * Names whose waiting strands meet a range: from their first unit (`begin`), from a later one (`inside`), or either.
 * Gives party_id, place and rank as the parts do; read one by one, since few wait and not for long.
 */
export function waitingScan(
  { column, from, after }: WaitingRange,
  whole: readonly number[],
  where: 'begin' | 'inside' | 'either',
): RawBuilder<unknown> {
  const text = sql.ref(`strand.${column}`);
  const place = column === 'pinyin' ? sql`substr(strand.starts, unit * 3 - 2, 3)::integer` : sql`unit`;
  const following =
    after === null
      ? sql``
      : sql`and starts_with(substr(strand.initials, unit + ${after.units}::integer), ${after.initials})`;
  const [first, last] =
    where === 'begin' ? [1, sql`least(1, strand.count)`] : [where === 'inside' ? 2 : 1, sql`strand.count`];
  return sql`
    select strand.owner_id as party_id, strand.place,
      case when met.unit > 1 then 2 when ${text} = ${from} and ${after === null} then 0 else 1 end as rank
    from parties.party_name_strand as strand
    cross join lateral (
      select min(unit) as unit from generate_series(${sql.lit(first)}, ${last}) as unit
      where starts_with(substr(${text}, ${place}), ${from}) ${following}) as met
    where strand.shelf = any(${whole}::smallint[]) and strpos(${text}, ${from}) > 0 and met.unit is not null`;
}
