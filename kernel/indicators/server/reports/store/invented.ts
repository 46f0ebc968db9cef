import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A report as a generator invents it. */
export interface InventedRow {
  id: string;
  metric: string;
  status: 'actual' | 'target';
  period: string;
  part: string;
  /** Decimal text. */
  value: string;
}

/** Puts invented reports in the place of those invented before; where a person's report stands it stays. How many stand. */
export async function replaceInventedReports(
  tx: ZoneDb,
  of: { zoneId: string; at: string; source: string },
  rows: readonly InventedRow[],
): Promise<number> {
  await sql`delete from indicators.report where demonstration`.execute(tx);
  const result = await sql`insert into indicators.report
      (zone_id, id, metric, status, period, part, value, source, revision, reported_at, demonstration)
    select ${of.zoneId}::uuid, told.id, told.metric, told.status, told.period, told.part, told.value, ${of.source}, 1,
      ${of.at}, true
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as told (id uuid, metric text, status text, period text, part text, value numeric)
    where not exists (select from indicators.report as own where (own.metric, own.status, own.period, own.part)
      = (told.metric, told.status, told.period, told.part))`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
