import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Removes the invented cases of a kind with their acts; what people opened stays. */
export async function removeInvented(tx: ZoneDb, lifecycle: string): Promise<void> {
  await sql`delete from cases.action as act using cases.case_file as file where file.zone_id = act.zone_id
    and file.id = act.case_id and file.lifecycle = ${lifecycle} and file.demonstration and act.demonstration`.execute(
    tx,
  );
  await sql`delete from cases.case_file where lifecycle = ${lifecycle} and demonstration`.execute(tx);
}

/** The highest number of each year that a case has. */
export async function lastNumbers(db: ZoneDb, prefix: string): Promise<readonly (readonly [number, number])[]> {
  const { rows } = await sql<{
    year: number;
    last: number;
  }>`select substr(number, ${prefix.length + 1}, 4)::int as year,
      max(substr(number, ${prefix.length + 6})::int) as last
    from cases.case_file where number ~ ${`^${prefix}[0-9]{4}-[0-9]+$`} group by 1`.execute(db);
  return rows.map(({ year, last }) => [year, last] as const);
}

/** Says which number of a series was taken last. */
export async function setSeries(
  tx: ZoneDb,
  { zoneId, prefix, year, last }: { zoneId: string; prefix: string; year: number; last: number },
): Promise<void> {
  await sql`insert into cases.series as s (zone_id, prefix, year, last)
    values (${zoneId}, ${prefix}, ${year}, ${last})
    on conflict (zone_id, prefix, year) do update set last = excluded.last`.execute(tx);
}
