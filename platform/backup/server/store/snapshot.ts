import type { Readable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { clientConfig, type PoolOptions } from '#platform/db/server/pool.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ArchiveHeader } from '../../contract/manifest.ts';
import { type CatalogTable, copyOut, listSequences, listTables } from './catalog.ts';

/** As whom a backup reads. */
export interface BackupConnection extends PoolOptions {
  /** A role made for backups, which the superuser of the embedded server puts on: it can read everything and change nothing. */
  assume?: 'yuanshu_backup';
}

/** One moment of the whole database, read by one transaction. */
export interface Snapshot {
  facts: Omit<ArchiveHeader, 'format' | 'version' | 'project'>;
  tables: readonly CatalogTable[];
  /** A table's rows as COPY text. */
  rows(table: CatalogTable): Readable;
  close(): Promise<void>;
}

/** What makes rows look the same whoever reads them, and a read that row-level security would narrow a failure. */
export const sameForms = `set row_security = off; set DateStyle = 'ISO, YMD'; set IntervalStyle = 'iso_8601';
  set bytea_output = 'hex'; set extra_float_digits = 3; set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0; set lock_timeout = '60s'; set client_encoding = 'UTF8'`;

/** Opens a snapshot; refuses a role that would not see every row of every zone. */
export async function openSnapshot({ assume, ...options }: BackupConnection): Promise<Snapshot> {
  const client = new pg.Client(clientConfig({ applicationName: 'yuanshu-backup', ...options }));
  client.on('error', () => {});
  await client.connect();
  try {
    if (assume !== undefined) await assumeRole(client, assume);
    await client.query(sameForms);
    const role = await seesEverything(client);
    await client.query('begin transaction isolation level repeatable read read only');
    const tables = await listTables(client);
    const closed = tables.find(({ readable }) => !readable);
    if (closed) throw new AppError('backup.tableUnreadable', { table: closed.name, role });
    const facts = await readFacts(client, tables);
    return { facts, tables, rows: (table) => client.query(copyTo(copyOut(table))), close: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** One lock for all nodes and commands: two that make the role at once would stop each other. */
const roleLock = 7_266_011;

async function assumeRole(client: pg.Client, role: string): Promise<void> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (known.rowCount === 0) {
    await client.query('select pg_advisory_lock($1)', [roleLock]);
    await client.query(`do $$ begin
      create role ${role} nologin nosuperuser nocreatedb nocreaterole bypassrls in role pg_read_all_data;
    exception when duplicate_object or unique_violation then null; end $$`);
    await client.query('select pg_advisory_unlock($1)', [roleLock]);
  }
  await client.query(`set role ${role}`);
}

async function seesEverything(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ role: string; sees: boolean }>(
    'select rolname as role, rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
  );
  const { role = '', sees = false } = rows[0] ?? {};
  if (!sees) throw new AppError('backup.roleSeesTooLittle', { role });
  return role;
}

async function readFacts(client: pg.Client, tables: readonly CatalogTable[]): Promise<Snapshot['facts']> {
  const one = await client.query<{ server: string; takenAt: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as server, now() as "takenAt"`,
  );
  const migrations = await client.query<Snapshot['facts']['migrations'][number]>(
    'select module, name, sha256 from migration.applied order by applied_at, module, name',
  );
  const zones = await client.query<Snapshot['facts']['zones'][number]>(
    'select id, code, name from auth.zone order by code',
  );
  const sequences = await listSequences(client);
  const { server = '', takenAt = '' } = one.rows[0] ?? {};
  return {
    server,
    takenAt,
    migrations: migrations.rows,
    zones: zones.rows,
    sequences,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
}
