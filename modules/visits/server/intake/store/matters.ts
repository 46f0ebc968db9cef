import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NeedMatter } from '../../../contract/intake.ts';

/** An issue as a message shows it; its department by id, whose name is that of the day. */
export type StoredMatter = Omit<NeedMatter, 'joined' | 'department'> & { departmentId: string | null };

/** Issues by id, as they stand. */
export async function findIssues(db: ZoneDb, ids: readonly string[]): Promise<Map<string, StoredMatter>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<StoredMatter>`
    select id as "issueId", number, title, state, opened_at as "openedAt", lead_id as "departmentId",
      case when state in ('closed', 'asked', 'settled', 'ended') then changed_at end as "closedAt"
    from cases.case_file where lifecycle = 'visits.issue' and id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.issueId, row]));
}

/** The firm that brought up an issue; undefined where the zone has no such issue. */
export async function firmOfIssue(db: ZoneDb, issueId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select firm_id as id from visits.issue where case_id = ${issueId}`.execute(db);
  return rows[0]?.id;
}

/** Open issues of a firm, the newest first. */
export async function listOpenIssues(
  db: ZoneDb,
  firmId: string,
): Promise<{ issueId: string; number: string; title: string }[]> {
  const { rows } = await sql<{ issueId: string; number: string; title: string }>`
    select id as "issueId", number, title from cases.case_file
    where lifecycle = 'visits.issue' and party_id = ${firmId} and concluded_at is null
    order by opened_at desc, id limit 20`.execute(db);
  return rows;
}
