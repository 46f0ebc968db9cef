import { type SelectQueryBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { VisitFilter } from '../../../contract/visit-endpoints.ts';
import { tables } from './tables.ts';

function joined(db: ZoneDb) {
  return tables(db)
    .selectFrom('visits.visit as visit')
    .innerJoin('parties.firm as firm', (join) =>
      join.onRef('firm.zone_id', '=', 'visit.zone_id').onRef('firm.id', '=', 'visit.firm_id'),
    );
}

type Joined = ReturnType<typeof joined>;
type Narrowed<Q> = Q extends SelectQueryBuilder<infer DB, infer TB, infer O> ? SelectQueryBuilder<DB, TB, O> : never;

const departmentsOf = sql<string[]>`array(select d.department_id from visits.visit_department d
  where d.zone_id = visit.zone_id and d.visit_id = visit.id
  order by d.department_id <> visit.department_id, d.department_id)`;
const officersOf = sql<{ id: string; name: string }[]>`coalesce((select json_agg(json_build_object('id', a.id, 'name',
  a.display_name) order by a.display_name, a.id) from visits.visit_officer o
  join auth.account a on a.zone_id = o.zone_id and a.id = o.account_id
  where o.zone_id = visit.zone_id and o.visit_id = visit.id), '[]')`;

const issuesOf = sql<number>`(select count(*) from visits.issue i
  where i.zone_id = visit.zone_id and i.visit_id = visit.id)`;

/** A visit as the register reads it. */
export type StoredVisit = Awaited<ReturnType<typeof listVisitRows>>[number];

/** Visits that match, in the order asked for; the id breaks ties, so that pages never overlap. */
export function listVisitRows(db: ZoneDb, filter: VisitFilter, { limit, offset }: { limit: number; offset: number }) {
  const direction = filter.sort === '-day' ? 'desc' : 'asc';
  return selectRow(narrow(joined(db), filter))
    .orderBy('visit.day', direction)
    .orderBy('visit.id', direction)
    .limit(limit)
    .offset(offset)
    .execute();
}

function selectRow(query: Narrowed<Joined>) {
  return query
    .select(['visit.id', 'visit.number', 'visit.firm_id as firmId', 'visit.day', 'visit.purpose', 'visit.summary'])
    .select(['firm.name as firm', 'firm.social_credit_code as code', 'visit.department_id as departmentId'])
    .select(['visit.met_role as metRole', 'visit.met_person_id as metPersonId', 'visit.longitude', 'visit.latitude'])
    .select(['visit.exemption', 'visit.exemption_reason as exemptionReason', 'visit.noted_at as notedAt'])
    .select(['visit.recorded_at as recordedAt', 'visit.recorded_by as recordedById'])
    .select(['visit.withdrawn_at as withdrawnAt', 'visit.withdrawn_reason as withdrawnReason'])
    .select([departmentsOf.as('departments'), officersOf.as('officers'), issuesOf.as('issues')]);
}

/** How many visits match, of how many firms, how many of them exempt, and how many by several departments. */
export async function tallyVisits(db: ZoneDb, filter: VisitFilter) {
  return narrow(joined(db), filter)
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(distinct visit.firm_id)`.as('firms'),
      sql<number>`count(visit.exemption)`.as('exempt'),
      sql<number>`count(*) filter (where exists (select from visits.visit_department d
        where d.zone_id = visit.zone_id and d.visit_id = visit.id and d.department_id <> visit.department_id))`.as(
        'joint',
      ),
    ])
    .executeTakeFirstOrThrow();
}

/** The visit with this id, if the zone has it; locked where it is going to be changed. */
export function findVisit(db: ZoneDb, id: string): Promise<StoredVisit | undefined> {
  return selectRow(joined(db).where('visit.id', '=', id)).executeTakeFirst();
}

/** Holds a record against other changes until the transaction ends; the firm that it is about. */
export async function lockVisit(tx: ZoneDb, id: string): Promise<string | undefined> {
  const row = await tables(tx)
    .selectFrom('visits.visit')
    .select('firm_id as firmId')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.firmId;
}

/** Plans for which a visit counts. */
export function plansOfVisit(db: ZoneDb, visitId: string) {
  return tables(db)
    .selectFrom('visits.plan as plan')
    .select(['plan.id', 'plan.title'])
    .where('plan.withdrawn_at', 'is', null)
    .where(
      sql<boolean>`exists (select from visits.visit v
        join visits.plan_firm pf on pf.zone_id = v.zone_id and pf.firm_id = v.firm_id and pf.removed_at is null
        join visits.visit_department d on d.zone_id = v.zone_id and d.visit_id = v.id
        where v.zone_id = plan.zone_id and v.id = ${visitId} and pf.plan_id = plan.id and v.withdrawn_at is null
          and v.day >= plan.starts_on and d.department_id = plan.department_id)`,
    )
    .orderBy('plan.ends_on')
    .orderBy('plan.id')
    .execute();
}

function narrow(query: Joined, filter: VisitFilter): Narrowed<Joined> {
  let narrowed = narrowContent(query, filter);
  const { department, officer, plan, issues } = filter;
  if (issues !== undefined) {
    const any = sql<boolean>`exists (select from visits.issue i where i.zone_id = visit.zone_id and i.visit_id = visit.id)`;
    narrowed = narrowed.where(issues === 'with' ? any : sql<boolean>`not ${any}`);
  }
  if (department.length > 0) {
    narrowed = narrowed.where(
      sql<boolean>`exists (select from visits.visit_department d where d.zone_id = visit.zone_id
        and d.visit_id = visit.id and d.department_id in (${sql.join(department)}))`,
    );
  }
  if (officer.length > 0) {
    narrowed = narrowed.where(
      sql<boolean>`exists (select from visits.visit_officer o where o.zone_id = visit.zone_id
        and o.visit_id = visit.id and o.account_id in (${sql.join(officer)}))`,
    );
  }
  if (plan !== undefined) {
    narrowed = narrowed.where(
      sql<boolean>`exists (select from visits.plan p
        join visits.plan_firm pf on pf.zone_id = p.zone_id and pf.plan_id = p.id and pf.removed_at is null
        join visits.visit_department d on d.zone_id = p.zone_id and d.department_id = p.department_id
        where p.zone_id = visit.zone_id and p.id = ${plan} and pf.firm_id = visit.firm_id and d.visit_id = visit.id
          and visit.day >= p.starts_on)`,
    );
  }
  return narrowed;
}

function narrowContent(query: Joined, filter: VisitFilter): Narrowed<Joined> {
  let narrowed = query;
  const { q = '', from, to, firm, size, industry, purpose, exempt, withdrawn } = filter;
  if (withdrawn !== 'all') narrowed = narrowed.where('visit.withdrawn_at', withdrawn === 'no' ? 'is' : 'is not', null);
  if (from !== undefined) narrowed = narrowed.where('visit.day', '>=', from);
  if (to !== undefined) narrowed = narrowed.where('visit.day', '<=', to);
  if (firm !== undefined) narrowed = narrowed.where('visit.firm_id', '=', firm);
  if (purpose.length > 0) narrowed = narrowed.where('visit.purpose', 'in', purpose);
  if (exempt !== undefined) narrowed = narrowed.where('visit.exemption', exempt === 'yes' ? 'is not' : 'is', null);
  if (size.length > 0) narrowed = narrowed.where(sql<boolean>`coalesce(firm.scale, 'none') in (${sql.join(size)})`);
  if (industry.length > 0) narrowed = narrowed.where(sql<boolean>`left(firm.industry, 1) in (${sql.join(industry)})`);
  if (q !== '') {
    const typed = q.replace(/[\\%_]/g, '\\$&');
    narrowed = narrowed.where((make) =>
      make.or([
        make('firm.name', 'ilike', `%${typed}%`),
        make('firm.social_credit_code', 'like', `${typed.toUpperCase()}%`),
      ]),
    );
  }
  return narrowed;
}

/** How many issues a visit brought. */
export async function countIssues(db: ZoneDb, visitId: string): Promise<number> {
  return (await findVisit(db, visitId))?.issues ?? 0;
}
