import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Removes what was invented: with a rule its versions, evaluations and statuses, with a run its results. */
export async function removeInvented(tx: ZoneDb): Promise<void> {
  await sql`delete from rules.run where demonstration`.execute(tx);
  await sql`delete from rules.rule where demonstration`.execute(tx);
  await sql`delete from rules.parameter where demonstration`.execute(tx);
}

/** Invented firms of the zone, the same ones on every machine. */
export async function listInventedFirms(db: ZoneDb, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from parties.party
    where kind = 'firm' and state = 'standing' and demonstration order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Rows of the tables that belong to what was invented. */
export async function countInvented(db: ZoneDb): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from rules.rule where demonstration) as rule,
    (select count(*) from rules.rule_version as v join rules.rule as r on r.zone_id = v.zone_id and r.id = v.rule_id
      where r.demonstration) as rule_version,
    (select count(*) from rules.parameter where demonstration) as parameter,
    (select count(*) from rules.parameter_value as v
      join rules.parameter as p on p.zone_id = v.zone_id and p.id = v.parameter_id where p.demonstration) as parameter_value,
    (select count(*) from rules.evaluation where demonstration) as evaluation,
    (select count(*) from rules.status where demonstration) as status,
    (select count(*) from rules.run where demonstration) as run,
    (select count(*) from rules.run_result as o join rules.run as r on r.zone_id = o.zone_id and r.id = o.run_id
      where r.demonstration) as run_result`.execute(db);
  return rows[0] ?? {};
}
