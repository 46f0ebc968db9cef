import { type SqlBool, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RuleSubject } from '../../../contract/rule-definition.ts';
import { tables } from '../../store/tables.ts';

/** One evaluation that granted a status, and the days that it granted. */
export interface StoredGrant {
  readonly evaluationId: string;
  readonly since: string;
  readonly until: string | null;
  readonly grantedAt: string;
}

/**
 * A status as a party has it, with its revocation: grants of one rule whose days meet are one status, from the first day to the
 * last, as a renewal extends what is held. The newest grant names it.
 */
export interface StoredStatus {
  readonly id: string;
  readonly partyId: string;
  readonly status: string;
  readonly since: string;
  readonly until: string | null;
  readonly ruleId: string;
  readonly rule: string;
  readonly subject: RuleSubject;
  readonly evaluationId: string;
  readonly grantedAt: string;
  readonly demonstration: boolean;
  readonly revokedFrom: string | null;
  readonly revokeReason: string | null;
  readonly revokedBy: string | null;
  readonly revokedAt: string | null;
  /** The newest first. */
  readonly grants: readonly StoredGrant[];
}

/** The filter of statuses as the store takes it. */
export interface StatusFilter {
  /** The party with everyone merged into it. */
  readonly partyIds?: readonly string[] | undefined;
  /** False leaves persons out. */
  readonly persons?: boolean | undefined;
  readonly ruleId?: string | undefined;
  readonly status?: string | undefined;
  readonly on?: string | undefined;
}

const source = sql`rules.status as one
  join rules.rule on rule.zone_id = one.zone_id and rule.id = one.rule_id
  left join rules.status_revocation as gone on gone.zone_id = one.zone_id and gone.status_id = one.id`;

function ofWhom({ partyIds, persons, ruleId, status }: StatusFilter) {
  const wanted = [
    ...(partyIds === undefined ? [] : [sql<SqlBool>`one.party_id = any(${[...partyIds]}::uuid[])`]),
    ...(persons === false ? [sql<SqlBool>`rule.subject <> 'person'`] : []),
    ...(ruleId === undefined ? [] : [sql<SqlBool>`one.rule_id = ${ruleId}`]),
    ...(status ? [sql<SqlBool>`one.status = ${status}`] : []),
  ];
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
}

const holdsOn = (on: string | undefined) =>
  on === undefined
    ? sql`true`
    : sql`held.since <= ${on}::date and (held.until is null or held.until >= ${on}::date)
        and (held."revokedFrom" is null or held."revokedFrom" > ${on}::date)`;

/** Grants whose days meet or follow each other, as one status each; what was revoked stands apart from what was not. */
const held = (filter: StatusFilter) => sql`(
  with granted as (
    select one.*, rule.name as rule, rule.subject, gone.valid_from as revoked_from, gone.reason, gone.revoked_by, gone.revoked_at,
      case when one.since <= max(coalesce(one.until, 'infinity'::date)) over (
          partition by one.party_id, one.rule_id, one.status, gone.valid_from
          order by one.since, one.granted_at, one.id rows between unbounded preceding and 1 preceding) + 1
        then 0 else 1 end as begins
    from ${source} where ${ofWhom(filter)}),
  chained as (
    select granted.*, sum(begins) over (partition by party_id, rule_id, status, revoked_from
      order by since, granted_at, id) as chain from granted)
  select (array_agg(id order by granted_at desc, id desc))[1] as id, party_id as "partyId", status,
    min(since) as since, nullif(max(coalesce(until, 'infinity'::date)), 'infinity'::date) as until,
    rule_id as "ruleId", rule, subject, (array_agg(evaluation_id order by granted_at desc, id desc))[1] as "evaluationId",
    max(granted_at) as "grantedAt", bool_and(demonstration) as demonstration, revoked_from as "revokedFrom",
    (array_agg(reason order by granted_at desc, id desc))[1] as "revokeReason",
    (array_agg(revoked_by order by granted_at desc, id desc))[1] as "revokedBy",
    (array_agg(revoked_at order by granted_at desc, id desc))[1] as "revokedAt",
    jsonb_agg(jsonb_build_object('evaluationId', evaluation_id, 'since', since, 'until', until, 'grantedAt',
      to_char(granted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by granted_at desc, id desc) as grants
  from chained group by party_id, rule_id, rule, subject, status, revoked_from, chain) as held`;

/** Statuses that match, the newest first. */
export async function listStored(
  db: ZoneDb,
  filter: StatusFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredStatus[]> {
  const { rows } = await sql<StoredStatus>`
    select held.* from ${held(filter)} where ${holdsOn(filter.on)} order by held."grantedAt" desc, held.id desc
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many match. */
export async function countStored(db: ZoneDb, filter: StatusFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${held(filter)} where ${holdsOn(filter.on)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Statuses of a rule that hold on a day. */
export function countHolding(db: ZoneDb, { ruleId, on }: { ruleId: string; on: string }): Promise<number> {
  return countStored(db, { ruleId, on });
}

/** A status to be granted. */
export interface NewStatus {
  readonly zoneId: string;
  readonly id: string;
  readonly partyId: string;
  readonly status: string;
  readonly since: string;
  readonly until: string | null;
  readonly ruleId: string;
  readonly evaluationId: string;
  readonly at: string;
  readonly demonstration: boolean;
}

/** Adds a status. */
export async function addStatus(tx: ZoneDb, one: NewStatus): Promise<void> {
  await tables(tx)
    .insertInto('rules.status')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, party_id: one.partyId, status: one.status, since: one.since },
      ...{ until: one.until, rule_id: one.ruleId, evaluation_id: one.evaluationId, granted_at: one.at },
      demonstration: one.demonstration,
    })
    .execute();
}

/** Grants that stand behind the same status as this one and were not revoked, itself among them. */
export async function grantsBehind(db: ZoneDb, { id, partyId, ruleId, status }: BehindStatus): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    with lines as (select held.* from ${held({ partyIds: [partyId], ruleId, status })})
    select array(select one.id from rules.status as one
      left join rules.status_revocation as gone on gone.zone_id = one.zone_id and gone.status_id = one.id
      where one.party_id = ${partyId} and one.rule_id = ${ruleId} and one.status = ${status}
        and gone.status_id is null and one.since >= line.since
        and (line.until is null or one.since <= line.until)) as ids
    from lines as line, rules.status as asked
    where asked.id = ${id} and line."revokedFrom" is null and asked.since >= line.since
      and (line.until is null or asked.since <= line.until)`.execute(db);
  return rows[0]?.ids ?? [];
}

/** Which status of whom. */
export interface BehindStatus {
  readonly id: string;
  readonly partyId: string;
  readonly ruleId: string;
  readonly status: string;
}

/** A status by its id. */
export async function findStatus(
  db: ZoneDb,
  id: string,
): Promise<{ id: string; partyId: string; status: string; ruleId: string } | undefined> {
  const { rows } = await sql<{ id: string; partyId: string; status: string; ruleId: string }>`
    select one.id, one.party_id as "partyId", one.status, one.rule_id as "ruleId"
    from ${source} where one.id = ${id}`.execute(db);
  return rows[0];
}

/** Adds a revocation; false where there is one. */
export async function addRevocation(
  tx: ZoneDb,
  one: { zoneId: string; statusId: string; on: string; reason: string; by: string | null; at: string },
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('rules.status_revocation')
    .values({
      ...{ zone_id: one.zoneId, status_id: one.statusId, valid_from: one.on },
      ...{ reason: one.reason, revoked_by: one.by, revoked_at: one.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('status_id')
    .executeTakeFirst();
  return added !== undefined;
}
