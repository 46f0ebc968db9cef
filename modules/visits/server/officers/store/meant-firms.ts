import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Ids of the standing firms that a cell names by credit code or by the whole name; two where it is not clear. */
export async function findFirmsMeant(db: ZoneDb, cells: readonly string[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(cells.map((one) => one.trim()))].filter((one) => one !== '');
  const { rows } = await sql<{ cell: string; id: string }>`
    select told.cell, firm.id from unnest(${wanted}::text[]) as told (cell)
    join parties.firm on firm.standing and (firm.name = told.cell or firm.social_credit_code = upper(told.cell))
    order by told.cell, firm.id`.execute(db);
  return new Map([...Map.groupBy(rows, ({ cell }) => cell)].map(([cell, some]) => [cell, some.map(({ id }) => id)]));
}
