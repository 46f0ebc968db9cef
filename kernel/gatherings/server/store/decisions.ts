import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DecisionState } from '../../contract/gathering.ts';
import { tables } from './tables.ts';

/** A decision with how its assignment stands; of one that was not assigned `caseState` is null. */
export interface StoredDecision {
  id: string;
  number: number;
  text: string;
  departmentId: string | null;
  dueOn: string | null;
  caseId: string | null;
  caseState: Exclude<DecisionState, 'draft'> | null;
  caseDueOn: string | null;
  caseWarnOn: string | null;
  casePaused: boolean | null;
  concluded: boolean;
  gatheringId: string;
  gatheringTitle: string;
  gatheringDay: string;
}

// An assignment that was handed over is led by another department than the decision named.
const columns = sql`d.id, d.number, d.text, coalesce(c.lead_id, d.department_id) as "departmentId", d.due_on as "dueOn",
  d.case_id as "caseId", c.state as "caseState", c.due_on as "caseDueOn", c.warn_on as "caseWarnOn",
  c.paused as "casePaused", c.concluded_at is not null as concluded, g.id as "gatheringId", g.title as "gatheringTitle",
  g.day as "gatheringDay"`;
const joined = sql`gatherings.decision as d
  join gatherings.gathering as g on g.zone_id = d.zone_id and g.id = d.gathering_id
  left join cases.case_file as c on c.zone_id = d.zone_id and c.id = d.case_id`;

/** Decisions of a gathering that stand, in their order. */
export async function listDecisions(db: ZoneDb, gatheringId: string): Promise<StoredDecision[]> {
  const { rows } = await sql<StoredDecision>`select ${columns} from ${joined}
    where d.gathering_id = ${gatheringId} and d.withdrawn_at is null order by d.number`.execute(db);
  return rows;
}

/** Open decisions of the gatherings of a series that began before a moment, the oldest first. */
export async function listCarried(
  db: ZoneDb,
  { seriesId, before }: { seriesId: string; before: { day: string; fromTime: string } },
): Promise<StoredDecision[]> {
  const { rows } = await sql<StoredDecision>`select ${columns} from ${joined}
    where g.series_id = ${seriesId} and (g.day, g.from_time) < (${before.day}::date, ${before.fromTime})
      and g.state <> 'cancelled' and d.withdrawn_at is null and c.concluded_at is null
    order by g.day, g.from_time, d.number limit 200`.execute(db);
  return rows;
}

/** How many decisions of each of these gatherings are not done. */
export async function countOpenDecisions(
  db: ZoneDb,
  gatheringIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (gatheringIds.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    count: number;
  }>`select d.gathering_id as id, count(*) as count from ${joined}
    where d.gathering_id = any(${[...gatheringIds]}) and d.withdrawn_at is null and c.concluded_at is null
    group by 1`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Decisions that are not done, by the light of their assignment on a day; those not assigned yet are `draft`. */
export async function countByLight(
  db: ZoneDb,
  today: string,
): Promise<{ light: 'late' | 'open' | 'draft'; count: number }[]> {
  const { rows } = await sql<{ light: 'late' | 'open' | 'draft'; count: number }>`
    select case when d.case_id is null then 'draft' when c.due_on < ${today}::date then 'late' else 'open' end as light,
      count(*) as count
    from ${joined} where d.withdrawn_at is null and c.concluded_at is null and g.state <> 'cancelled'
    group by 1 order by 1`.execute(db);
  return rows;
}

/** A decision as it is written down. */
export interface NewDecision {
  text: string;
  departmentId: string | null;
  dueOn: string | null;
}

/** Adds a decision to a locked gathering; answers its number. */
export async function addDecisionRow(
  tx: ZoneDb,
  to: { zoneId: string; id: string; gatheringId: string; by: string | null; at: string },
  { text, departmentId, dueOn }: NewDecision,
): Promise<number> {
  const last = await tables(tx)
    .selectFrom('gatherings.decision')
    .select((make) => make.fn.max('number').as('number'))
    .where('gathering_id', '=', to.gatheringId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await tables(tx)
    .insertInto('gatherings.decision')
    .values({
      ...{ zone_id: to.zoneId, id: to.id, gathering_id: to.gatheringId, number, text },
      ...{ department_id: departmentId, due_on: dueOn, made_by: to.by, made_at: to.at },
    })
    .execute();
  return number;
}

/** A standing decision of a gathering. */
export function findDecision(db: ZoneDb, { gatheringId, id }: { gatheringId: string; id: string }) {
  return tables(db)
    .selectFrom('gatherings.decision')
    .select(['id', 'number', 'text', 'department_id as departmentId', 'due_on as dueOn', 'case_id as caseId'])
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** Rewrites a decision. */
export async function saveDecision(tx: ZoneDb, id: string, { text, departmentId, dueOn }: NewDecision): Promise<void> {
  await tables(tx)
    .updateTable('gatherings.decision')
    .set({ text, department_id: departmentId, due_on: dueOn })
    .where('id', '=', id)
    .execute();
}

/** Strikes a decision. */
export async function endDecision(tx: ZoneDb, id: string, at: string): Promise<void> {
  await tables(tx).updateTable('gatherings.decision').set({ withdrawn_at: at }).where('id', '=', id).execute();
}

/** Names the case that a decision became. */
export async function setCase(tx: ZoneDb, id: string, caseId: string): Promise<void> {
  await tables(tx).updateTable('gatherings.decision').set({ case_id: caseId }).where('id', '=', id).execute();
}

/** The filter of the register of decisions as the store takes it. */
export interface DecisionFilter {
  q?: string | undefined;
  state: readonly DecisionState[];
  department: readonly string[];
  of: 'open' | 'all';
}

function matching({ q, state, department, of }: DecisionFilter) {
  const words = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return sql`from ${joined} where d.withdrawn_at is null and g.state <> 'cancelled' and d.text ilike ${words}
    and (${of} = 'all' or c.concluded_at is null)
    and (${state.length} = 0 or coalesce(c.state, 'draft') = any(${[...state]}::text[]))
    and (${department.length} = 0 or coalesce(c.lead_id, d.department_id) = any(${[...department]}::uuid[]))`;
}

/** Decisions that match, those that fall due first at the head. */
export async function listDecisionRows(
  db: ZoneDb,
  filter: DecisionFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredDecision[]> {
  const { rows } = await sql<StoredDecision>`select ${columns} ${matching(filter)}
    order by coalesce(c.due_on, d.due_on) nulls last, g.day, d.number, d.id limit ${limit} offset ${offset}`.execute(
    db,
  );
  return rows;
}

/** How many match. */
export async function countDecisionRows(db: ZoneDb, filter: DecisionFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${matching(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}
