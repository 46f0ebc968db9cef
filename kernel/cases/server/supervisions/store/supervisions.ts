import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { SupervisionRow } from '../../../contract/supervision-list.ts';

/** What is asked of the register; rows counted from 0. */
export interface SupervisionQuery {
  readonly q: string | undefined;
  readonly state: readonly string[];
  readonly department: readonly string[];
  readonly light: readonly string[];
  readonly sort: 'answerBy' | '-answerBy' | 'raisedAt' | '-raisedAt' | 'number' | '-number';
  /** Kinds that the caller may read. */
  readonly lifecycles: readonly string[];
  readonly today: string;
  /** Last day on which the light is yellow already. */
  readonly soonUntil: string;
}

/** An order of supervision: the last of its case. */
export interface StoredSupervision {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly lifecycle: string;
  readonly state: string;
  readonly party: string | null;
  readonly supervision: SupervisionRow['supervision'];
  readonly leadId: string | null;
  readonly raisedAt: string;
  readonly raisedBy: string | null;
  /** Sequence of the act that raised it. */
  readonly raisedIn: number;
  readonly reason: string | null;
  readonly answerBy: string | null;
  readonly light: SupervisionRow['light'];
}

/** Filters that have a facet. */
export type SupervisionFacet = 'state' | 'department' | 'light';

/** Every order of the kinds asked for, with its light: green once answered, none when it is over. */
function orders({ lifecycles, today, soonUntil }: SupervisionQuery): RawBuilder<unknown> {
  return sql`select c.id, c.number, c.title, c.lifecycle, c.state, c.party_id, c.supervision, c.lead_id, r.at as raised_at,
      r.account_id as raised_by, r.sequence as raised_in, r.comment as reason, d.answer_by,
      case when c.supervision in ('closed', 'refused') then 'none'
        when c.supervision in ('answered', 'reviewed') then 'ok'
        when d.answer_by < ${today}::date then 'late'
        when d.answer_by <= ${soonUntil}::date then 'warn'
        when d.answer_by is null then 'none' else 'ok' end as light
    from cases.case_file as c
    join lateral (select sequence, at, account_id, comment from cases.action as a where a.zone_id = c.zone_id and a.case_id = c.id
      and a.name = 'raiseSupervision' order by sequence desc limit 1) as r on true
    left join lateral (select (a.detail ->> 'answerBy')::date as answer_by from cases.action as a
      where a.zone_id = c.zone_id and a.case_id = c.id and a.sequence >= r.sequence and a.detail ? 'answerBy'
      order by a.sequence desc limit 1) as d on true
    where c.supervision is not null and c.lifecycle = any(${[...lifecycles]}::text[])`;
}

function conditionsOf(query: SupervisionQuery, except?: SupervisionFacet): RawBuilder<unknown> {
  const { q = '', state, department, light } = query;
  const conditions = [
    state.length === 0 || except === 'state' ? null : sql`o.supervision = any(${[...state]}::text[])`,
    department.length === 0 || except === 'department' ? null : sql`o.lead_id = any(${[...department]}::uuid[])`,
    light.length === 0 || except === 'light' ? null : sql`o.light = any(${[...light]}::text[])`,
    q === '' ? null : sql`(position(lower(${q}) in lower(o.title)) > 0 or starts_with(o.number, upper(${q})))`,
  ].filter((one) => one !== null);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

const sortColumns = { answerBy: sql`o.answer_by`, raisedAt: sql`o.raised_at`, number: sql`o.number` } as const;

function orderOf(sort: SupervisionQuery['sort']): RawBuilder<unknown> {
  const down = sort.startsWith('-');
  const column = sortColumns[sort.replace('-', '') as keyof typeof sortColumns];
  return sql`${column} ${down ? sql`desc` : sql`asc`} nulls last, o.id`;
}

/** One page of the register and how many rows it has. */
export async function listStoredSupervisions(
  db: ZoneDb,
  query: SupervisionQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: readonly StoredSupervision[] }> {
  const where = conditionsOf(query);
  const [page, count] = await Promise.all([
    sql<StoredSupervision>`select o.id, o.number, o.title, o.lifecycle, o.state, coalesce(f.name, p.name) as party,
        o.supervision, o.lead_id as "leadId", o.raised_at as "raisedAt", o.raised_by as "raisedBy",
        o.raised_in as "raisedIn", o.reason, o.answer_by as "answerBy", o.light
      from (${orders(query)}) as o
      left join parties.firm as f on f.id = o.party_id left join parties.partner as p on p.id = o.party_id
      where ${where} order by ${orderOf(query.sort)} limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*) as total from (${orders(query)}) as o where ${where}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: page.rows };
}

const facetColumns = { state: sql`o.supervision`, department: sql`o.lead_id::text`, light: sql`o.light` } as const;

/** How many orders have each value of a filter, under all other filters. */
export async function countSupervisions(
  db: ZoneDb,
  query: SupervisionQuery,
  facet: SupervisionFacet,
): Promise<readonly { value: string; count: number }[]> {
  const column = facetColumns[facet];
  const { rows } = await sql<{ value: string; count: number }>`select ${column} as value, count(*) as count
    from (${orders(query)}) as o where ${conditionsOf(query, facet)} and ${column} is not null
    group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}

/** A step of an order: when it was taken last, and what was said. */
export interface SupervisionStep {
  readonly caseId: string;
  readonly sequence: number;
  readonly name: string;
  readonly at: string;
  readonly comment: string | null;
}

const steps = [
  'approveSupervision',
  'receiveSupervision',
  'answerSupervision',
  'reviewSupervision',
  'closeSupervision',
];

/** Steps of supervision on some cases, the first at the beginning. */
export async function supervisionSteps(db: ZoneDb, caseIds: readonly string[]): Promise<readonly SupervisionStep[]> {
  const { rows } = await sql<SupervisionStep>`select case_id as "caseId", sequence, name, at, comment from cases.action
    where case_id = any(${[...caseIds]}::uuid[]) and name = any(${steps}::text[]) order by case_id, sequence`.execute(
    db,
  );
  return rows;
}
