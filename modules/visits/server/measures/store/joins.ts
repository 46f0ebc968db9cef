import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** An issue under a measure as it stands in the tables. */
export interface StoredJoin {
  id: string;
  caseId: string;
  measureId: string;
  joinedBy: string | null;
  joinedAt: string;
  toldAt: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
  undoneReason: string | null;
}

const columns = [
  ...([
    'id',
    'case_id as caseId',
    'measure_id as measureId',
    'joined_by as joinedBy',
    'joined_at as joinedAt',
  ] as const),
  ...([
    'told_at as toldAt',
    'undone_at as undoneAt',
    'undone_by as undoneBy',
    'undone_reason as undoneReason',
  ] as const),
] as const;

/** Issues under a measure, those that stand first, then those taken back. */
export function listJoins(db: ZoneDb, measureId: string): Promise<StoredJoin[]> {
  return tables(db)
    .selectFrom('visits.measure_issue')
    .select(columns)
    .where('measure_id', '=', measureId)
    .orderBy(sql`undone_at is not null, joined_at desc, id`)
    .execute();
}

/** Joins issues under a measure; how many stood under none before and were joined. */
export async function addJoins(
  tx: ZoneDb,
  of: { zoneId: string; measureId: string; proposalId: string | null; by: string; at: string },
  joins: readonly { id: string; caseId: string }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into visits.measure_issue (zone_id, id, measure_id, case_id, proposal_id, joined_by, joined_at)
    select ${of.zoneId}::uuid, told.id, ${of.measureId}::uuid, told."caseId", ${of.proposalId}::uuid, ${of.by}::uuid,
      ${of.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(joins)}::jsonb) as told (id uuid, "caseId" uuid)
    on conflict (zone_id, case_id) where undone_at is null do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** A join, locked until the transaction ends. */
export function lockJoin(tx: ZoneDb, id: string): Promise<StoredJoin | undefined> {
  return tables(tx)
    .selectFrom('visits.measure_issue')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Takes a join back. */
export async function endJoin(
  tx: ZoneDb,
  id: string,
  { at, by, reason }: { at: string; by: string; reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('visits.measure_issue')
    .set({ undone_at: at, undone_by: by, undone_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** Marks all standing joins of a measure whose firms were not told yet as told, and answers their issues. */
export async function markTold(tx: ZoneDb, measureId: string, at: string): Promise<string[]> {
  const rows = await tables(tx)
    .updateTable('visits.measure_issue')
    .set({ told_at: at })
    .where('measure_id', '=', measureId)
    .where('undone_at', 'is', null)
    .where('told_at', 'is', null)
    .returning('case_id as caseId')
    .execute();
  return rows.map(({ caseId }) => caseId);
}

/** Measures under which issues stand, by issue. */
export async function measuresOfIssues(
  db: ZoneDb,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; title: string }>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ caseId: string; id: string; title: string }>`
    select joined.case_id as "caseId", measure.id, measure.title from visits.measure_issue as joined
    join visits.measure on measure.zone_id = joined.zone_id and measure.id = joined.measure_id
    where joined.case_id = any(${[...caseIds]}::uuid[]) and joined.undone_at is null`.execute(db);
  return new Map(rows.map(({ caseId, ...measure }) => [caseId, measure]));
}
