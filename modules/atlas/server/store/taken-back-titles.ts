import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { ownTables } from './own-title-tables.ts';

/** What was built on titles: a line for each title with criteria, and for each with results. */
export async function listBuiltOn(
  db: ZoneDb,
  ids: readonly string[],
): Promise<{ titleId: string; what: 'criteria' | 'results' }[]> {
  if (ids.length === 0) return [];
  const asked = sql`title_id = any(${[...ids]}::uuid[])`;
  const found = await sql<{ titleId: string; what: 'criteria' | 'results' }>`
    select distinct title_id as "titleId", 'criteria' as what from atlas.own_title_criterion where ${asked}
    union all
    select distinct title_id, 'results' from atlas.own_title_result where taken_back_at is null and ${asked}
    order by 1, 2`.execute(db);
  return found.rows;
}

/** Takes titles back that came with an import and frees their names; answers how many stood. */
export async function takeBackTitles(tx: ZoneDb, ids: readonly string[], at: string): Promise<number> {
  if (ids.length === 0) return 0;
  const taken = await ownTables(tx)
    .updateTable('atlas.own_title')
    .set({ taken_back_at: at })
    .where('id', 'in', [...ids])
    .where('taken_back_at', 'is', null)
    .returning('id')
    .execute();
  return taken.length;
}

/** Criteria with these ids that apply, as records of imports keep them. */
export async function listStandingCriteria(db: ZoneDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return ownTables(db)
    .selectFrom('atlas.own_title_criterion')
    .select(['id', 'title_id', 'year', 'wording', 'kind', 'comparison', 'threshold', 'unit'])
    .where('id', 'in', [...ids])
    .where('withdrawn', '=', false)
    .execute();
}

/** Which of these criteria have evidence that was not withdrawn. */
export async function listProved(db: ZoneDb, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const proved = await ownTables(db)
    .selectFrom('atlas.own_title_evidence')
    .select('criterion_id')
    .distinct()
    .where('criterion_id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .execute();
  return proved.map((one) => one.criterion_id);
}
