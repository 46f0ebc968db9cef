import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type Slice, tables } from '../persons/store/tables.ts';

/** An exported file as the log keeps it. */
export interface LoggedExport {
  zoneId: string;
  number: string;
  /** Null for a command typed on the server. */
  accountId: string | null;
  list: string;
  filter: string;
  columns: string[];
  rows: number;
  masked: boolean;
  reason: string | null;
  sha256: Buffer;
  at: string;
}

/** Enters a file into the log; a number that is taken breaks the transaction. */
export async function addExport(tx: ZoneDb, one: LoggedExport): Promise<string> {
  const id = randomUUIDv7();
  await tables(tx)
    .insertInto('parties.export_log')
    .values({
      zone_id: one.zoneId,
      id,
      number: one.number,
      account_id: one.accountId,
      list: one.list,
      filter: one.filter,
      columns: one.columns,
      row_count: one.rows,
      masked: one.masked,
      reason: one.reason,
      sha256: one.sha256,
      at: one.at,
    })
    .execute();
  return id;
}

/** Exports, newest first. */
export function listExportRows(db: ZoneDb, { limit, offset }: Slice) {
  return tables(db)
    .selectFrom('parties.export_log as log')
    .leftJoin('auth.account as account', 'account.id', 'log.account_id')
    .select(['log.number', 'log.list', 'log.filter', 'log.columns', 'log.masked', 'log.reason', 'log.sha256', 'log.at'])
    .select(['log.row_count as rows', 'account.display_name as account'])
    .orderBy('log.at', 'desc')
    .orderBy('log.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many files were exported. */
export async function countExports(db: ZoneDb): Promise<number> {
  const row = await tables(db)
    .selectFrom('parties.export_log')
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
