import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { OpenAlarm } from '#platform/module/alarm-source.ts';

/** An open case with a light that is not green. */
export interface LitCase {
  readonly id: string;
  readonly lifecycle: string;
  readonly number: string;
  readonly title: string;
  readonly light: OpenAlarm['light'];
  readonly dueOn: string | null;
  readonly leadId: string | null;
  readonly supervised: boolean;
  readonly changedAt: string;
}

interface Asked {
  readonly lifecycles: readonly string[];
  readonly today: string;
}

/** Open cases that are late, close to it, or stand still: the longest late first. */
export async function listLights(
  db: ZoneDb,
  { lifecycles, today, limit }: Asked & { limit: number },
): Promise<readonly LitCase[]> {
  const { rows } = await sql<LitCase>`select id, lifecycle, number, title,
      case when paused then 'hold' when due_on < ${today}::date then 'late' else 'warn' end as light, due_on as "dueOn",
      lead_id as "leadId", supervision in ('raised', 'approved', 'received', 'answered', 'reviewed') is true as supervised,
      changed_at as "changedAt"
    from cases.case_file where concluded_at is null and lifecycle = any(${[...lifecycles]}::text[])
      and (paused or warn_on <= ${today}::date)
    order by paused, due_on, id limit ${limit}`.execute(db);
  return rows;
}

/** How many there are of each light. */
export async function countLights(
  db: ZoneDb,
  { lifecycles, today }: Asked,
): Promise<Record<OpenAlarm['light'], number>> {
  const { rows } = await sql<Record<OpenAlarm['light'], number>>`select
      count(*) filter (where not paused and due_on < ${today}::date) as late,
      count(*) filter (where not paused and due_on >= ${today}::date) as warn, count(*) filter (where paused) as hold
    from cases.case_file where concluded_at is null and lifecycle = any(${[...lifecycles]}::text[])
      and (paused or warn_on <= ${today}::date)`.execute(db);
  return rows[0] ?? { late: 0, warn: 0, hold: 0 };
}
