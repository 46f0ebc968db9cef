import { type SqlBool, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from '../../store/tables.ts';

/** A status as it is stored, with its revocation. */
export interface StoredStatus {
  readonly id: string;
  readonly partyId: string;
  readonly status: string;
  readonly since: string;
  readonly until: string | null;
  readonly ruleId: string;
  readonly rule: string;
  readonly evaluationId: string;
  readonly grantedAt: string;
  readonly demonstration: boolean;
  readonly revokedFrom: string | null;
  readonly revokeReason: string | null;
  readonly revokedBy: string | null;
  readonly revokedAt: string | null;
}

/** The filter of statuses as the store takes it. */
export interface StatusFilter {
  /** The party with everyone merged into it. */
  readonly partyIds?: readonly string[] | undefined;
  readonly ruleId?: string | undefined;
  readonly status?: string | undefined;
  readonly on?: string | undefined;
}

const source = sql`rules.status as one
  join rules.rule on rule.zone_id = one.zone_id and rule.id = one.rule_id
  left join rules.status_revocation as gone on gone.zone_id = one.zone_id and gone.status_id = one.id`;

function matching({ partyIds, ruleId, status, on }: StatusFilter) {
  const wanted = [
    ...(partyIds === undefined ? [] : [sql<SqlBool>`one.party_id = any(${[...partyIds]}::uuid[])`]),
    ...(ruleId === undefined ? [] : [sql<SqlBool>`one.rule_id = ${ruleId}`]),
    ...(status ? [sql<SqlBool>`one.status = ${status}`] : []),
    ...(on === undefined
      ? []
      : [
          sql<SqlBool>`one.since <= ${on}::date and (one.until is null or one.until >= ${on}::date)
            and (gone.valid_from is null or gone.valid_from > ${on}::date)`,
        ]),
  ];
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
}

/** Statuses that match, the newest first. */
export async function listStored(
  db: ZoneDb,
  filter: StatusFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredStatus[]> {
  const { rows } = await sql<StoredStatus>`
    select one.id, one.party_id as "partyId", one.status, one.since, one.until, one.rule_id as "ruleId",
      rule.name as rule, one.evaluation_id as "evaluationId", one.granted_at as "grantedAt", one.demonstration,
      gone.valid_from as "revokedFrom", gone.reason as "revokeReason", gone.revoked_by as "revokedBy",
      gone.revoked_at as "revokedAt"
    from ${source} where ${matching(filter)} order by one.granted_at desc, one.id desc
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many match. */
export async function countStored(db: ZoneDb, filter: StatusFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${source} where ${matching(filter)}`.execute(db);
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
