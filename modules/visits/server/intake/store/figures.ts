import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NeedEntrance } from '../../../contract/intake.ts';

/** Messages filed in spans of days, the last included, by entrance. */
export async function countFiled(
  db: ZoneDb,
  spans: readonly { period: string; from: string; to: string }[],
): Promise<{ period: string; entrance: NeedEntrance; count: number }[]> {
  const { rows } = await sql<{ period: string; entrance: NeedEntrance; count: number }>`
    select span.period, need.entrance, count(*)::integer as count
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as span (period text, "from" date, "to" date)
    join visits.need as need on need.filed_on between span."from" and span."to"
    group by span.period, need.entrance order by span.period, need.entrance`.execute(db);
  return rows;
}

/** Day of the newest message. */
export async function newestNeed(db: ZoneDb): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select max(filed_on)::text as day from visits.need`.execute(db);
  return rows[0]?.day ?? null;
}
