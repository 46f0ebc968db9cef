import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Firms in business that issues are invented for, in the order of their ids. */
export async function firmsOfIssues(db: ZoneDb): Promise<{ id: string; industry: string; scale: string | null }[]> {
  const { rows } = await sql<{ id: string; industry: string; scale: string | null }>`select id, industry, scale
    from parties.firm where standing and status = 'operating' and demonstration order by id`.execute(db);
  return rows;
}

/** Accounts that dispatch and lead in a fictional zone: the first of each role by login. */
export async function accountsByRole(db: ZoneDb): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ role: string; id: string }>`select distinct on (role) role, id from auth.account
    order by role, login`.execute(db);
  return new Map(rows.map(({ role, id }) => [role, id]));
}

/** Rows of one statement. */
const batchSize = 1_000;

/** Removes invented issues with what hangs on them; what people opened stays. */
export async function removeInventedIssues(tx: ZoneDb): Promise<void> {
  await sql`delete from visits.issue where demonstration`.execute(tx);
}

/** Writes rows of issues beside the cases that were entered; the keys are the names of the columns. */
export async function addInventedIssues(
  tx: ZoneDb,
  zoneId: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += batchSize) {
    const batch = JSON.stringify(
      rows.slice(from, from + batchSize).map((row) => ({ ...row, zone_id: zoneId, demonstration: true })),
    );
    await sql`insert into visits.issue select * from json_populate_recordset(null::visits.issue, ${batch}::json)`.execute(
      tx,
    );
  }
}

/** Writes what firms were asked and what they answered. */
export async function addInventedConfirmations(
  tx: ZoneDb,
  zoneId: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += batchSize) {
    const batch = JSON.stringify(rows.slice(from, from + batchSize));
    await sql`insert into visits.confirmation (zone_id, id, case_id, sequence, question, asked_on, asked_at, demonstration)
      select ${zoneId}::uuid, id, "caseId", sequence, question, "askedOn", "askedAt", true
      from json_to_recordset(${batch}::json) as told (id uuid, "caseId" uuid, sequence int, question text, "askedOn" date,
        "askedAt" timestamptz)`.execute(tx);
    await sql`insert into visits.confirmation_answer (zone_id, confirmation_id, answer, channel, answered_by, answered_at,
        demonstration)
      select ${zoneId}::uuid, id, answer, channel, "answeredBy", "answeredAt", true
      from json_to_recordset(${batch}::json) as told (id uuid, answer text, channel text, "answeredBy" uuid,
        "answeredAt" timestamptz)
      where answer is not null`.execute(tx);
  }
}
