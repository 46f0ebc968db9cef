import { type SqlBool, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RuleDefinition, RuleSubject } from '../../../contract/rule-definition.ts';
import type { CoverageStanding, OutcomeKind, RuleState, TestStanding } from '../../../contract/rule-record.ts';

/** The filter of the register as the store takes it. */
export interface RegisterFilter {
  readonly q?: string | undefined;
  readonly state: readonly RuleState[];
  readonly subject: readonly RuleSubject[];
  readonly outcome: readonly OutcomeKind[];
  readonly department: readonly string[];
  /** These rules alone, where given. */
  readonly only?: readonly string[];
  readonly sort: 'name' | '-changedAt' | 'changedAt';
}

/** The part of the filter that is told by reading and trying rules, not by the store. */
export interface StandingFilter {
  readonly tests: readonly TestStanding[];
  readonly coverage: readonly CoverageStanding[];
}

/** Fields by which the register counts. */
export type RegisterField = 'state' | 'subject' | 'outcome' | 'department';

/** A rule as the register reads it. */
export interface RegisterLine {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly subject: RuleSubject;
  readonly departmentId: string;
  readonly description: string;
  readonly changedAt: string;
  readonly demonstration: boolean;
  readonly state: RuleState;
  readonly version: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly outcomes: OutcomeKind[];
  readonly draftOpen: boolean;
  readonly evaluations: number;
  /** The text in force, or the last one, or the draft. */
  readonly definition: RuleDefinition;
  /** That text was published. */
  readonly tested: boolean;
}

/** Rules with what follows from their versions, withdrawals and drafts: the version in force today as known now. */
const lines = (today: string) => sql`(
  select one.zone_id, one.id, one.key, one.name, one.subject, one.department_id as "departmentId", one.description,
    one.changed_at as "changedAt", one.demonstration,
    case when latest.number is null then 'draft'
      when exists (select from rules.rule_withdrawal as w where w.zone_id = one.zone_id and w.rule_id = one.id
        and w.withdrawn_at > latest.published_at) then 'withdrawn' else 'published' end as state,
    current.number as version, current.valid_from as "from", current.valid_to as "to",
    (latest.number is null or latest.revision <> draft.revision) as "draftOpen",
    coalesce(current.definition, latest.definition, draft.definition) as definition, latest.number is not null as tested,
    (select coalesce(jsonb_agg(distinct d -> 'outcome' ->> 'kind'), '[]')
      from jsonb_array_elements(coalesce(current.definition, latest.definition, draft.definition) -> 'decisions') as d
      where d -> 'outcome' ->> 'kind' is not null) as outcomes
  from rules.rule as one
  join lateral (select revision, definition from rules.rule_draft as d
    where d.zone_id = one.zone_id and d.rule_id = one.id order by revision desc limit 1) as draft on true
  left join lateral (select number, revision, published_at, definition from rules.rule_version as v
    where v.zone_id = one.zone_id and v.rule_id = one.id order by number desc limit 1) as latest on true
  left join lateral (select v.number, v.valid_from, v.valid_to, v.definition from rules.rule_version as v
    where v.zone_id = one.zone_id and v.rule_id = one.id
      and v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to >= ${today}::date)
      and not exists (select from rules.rule_withdrawal as w where w.zone_id = one.zone_id and w.rule_id = one.id
        and w.withdrawn_at > v.published_at and w.valid_from <= ${today}::date)
    order by v.number desc limit 1) as current on true) as line`;

function matching(filter: RegisterFilter, except?: RegisterField) {
  const { q, state, subject, outcome, department, only } = filter;
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const wanted = [
    ...(q ? [sql<SqlBool>`(line.name ilike ${like} or line.key ilike ${like} or line.description ilike ${like})`] : []),
    ...(except !== 'state' && state.length > 0 ? [sql<SqlBool>`line.state = any(${[...state]})`] : []),
    ...(except !== 'subject' && subject.length > 0 ? [sql<SqlBool>`line.subject = any(${[...subject]})`] : []),
    ...(except !== 'outcome' && outcome.length > 0 ? [sql<SqlBool>`line.outcomes ?| ${[...outcome]}::text[]`] : []),
    ...(except !== 'department' && department.length > 0
      ? [sql<SqlBool>`line."departmentId" = any(${[...department]}::uuid[])`]
      : []),
    ...(only === undefined ? [] : [sql<SqlBool>`line.id = any(${[...only]}::uuid[])`]),
  ];
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
}

const orders = {
  name: sql`line.name, line.id`,
  '-changedAt': sql`line."changedAt" desc, line.id desc`,
  changedAt: sql`line."changedAt", line.id`,
} as const;

/** Lines of the register that match. */
export async function listLines(
  db: ZoneDb,
  filter: RegisterFilter,
  { today, limit, offset }: { today: string; limit: number; offset: number },
): Promise<RegisterLine[]> {
  const { rows } = await sql<RegisterLine>`
    select line.*, (select count(*) from rules.evaluation as e
      where e.zone_id = line.zone_id and e.rule_id = line.id) as evaluations
    from ${lines(today)} where ${matching(filter)} order by ${orders[filter.sort]}
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** One rule as a line. */
export async function findLine(db: ZoneDb, id: string, today: string): Promise<RegisterLine | undefined> {
  const { rows } = await sql<RegisterLine>`
    select line.*, (select count(*) from rules.evaluation as e
      where e.zone_id = line.zone_id and e.rule_id = line.id) as evaluations
    from ${lines(today)} where line.id = ${id}`.execute(db);
  return rows[0];
}

/** How many rules match. */
export async function countLines(db: ZoneDb, filter: RegisterFilter, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${lines(today)} where ${matching(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

const fields = {
  state: sql`line.state`,
  subject: sql`line.subject`,
  outcome: sql`jsonb_array_elements_text(line.outcomes)`,
  department: sql`line."departmentId"::text`,
} as const;

/** How many rules match by the values of a field, under all filters but its own. */
export async function countBy(
  db: ZoneDb,
  field: RegisterField,
  { filter, today }: { filter: RegisterFilter; today: string },
): Promise<{ value: string; count: number }[]> {
  const { rows } = await sql<{ value: string; count: number }>`
    select value, count(*) as count from (select ${fields[field]} as value from ${lines(today)}
      where ${matching(filter, field)}) as counted group by value order by count(*) desc, value`.execute(db);
  return rows;
}
