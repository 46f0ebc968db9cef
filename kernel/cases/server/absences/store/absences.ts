import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Absence } from '../../../contract/absence.ts';

/** An absence as it is kept. */
export interface StoredAbsence {
  readonly id: string;
  readonly accountId: string;
  readonly deputyId: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly reason: string;
  readonly setAt: string;
  readonly endedAt: string | null;
}

/** What is asked of the list; rows counted from 0. */
export interface AbsenceQuery {
  readonly accountId: string | null;
  readonly deputyId: string | null;
  readonly state: Absence['state'] | undefined;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

const columns = sql`id, account_id as "accountId", deputy_id as "deputyId", first_on as "firstOn", last_on as "lastOn", reason,
  set_at as "setAt", ended_at as "endedAt"`;

/** One page of absences, the latest days first, and how many there are. */
export async function listStoredAbsences(
  db: ZoneDb,
  query: AbsenceQuery,
): Promise<{ total: number; rows: readonly StoredAbsence[] }> {
  const where = conditionsOf(query);
  const [page, count] = await Promise.all([
    sql<StoredAbsence>`select ${columns} from cases.absence where ${where}
      order by first_on desc, id desc limit ${query.limit} offset ${query.offset}`.execute(db),
    sql<{ total: number }>`select count(*) as total from cases.absence where ${where}`.execute(db),
  ]);
  return { total: count.rows[0]?.total ?? 0, rows: page.rows };
}

function conditionsOf({ accountId, deputyId, state, today }: AbsenceQuery): RawBuilder<unknown> {
  const states = {
    coming: sql`ended_at is null and first_on > ${today}::date`,
    running: sql`ended_at is null and ${today}::date between first_on and last_on`,
    over: sql`ended_at is null and last_on < ${today}::date`,
    ended: sql`ended_at is not null`,
  };
  const conditions = [
    accountId === null ? null : sql`account_id = ${accountId}::uuid`,
    deputyId === null ? null : sql`deputy_id = ${deputyId}::uuid`,
    state === undefined ? null : states[state],
  ].filter((one) => one !== null);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** An absence by its id, locked until the transaction ends. */
export async function lockAbsence(tx: ZoneDb, id: string): Promise<StoredAbsence | undefined> {
  const { rows } =
    await sql<StoredAbsence>`select ${columns} from cases.absence where id = ${id}::uuid for update`.execute(tx);
  return rows[0];
}

/** Writes an absence; one that lies over another of the same person breaks the transaction with 23P01. */
export async function addAbsence(tx: ZoneDb, zoneId: string, one: StoredAbsence): Promise<void> {
  await sql`insert into cases.absence (zone_id, id, account_id, deputy_id, first_on, last_on, reason, set_by, set_at)
    values (${zoneId}, ${one.id}, ${one.accountId}, ${one.deputyId}, ${one.firstOn}, ${one.lastOn}, ${one.reason},
      ${one.accountId}, ${one.setAt})`.execute(tx);
}

/** Ends an absence. */
export async function closeAbsence(tx: ZoneDb, id: string, at: string): Promise<void> {
  await sql`update cases.absence set ended_at = ${at} where id = ${id}::uuid`.execute(tx);
}
