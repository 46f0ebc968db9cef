import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { OfficerRating } from '../../../contract/service-officer.ts';
import { tables } from './tables.ts';

/** A rating as it is written. */
export interface NewRating {
  zoneId: string;
  id: string;
  firmId: string;
  staffId: string;
  stars: number;
  words: string | null;
  quarter: string;
  issueId: string | null;
  on: string;
  at: string;
  by: string | null;
}

/** Adds a rating; false when the firm rated the officer this quarter, or the issue, before. */
export async function addRating(tx: ZoneDb, rating: NewRating): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('visits.officer_rating')
    .values({
      ...{ zone_id: rating.zoneId, id: rating.id, firm_id: rating.firmId, staff_id: rating.staffId },
      ...{ stars: rating.stars, words: rating.words, quarter: rating.quarter, issue_id: rating.issueId },
      ...{ rated_on: rating.on, rated_at: rating.at, rated_by: rating.by },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** What a firm said of its officers, the newest first; also under the firms that were merged into it. */
export async function listRatings(
  db: ZoneDb,
  { firmIds, quarter }: { firmIds: readonly string[]; quarter?: string },
): Promise<OfficerRating[]> {
  const { rows } = await sql<OfficerRating>`
    select rating.id, rating.staff_id as "staffId", staff.name, rating.stars, rating.words, rating.quarter,
      rating.issue_id as "issueId", rating.rated_on as "ratedOn"
    from visits.officer_rating as rating join parties.staff as staff on staff.id = rating.staff_id
    where rating.firm_id = any(${firmIds}::uuid[]) and (${quarter ?? null}::text is null or rating.quarter = ${quarter ?? null})
    order by rating.rated_at desc, rating.id limit 200`.execute(db);
  return rows;
}

/** Stars given in a span, by officer. */
export async function listStars(
  db: ZoneDb,
  { from, until }: { from: string; until: string },
): Promise<{ staffId: string; stars: number; quarterly: boolean }[]> {
  const { rows } = await sql<{ staffId: string; stars: number; quarterly: boolean }>`
    select staff_id as "staffId", stars, issue_id is null as quarterly from visits.officer_rating
    where rated_on >= ${from} and rated_on < ${until}`.execute(db);
  return rows;
}

/** How many firms each officer was to be rated by in these quarters, each firm once a quarter. */
export async function countAsked(
  db: ZoneDb,
  quarters: readonly { from: string; until: string }[],
): Promise<{ staffId: string; asked: number }[]> {
  const { rows } = await sql<{ staffId: string; asked: number }>`
    select term.staff_id as "staffId", count(distinct (quarter.from, term.firm_id))::integer as asked
    from jsonb_to_recordset(${JSON.stringify(quarters)}::jsonb) as quarter ("from" date, until date)
    join visits.officer_term as term on term.part = 'officer' and term.taken_back_at is null
      and term.starts_on < quarter.until and (term.ends_on is null or term.ends_on > quarter.from)
    group by term.staff_id`.execute(db);
  return rows;
}

/** A rating that a generator invented. */
export type InventedRating = Omit<NewRating, 'zoneId' | 'by' | 'issueId'>;

/** Adds invented ratings in one statement; one that stands already is left. */
export async function addInventedRatings(
  tx: ZoneDb,
  zoneId: string,
  ratings: readonly InventedRating[],
): Promise<number> {
  if (ratings.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into visits.officer_rating (zone_id, id, firm_id, staff_id, stars, words, quarter, rated_on, rated_at,
      demonstration)
    select ${zoneId}::uuid, made.id, made."firmId", made."staffId", made.stars, made.words, made.quarter, made."on", made.at, true
    from jsonb_to_recordset(${JSON.stringify(ratings)}::jsonb) as made (id uuid, "firmId" uuid, "staffId" uuid, stars integer,
      words text, quarter text, "on" date, at timestamptz)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
