import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import * as copyStreams from 'pg-copy-streams';
import { clientConfig, type PoolOptions } from '#platform/db/server/pool.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ArchiveHeader, ArchiveManifest, TableDigest } from '../../contract/manifest.ts';
import { drain, openMeter } from '../meter.ts';
import { replaceColumn } from '../replace-column.ts';
import { carryOver, oldTransaction, sealedTable } from './carry-over.ts';
import {
  type CatalogTable,
  copyOut,
  type ForeignKey,
  isEmpty,
  type Lifted,
  listForeignKeys,
  listIndexes,
  listSchemas,
  listTables,
} from './catalog.ts';
import { sameForms } from './snapshot.ts';

/** A database that is being filled, in one transaction: it holds all of the archive in the end, or nothing. */
export interface Load {
  /** Refuses an archive whose tables are not those of this database; empties what the migrations filled. */
  begin(header: ArchiveHeader): Promise<void>;
  table(name: string, rows: AsyncIterable<Buffer>): Promise<void>;
  /** Puts keys back, compares every table with the archive, makes the old order of transactions hold, and commits. */
  finish(manifest: ArchiveManifest, progress: (table: string) => void): Promise<void>;
  /** Ends the connection; what was not finished is undone. */
  close(): Promise<void>;
}

/** True when nobody has put anything into the database. */
export async function databaseIsEmpty(migrator: PoolOptions): Promise<boolean> {
  const client = new pg.Client(clientConfig({ ...migrator, applicationName: 'yuanshu-restore' }));
  await client.connect();
  try {
    return await isEmpty(client);
  } finally {
    await client.end();
  }
}

/** Takes a database back to nothing; for one that was empty before, and whose restore failed. */
export async function emptyAgain(migrator: PoolOptions): Promise<void> {
  const client = new pg.Client(clientConfig({ ...migrator, applicationName: 'yuanshu-restore' }));
  await client.connect();
  try {
    for (const schema of await listSchemas(client)) await client.query(`drop schema ${schema} cascade`);
  } finally {
    await client.end();
  }
}

/** Opens a load as the owner of the tables. */
export async function openLoad(migrator: PoolOptions): Promise<Load> {
  const client = new pg.Client(clientConfig({ ...migrator, applicationName: 'yuanshu-restore' }));
  client.on('error', () => {});
  await client.connect();
  await client.query(`${sameForms}; set maintenance_work_mem = '256MB'`);
  await client.query('begin');
  let tables = new Map<string, CatalogTable>();
  let columns = new Map<string, readonly string[]>();
  let keys: ForeignKey[] = [];
  let indexes: Lifted[] = [];
  /** What stands in a table whose numbers of transactions were replaced on the way. */
  const replaced = new Map<string, Pick<TableDigest, 'rows' | 'sha256'>>();
  return {
    begin: async (header) => {
      tables = new Map((await listTables(client)).map((table) => [table.name, table]));
      columns = new Map(header.tables.map((table) => [table.name, table.columns]));
      refuseStrangeTables(header, tables);
      keys = await listForeignKeys(client);
      indexes = await listIndexes(client);
      await open(client, tables, { keys, indexes });
    },
    table: async (name, rows) => {
      const table = archived(name, tables, columns);
      const list = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
      const target = client.query(copyStreams.from(`copy ${table.quoted} (${list}) from stdin`));
      if (name !== sealedTable) return pipeline(Readable.from(rows), target);
      const meter = openMeter();
      const column = table.columns.indexOf('xid');
      await pipeline(Readable.from(meter.pass(replaceColumn(rows, column, oldTransaction))), target);
      replaced.set(name, meter.result());
    },
    finish: async (manifest, progress) => {
      for (const { create } of indexes) await client.query(create);
      for (const { table, name, definition } of keys) {
        await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      }
      for (const { name, last, called } of manifest.sequences) await setSequence(client, { name, last, called });
      for (const { name, rows, sha256 } of manifest.written.tables) {
        const meter = openMeter();
        await drain(meter.pass(client.query(copyStreams.to(copyOut(archived(name, tables, columns))))));
        const found = meter.result();
        const wanted = replaced.get(name) ?? { rows, sha256 };
        if (found.rows !== wanted.rows || found.sha256 !== wanted.sha256)
          throw new AppError('backup.digestDiffers', { table: name });
        progress(name);
      }
      await carryOver(client);
      await close(client, tables);
      await client.query('commit');
      await client.query('analyze');
    },
    close: () => client.end(),
  };
}

/** With exactly the archive's migrations both have the same tables; the worker's own may be newer. */
function refuseStrangeTables(header: ArchiveHeader, tables: ReadonlyMap<string, CatalogTable>): void {
  const known = new Set(header.tables.map(({ name }) => name));
  const strange = [
    ...[...known].filter((name) => !tables.has(name)),
    ...[...tables.keys()].filter((name) => !known.has(name) && !name.startsWith('graphile_worker.')),
  ];
  if (strange[0] !== undefined) throw new AppError('backup.tableUnknown', { table: strange[0] });
}

/** The table with the archive's columns: the worker's may have got new ones since, which take their default. */
function archived(
  name: string,
  tables: ReadonlyMap<string, CatalogTable>,
  columns: ReadonlyMap<string, readonly string[]>,
): CatalogTable {
  const table = tables.get(name);
  const given = columns.get(name);
  if (table === undefined || given === undefined || given.some((column) => !table.columns.includes(column))) {
    throw new AppError('backup.tableUnknown', { table: name });
  }
  return { ...table, columns: [...given] };
}

/**
 * Keys and indexes are put back when all rows are there: that checks each key in one pass, rows may come in any order,
 * and an index is built several times faster than it grows row by row.
 * Row-level security binds the owner of the tables too, and COPY refuses such a table, so it is lifted for the owner
 * alone and only inside this transaction.
 */
async function open(
  client: pg.Client,
  tables: ReadonlyMap<string, CatalogTable>,
  { keys, indexes }: { keys: readonly ForeignKey[]; indexes: readonly Lifted[] },
): Promise<void> {
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { drop } of indexes) await client.query(drop);
  for (const { quoted, forced } of tables.values()) {
    await client.query(`alter table ${quoted} disable trigger user`);
    if (forced) await client.query(`alter table ${quoted} no force row level security`);
  }
  await client.query(`truncate ${[...tables.values()].map(({ quoted }) => quoted).join(', ')}`);
}

async function close(client: pg.Client, tables: ReadonlyMap<string, CatalogTable>): Promise<void> {
  for (const { quoted, forced } of tables.values()) {
    await client.query(`alter table ${quoted} enable trigger user`);
    if (forced) await client.query(`alter table ${quoted} force row level security`);
  }
}

async function setSequence(
  client: pg.Client,
  { name, last, called }: { name: string; last: string; called: boolean },
): Promise<void> {
  const [schema = '', sequence = ''] = name.split('.');
  const known = await client.query('select 1 from pg_sequences where schemaname = $1 and sequencename = $2', [
    schema,
    sequence,
  ]);
  if (known.rowCount === 0) throw new AppError('backup.tableUnknown', { table: name });
  const quoted = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(sequence)}`;
  await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted, last, called]);
}
