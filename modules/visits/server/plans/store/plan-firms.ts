import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Rows of one INSERT. */
const batchSize = 2_000;

/** Which of these are firms that stand. */
export async function standingFirms(db: ZoneDb, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from parties.firm where standing and id = any(${[...ids]}::uuid[]) order by name, id`.execute(db);
  return rows.map((row) => row.id);
}

/** Adds firms to a plan; those that it has are left as they are. How many were added. */
export async function addPlanFirms(
  tx: ZoneDb,
  into: { zoneId: string; planId: string; dueOn: string; by: string; at: string; reason: string | null },
  firms: readonly { firm: string; officerId: string | null }[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < firms.length; from += batchSize) {
    const rows = await tables(tx)
      .insertInto('visits.plan_firm')
      .values(
        firms.slice(from, from + batchSize).map(({ firm, officerId }) => ({
          ...{ zone_id: into.zoneId, id: randomUUIDv7(), plan_id: into.planId, firm_id: firm, officer_id: officerId },
          ...{ due_on: into.dueOn, added_by: into.by, added_at: into.at, added_reason: into.reason },
          ...{ removed_at: null, removed_by: null, removed_reason: null },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['zone_id', 'plan_id', 'firm_id']).where(sql<boolean>`removed_at is null`).doNothing(),
      )
      .returning('id')
      .execute();
    added += rows.length;
  }
  return added;
}

/** Writes who goes, and by when. */
export async function saveAssignment(
  tx: ZoneDb,
  id: string,
  { officerId, dueOn }: { officerId: string | null; dueOn: string },
): Promise<void> {
  await tables(tx)
    .updateTable('visits.plan_firm')
    .set({ officer_id: officerId, due_on: dueOn })
    .where('id', '=', id)
    .execute();
}

/** Takes a firm out of its plan. */
export async function saveRemoval(
  tx: ZoneDb,
  id: string,
  { at, by, reason }: { at: string; by: string; reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('visits.plan_firm')
    .set({ removed_at: at, removed_by: by, removed_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** The earliest and latest day that a plan's firms are due. */
export async function dueRange(db: ZoneDb, planId: string): Promise<{ first: string | null; last: string | null }> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(due_on) as first, max(due_on) as last from visits.plan_firm
    where plan_id = ${planId} and removed_at is null`.execute(db);
  return rows[0] ?? { first: null, last: null };
}

/** Firms of the plans in which an account or its departments go, those not yet visited first, the nearest day first. */
export async function listKitFirms(
  db: ZoneDb,
  {
    accountId,
    departments,
    since,
    limit,
  }: { accountId: string; departments: readonly string[]; since: string; limit: number },
) {
  const { rows } = await sql<{
    id: string;
    name: string;
    code: string | null;
    dueOn: string;
    plan: string;
    lastVisitOn: string | null;
  }>`
    select firm.id, firm.name, firm.social_credit_code as code, mine.due_on as "dueOn", mine.title as plan,
      mine.last_visit_on as "lastVisitOn"
    from (
      select distinct on (planned.firm_id) planned.zone_id, planned.firm_id, planned.due_on, plan.title,
        planned.officer_id = ${accountId} as own, plan.starts_on, last.day as last_visit_on
      from visits.plan_firm planned
      join visits.plan plan on plan.zone_id = planned.zone_id and plan.id = planned.plan_id
      left join lateral (select max(v.day) as day from visits.visit v where v.zone_id = planned.zone_id
        and v.firm_id = planned.firm_id and v.withdrawn_at is null) last on true
      where planned.removed_at is null and plan.withdrawn_at is null and plan.ends_on >= ${since}
        and (planned.officer_id = ${accountId}
          or (planned.officer_id is null and plan.department_id = any(${[...departments]}::uuid[])))
      order by planned.firm_id, planned.due_on) mine
    join parties.firm firm on firm.zone_id = mine.zone_id and firm.id = mine.firm_id
    order by mine.last_visit_on is not null and mine.last_visit_on >= mine.starts_on, mine.due_on, firm.name, firm.id
    limit ${limit}`.execute(db);
  return rows;
}
