import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Entries looked through at once; a journal that has run further ahead may have changed everything. */
const mostEntries = 10_000;

/** A place in the journal: every entry before it has been looked at. */
export interface JournalPlace {
  xid: string;
  position: number;
}

/** Types of subjects that the journal has spoken of since a place, and the place that was reached. */
export interface JournalNews {
  subjects: readonly string[];
  reached: JournalPlace;
  /** More than could be looked through: anything may have changed. */
  beyond: boolean;
}

/** How far the zone's journal was followed, and when; undefined before the first time. */
export async function findFollowed(db: ZoneDb): Promise<(JournalPlace & { at: string; ahead: boolean }) | undefined> {
  // A backup that was restored brings the place of another server along, where more has happened than here.
  const { rows } = await sql<JournalPlace & { at: string; ahead: boolean }>`
    select xid::text as xid, position, followed_at as at, xid > pg_snapshot_xmax(pg_current_snapshot()) as ahead
    from indicators.followed`.execute(db);
  return rows[0];
}

/** The end of the journal: whoever starts here misses nothing that commits later. */
export async function endOfJournal(db: ZoneDb): Promise<JournalPlace> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db);
  return { xid: rows[0]?.xid ?? '0', position: 0 };
}

/** What the journal has brought since; reads only below the oldest open transaction, so that no late commit is passed over. */
export async function journalSince(db: ZoneDb, { xid, position }: JournalPlace): Promise<JournalNews> {
  const { rows } = await sql<{ subjects: string[]; xid: string | null; position: number | null; total: number }>`
    with entry as (
      select e.xid, e.position, e.subject_type from journal.entry e
      where (e.xid, e.position) > (${xid}::xid8, ${position}) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid, e.position limit ${mostEntries}),
    reached as (select xid, position from entry order by xid desc, position desc limit 1)
    select coalesce((select array_agg(distinct subject_type) from entry where subject_type is not null), '{}') as subjects,
      (select xid::text from reached) as xid, (select position from reached) as position,
      (select count(*)::int from entry) as total`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('an aggregate without a row');
  const reached = { xid: row.xid ?? xid, position: row.position ?? position };
  return { subjects: row.subjects, reached, beyond: row.total >= mostEntries };
}

/** Notes how far the zone's journal was followed; of two who follow at once the further one stands, unless it lies ahead of the server. */
export async function keepFollowed(
  tx: ZoneDb,
  zoneId: string,
  { xid, position, at }: JournalPlace & { at: string },
): Promise<void> {
  await sql`insert into indicators.followed as known (zone_id, xid, position, followed_at)
    values (${zoneId}, ${xid}::xid8, ${position}, ${at})
    on conflict (zone_id) do update set xid = excluded.xid, position = excluded.position,
      followed_at = excluded.followed_at
    where (known.xid, known.position) <= (excluded.xid, excluded.position)
      or known.xid > pg_snapshot_xmax(pg_current_snapshot())`.execute(tx);
}
