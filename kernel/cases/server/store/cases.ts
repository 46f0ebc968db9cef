import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CaseProjection } from '../domain/project-case.ts';

/** A case as it is kept, without its acts. */
export interface StoredCase extends CaseProjection {
  readonly id: string;
  readonly lifecycle: string;
  readonly number: string;
  readonly title: string;
  readonly partyId: string | null;
  readonly openedAt: string;
  readonly openedOn: string;
  readonly openedBy: string | null;
  readonly demonstration: boolean;
}

const columns = sql`id, lifecycle, number, title, party_id as "partyId", dispatcher_id as "dispatcherId",
  opened_at as "openedAt", opened_on as "openedOn", opened_by as "openedBy", state, sequence, lead_id as "leadId",
  lead_account_id as "leadAccountId", due_on as "dueOn", warn_on as "warnOn", paused, supervision,
  changed_at as "changedAt", concluded_at as "concludedAt", demonstration`;

/** A case by its id; undefined where the zone has none. */
export async function findCase(db: ZoneDb, id: string): Promise<StoredCase | undefined> {
  const { rows } = await sql<StoredCase>`select ${columns} from cases.case_file where id = ${id}`.execute(db);
  return rows[0];
}

/** The same, locked until the transaction ends: of two acts on one case, one comes first. */
export async function lockCase(tx: ZoneDb, id: string): Promise<StoredCase | undefined> {
  const { rows } = await sql<StoredCase>`select ${columns} from cases.case_file where id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

/** Takes the next numbers of a series; one transaction after the other, so that none is given twice or left out. */
export async function takeNumbers(
  tx: ZoneDb,
  { zoneId, prefix, year, count }: { zoneId: string; prefix: string; year: number; count: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ last: number }>`insert into cases.series as s (zone_id, prefix, year, last)
    values (${zoneId}, ${prefix}, ${year}, ${count})
    on conflict (zone_id, prefix, year) do update set last = s.last + excluded.last returning last`.execute(tx);
  const last = rows[0]?.last ?? 0;
  return Array.from(
    { length: count },
    (_none, at) => `${prefix}${year}-${String(last - count + 1 + at).padStart(5, '0')}`,
  );
}

/** Writes new cases. */
export async function addCases(tx: ZoneDb, zoneId: string, rows: readonly StoredCase[]): Promise<void> {
  await sql`insert into cases.case_file (zone_id, id, lifecycle, number, title, party_id, dispatcher_id, opened_at, opened_on,
      opened_by, state, sequence, lead_id, lead_account_id, due_on, warn_on, paused, supervision, changed_at, concluded_at,
      demonstration)
    select ${zoneId}::uuid, id, lifecycle, number, title, "partyId", "dispatcherId", "openedAt", "openedOn", "openedBy", state,
      sequence, "leadId", "leadAccountId", "dueOn", "warnOn", paused, supervision, "changedAt", "concludedAt", demonstration
    from json_to_recordset(${JSON.stringify(rows)}::json) as told (id uuid, lifecycle text, number text, title text,
      "partyId" uuid, "dispatcherId" uuid, "openedAt" timestamptz, "openedOn" date, "openedBy" uuid, state text, sequence int,
      "leadId" uuid, "leadAccountId" uuid, "dueOn" date, "warnOn" date, paused boolean, supervision text,
      "changedAt" timestamptz, "concludedAt" timestamptz, demonstration boolean)`.execute(tx);
}

/** Open cases whose present lies with a department: as lead, dispatcher, assistant or signer. */
export async function openCasesOfDepartment(db: ZoneDb, departmentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases.case_file where concluded_at is null and (lead_id = ${departmentId} or dispatcher_id = ${departmentId})
    union select case_id from cases.task where department_id = ${departmentId} order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** Open cases with a running clock, in pages by id, for counting days anew. */
export async function openClockedCases(
  db: ZoneDb,
  { after, limit }: { after: string; limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from cases.case_file
    where concluded_at is null and due_on is not null and id > ${after}::uuid order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The name that a party bears today; null for a person, whose name no case shows. */
export async function nameOfParty(db: ZoneDb, partyId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from parties.party_name
    where party_id = ${partyId} and kind = 'current' order by place limit 1`.execute(db);
  return rows[0]?.name ?? null;
}

/** Start of the transaction, ISO 8601 in UTC: for acts of a reorganisation, which brings no clock of its own. */
export async function transactionTime(tx: ZoneDb): Promise<string> {
  const { rows } = await sql<{ at: string }>`select now() as at`.execute(tx);
  return rows[0]?.at ?? '';
}

/** The zone of a connection, by one of its cases. */
export async function zoneOfCase(tx: ZoneDb, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ zone_id: string }>`select zone_id from cases.case_file where id = ${id}`.execute(tx);
  return rows[0]?.zone_id;
}
