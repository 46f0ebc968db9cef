import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** A plan with its progress as of today. */
export interface StoredPlan {
  id: string;
  title: string;
  departmentId: string;
  startsOn: string;
  endsOn: string;
  chosenBy: string | null;
  madeBy: string | null;
  madeAt: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  firms: number;
  visited: number;
  late: number;
}

/** The first visit of the plan's department to a planned firm since the plan began. */
const firstVisit = sql`lateral (
  select v.id, v.day from visits.visit v
  where v.zone_id = planned.zone_id and v.firm_id = planned.firm_id and v.withdrawn_at is null and v.day >= plan.starts_on
    and exists (select from visits.visit_department d where d.zone_id = v.zone_id and d.visit_id = v.id
      and d.department_id = plan.department_id)
  order by v.day, v.id limit 1)`;

/** What narrows plans. */
export interface PlanNarrowing {
  id?: string;
  q?: string | undefined;
  departments?: readonly string[];
  /** Only those that ended before this day and were not withdrawn. */
  endedBefore?: string;
}

/** Plans that match, those that end last first, each with how many of its firms were visited and are late on a day. */
export async function listPlanRows(
  db: ZoneDb,
  { id, q = '', departments = [], endedBefore }: PlanNarrowing,
  today: string,
): Promise<StoredPlan[]> {
  const typed = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<StoredPlan>`
    select plan.id, plan.title, plan.department_id as "departmentId", plan.starts_on as "startsOn",
      plan.ends_on as "endsOn", plan.chosen_by as "chosenBy", account.display_name as "madeBy", plan.made_at as "madeAt",
      plan.withdrawn_at as "withdrawnAt", plan.withdrawn_reason as "withdrawnReason",
      count(planned.id) as firms, count(first.id) as visited,
      count(planned.id) filter (where first.id is null and planned.due_on < ${today}) as late
    from visits.plan plan
    left join auth.account account on account.zone_id = plan.zone_id and account.id = plan.made_by
    left join visits.plan_firm planned on planned.zone_id = plan.zone_id and planned.plan_id = plan.id
      and planned.removed_at is null
    left join ${firstVisit} first on true
    where ${id === undefined ? sql`true` : sql`plan.id = ${id}`}
      and ${q === '' ? sql`true` : sql`plan.title ilike ${typed}`}
      and ${departments.length === 0 ? sql`true` : sql`plan.department_id in (${sql.join(departments)})`}
      and ${endedBefore === undefined ? sql`true` : sql`plan.ends_on < ${endedBefore} and plan.withdrawn_at is null`}
    group by plan.zone_id, plan.id, account.display_name
    order by plan.ends_on desc, plan.id desc`.execute(db);
  return rows;
}

/** The plan with this id without its progress, if the zone has it. */
export function findPlan(db: ZoneDb, id: string) {
  return planById(db, id).executeTakeFirst();
}

/** The plan with this id, held against other changes until the transaction ends. */
export function lockPlan(tx: ZoneDb, id: string) {
  return planById(tx, id).forNoKeyUpdate().executeTakeFirst();
}

function planById(db: ZoneDb, id: string) {
  return tables(db)
    .selectFrom('visits.plan')
    .select(['id', 'title', 'department_id as departmentId', 'starts_on as startsOn', 'ends_on as endsOn'])
    .select('withdrawn_at as withdrawnAt')
    .where('id', '=', id);
}

/** A plan as it is made. */
export interface NewPlan {
  zoneId: string;
  id: string;
  title: string;
  departmentId: string;
  startsOn: string;
  endsOn: string;
  chosenBy: string | null;
  by: string;
  at: string;
}

/** Adds a plan without firms. */
export async function addPlan(tx: ZoneDb, plan: NewPlan): Promise<void> {
  await tables(tx)
    .insertInto('visits.plan')
    .values({
      ...{ zone_id: plan.zoneId, id: plan.id, title: plan.title, department_id: plan.departmentId },
      ...{ starts_on: plan.startsOn, ends_on: plan.endsOn, chosen_by: plan.chosenBy, made_by: plan.by },
      ...{ made_at: plan.at, withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null },
    })
    .execute();
}

/** Writes another title and period. */
export async function savePlan(
  tx: ZoneDb,
  id: string,
  { title, startsOn, endsOn }: { title: string; startsOn: string; endsOn: string },
): Promise<void> {
  await tables(tx)
    .updateTable('visits.plan')
    .set({ title, starts_on: startsOn, ends_on: endsOn })
    .where('id', '=', id)
    .execute();
}

/** Marks a plan as withdrawn. */
export async function savePlanWithdrawal(
  tx: ZoneDb,
  id: string,
  { at, by, reason }: { at: string; by: string; reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('visits.plan')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** A firm of a plan with its first visit. */
export interface StoredPlanFirm {
  id: string;
  planId: string;
  firmId: string;
  name: string;
  code: string | null;
  officerId: string | null;
  officer: string | null;
  dueOn: string;
  addedReason: string | null;
  removedReason: string | null;
  removed: boolean;
  visitId: string | null;
  visitedOn: string | null;
}

/** Firms of a plan, or one of them; what each looks like is judged by the domain. */
export async function listPlanFirmRows(
  db: ZoneDb,
  { planId, id, officers = [], q = '' }: { planId?: string; id?: string; officers?: readonly string[]; q?: string },
): Promise<StoredPlanFirm[]> {
  const typed = q.replace(/[\\%_]/g, '\\$&');
  const { rows } = await sql<StoredPlanFirm>`
    select planned.id, planned.plan_id as "planId", planned.firm_id as "firmId", firm.name,
      firm.social_credit_code as code, planned.officer_id as "officerId", account.display_name as officer,
      planned.due_on as "dueOn", planned.added_reason as "addedReason", planned.removed_reason as "removedReason",
      planned.removed_at is not null as removed, first.id as "visitId", first.day as "visitedOn"
    from visits.plan_firm planned
    join visits.plan plan on plan.zone_id = planned.zone_id and plan.id = planned.plan_id
    join parties.firm firm on firm.zone_id = planned.zone_id and firm.id = planned.firm_id
    left join auth.account account on account.zone_id = planned.zone_id and account.id = planned.officer_id
    left join ${firstVisit} first on true
    where ${planId === undefined ? sql`true` : sql`planned.plan_id = ${planId}`}
      and ${id === undefined ? sql`true` : sql`planned.id = ${id}`}
      and ${officers.length === 0 ? sql`true` : sql`planned.officer_id in (${sql.join(officers)})`}
      and ${
        q === ''
          ? sql`true`
          : sql`(firm.name ilike ${`%${typed}%`}
        or firm.social_credit_code like ${`${typed.toUpperCase()}%`})`
      }
    order by planned.id`.execute(db);
  return rows;
}
