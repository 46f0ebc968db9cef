import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';

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

type ExportTables = {
  'exports.export_log': {
    zone_id: string;
    id: string;
    number: string;
    account_id: string | null;
    list: string;
    filter: string;
    columns: string[];
    row_count: number;
    masked: boolean;
    reason: string | null;
    sha256: Buffer;
    at: string;
  };
  'auth.account': { zone_id: string; id: string; display_name: string };
};

const tables = (db: ZoneDb) => db.withTables<ExportTables>();

/** Enters a file into the log; a number that is taken breaks the transaction. */
export async function addExport(tx: ZoneDb, one: LoggedExport): Promise<string> {
  const id = randomUUIDv7();
  await tables(tx)
    .insertInto('exports.export_log')
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

/** Exports of the zone, newest first. */
export function listExportRows(db: ZoneDb, { limit, offset }: { limit: number; offset: number }) {
  return tables(db)
    .selectFrom('exports.export_log as log')
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
    .selectFrom('exports.export_log')
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
