import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { AppError } from '#platform/errors/contract/errors.ts';
import { clientConfig, type PoolOptions } from './pool.ts';

/** A module's folder of numbered migrations. */
export interface MigrationSource {
  module: string;
  folder: URL;
}

interface MigrationFile {
  module: string;
  name: string;
  sql: string;
  sha256: string;
}

/** What a run did; `applied` lists `module/0001_name`. */
export interface MigrationReport {
  applied: string[];
  already: number;
}

const fileName = /^\d{4}_[a-z0-9_]+\.sql$/;
// One number for all installations: two starts at once must queue here.
const lockId = 7_266_001;

const historyTable = `
  create schema if not exists migration;
  comment on schema migration is '迁移记录';
  create table if not exists migration.applied (
    module text not null, name text not null, sha256 text not null,
    applied_at timestamptz not null default now(), primary key (module, name));
  comment on table migration.applied is '已执行的数据库迁移，每模块编号递增，内容以摘要核对';`;

/** A migration as a database or an archive names it, with the digest of its text. */
export type MigrationMark = Pick<MigrationFile, 'module' | 'name' | 'sha256'>;

/** Every migration of the project, in the order in which they are applied. */
export async function listMigrations(sources: readonly MigrationSource[]): Promise<MigrationMark[]> {
  return (await Promise.all(sources.map(readSource))).flat();
}

/**
 * Brings a database up to date as the migrator: each file in its own transaction, in module order, once. `wanted` leaves
 * out files, for a database that shall be as an earlier version left it.
 */
export async function migrate(
  options: PoolOptions,
  sources: readonly MigrationSource[],
  wanted: (migration: MigrationMark) => boolean = () => true,
): Promise<MigrationReport> {
  const files = (await Promise.all(sources.map(readSource))).flat().filter(wanted);
  const client = new pg.Client(clientConfig({ ...options, applicationName: 'yuanshu-migrate' }));
  // The statement under way fails by itself; without a listener the process would end.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockId]);
    await client.query(historyTable);
    const known = await client.query<{ module: string; name: string; sha256: string }>(
      'select module, name, sha256 from migration.applied',
    );
    const done = new Map(known.rows.map((row) => [`${row.module}/${row.name}`, row.sha256]));
    const names = new Set(files.map((file) => `${file.module}/${file.name}`));
    const strange = [...done.keys()].find((key) => !names.has(key));
    if (strange !== undefined) throw new AppError('db.migrationUnknown', { migration: strange });
    const report: MigrationReport = { applied: [], already: 0 };
    for (const file of files) {
      const key = `${file.module}/${file.name}`;
      const before = done.get(key);
      if (before === undefined) {
        await apply(client, file);
        report.applied.push(key);
      } else if (before === file.sha256) report.already += 1;
      else throw new AppError('db.migrationChanged', { migration: key });
    }
    return report;
  } finally {
    await client.end();
  }
}

async function readSource(source: MigrationSource): Promise<MigrationFile[]> {
  const names = (await readdir(source.folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      if (!fileName.test(name)) throw new Error(`migration ${source.module}/${name}: name it 0001_words.sql`);
      const sql = await readFile(new URL(name, source.folder), 'utf8');
      return { module: source.module, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into migration.applied (module, name, sha256) values ($1, $2, $3)', [
      file.module,
      file.name,
      file.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file.module}/${file.name} failed`, { cause: error });
  }
}
