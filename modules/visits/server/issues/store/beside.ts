import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { IssueUrgency } from '../../../contract/issue.ts';
import { tables } from './tables.ts';

/** Corrections of an issue, the oldest first. */
export function listCorrections(db: ZoneDb, caseId: string) {
  return tables(db)
    .selectFrom('visits.issue_correction as made')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'made.zone_id').onRef('account.id', '=', 'made.made_by'),
    )
    .select(['made.field', 'made.before', 'made.after', 'made.reason', 'made.made_at as at', 'made.number'])
    .select('account.display_name as by')
    .where('made.case_id', '=', caseId)
    .orderBy('made.number')
    .execute();
}

/** Keeps a correction and what it changes. */
export async function correct(
  tx: ZoneDb,
  of: { zoneId: string; caseId: string; reason: string; by: string; at: string },
  changes: readonly { field: 'category' | 'urgency'; before: string; after: string }[],
): Promise<void> {
  const known = (await listCorrections(tx, of.caseId)).length;
  await tables(tx)
    .insertInto('visits.issue_correction')
    .values(
      changes.map((change, place) => ({
        ...{ zone_id: of.zoneId, case_id: of.caseId, number: known + place + 1, ...change },
        ...{ reason: of.reason, made_by: of.by, made_at: of.at },
      })),
    )
    .execute();
  for (const { field, after } of changes)
    await tables(tx)
      .updateTable('visits.issue')
      .set(field === 'category' ? { category: after } : { urgency: after as IssueUrgency })
      .where('case_id', '=', of.caseId)
      .execute();
}

/** Holds an issue against other changes until the transaction ends. */
export function lockIssue(tx: ZoneDb, caseId: string) {
  return tables(tx).selectFrom('visits.issue').selectAll().where('case_id', '=', caseId).forUpdate().executeTakeFirst();
}

/** The department that dispatched an issue; null where a firm or the platform opened it. */
export async function dispatcherOf(db: ZoneDb, caseId: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('cases.case_file')
    .select('dispatcher_id as id')
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The issue of a number. */
export function findByNumber(db: ZoneDb, number: string) {
  return tables(db)
    .selectFrom('visits.issue')
    .select(['case_id as caseId', 'ended_on as endedOn'])
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The number of an issue. */
export async function numberOf(db: ZoneDb, caseId: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('visits.issue')
    .select('number')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** The visit that brought an issue. */
export function findVisitDay(db: ZoneDb, visitId: string) {
  return tables(db).selectFrom('visits.visit').select(['id', 'day']).where('id', '=', visitId).executeTakeFirst();
}

/** Ids of the issues of firms, the newest first, at most 200, and how many there are. */
export async function issuesOfFirms(
  db: ZoneDb,
  firmIds: readonly string[],
): Promise<{ total: number; caseIds: string[] }> {
  const { rows } = await sql<{ id: string; total: number }>`select case_id as id, count(*) over () as total
    from visits.issue where firm_id = any(${[...firmIds]}::uuid[]) order by raised_on desc, case_id desc limit 200`.execute(
    db,
  );
  return { total: rows[0]?.total ?? 0, caseIds: rows.map(({ id }) => id) };
}

/** Categories in use with their codes. */
export function listCategories(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.duty_item')
    .select(['code', 'name'])
    .where('kind', '=', 'issueCategory')
    .where('withdrawn', '=', false)
    .orderBy('code')
    .execute();
}
