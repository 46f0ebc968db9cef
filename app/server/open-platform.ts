import pg from 'pg';
import type { Logger } from 'pino';
import { walFolder } from '#platform/backup/server/physical/restore-base.ts';
import type { Config } from '#platform/config/server/config.ts';
import { checkServer } from '#platform/db/server/check-server.ts';
import { openDatabase } from '#platform/db/server/database.ts';
import {
  type MigrationMark,
  type MigrationReport,
  type MigrationSource,
  migrate,
} from '#platform/db/server/migrate.ts';
import { clientConfig, openPool, type PoolOptions } from '#platform/db/server/pool.ts';
import { ensureLesserRoles, type LesserRole } from '#platform/db/server/roles.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { openFiles } from '#platform/files/server/files.ts';
import { prepareJobs } from '#platform/jobs/server/prepare-jobs.ts';
import { openKeys } from '#platform/keys/server/keys.ts';
import { openLog } from '#platform/log/server/log.ts';
import type { Platform } from '#platform/module/platform.ts';
import { openOutbound } from '#platform/outbound/server/outbound.ts';
import { type RunningPostgres, startPostgres } from '#platform/postgres/server/index.ts';
import { joinPostgres } from '#platform/postgres/server/join.ts';
import { readRolePasswords } from '#platform/postgres/server/keys.ts';
import type { Timings } from './timings.ts';

/** A database that is up to date, with the plumbing over it. */
export interface OpenPlatform {
  platform: Platform;
  /** Connections of the job worker, as the application. */
  jobPool: pg.Pool;
  /** The embedded server, or undefined with DATABASE_URL. */
  postgres: RunningPostgres | undefined;
  migrations: MigrationReport;
  /** The owner of the schemas, for a restore. */
  migrator: PoolOptions;
  close(): Promise<void>;
}

interface Roles {
  migrator: PoolOptions;
  app: PoolOptions;
  importer: PoolOptions;
}

/**
 * Starts or reaches PostgreSQL, migrates it and opens the connections of each role. With `beside`, a platform that
 * already runs on the folder lends its server.
 */
export async function openPlatform(
  config: Config,
  sources: readonly MigrationSource[],
  timings: Timings,
  { beside = false, wanted }: { beside?: boolean; wanted?: (migration: MigrationMark) => boolean } = {},
): Promise<OpenPlatform> {
  const log = openLog(config.logLevel);
  const postgres =
    config.databaseUrl === undefined
      ? await timings.measure('postgres', () => startOrJoin(config, beside, log))
      : undefined;
  try {
    const roles = postgres ? embeddedRoles(postgres) : await externalRoles(config);
    const migrations = await timings.measure('migrations', async () => {
      const report = await migrate(roles.migrator, sources, wanted);
      await prepareJobs(roles.migrator);
      return report;
    });
    const database = openDatabase({ ...roles.app, max: 20 });
    const importer = openDatabase({ ...roles.importer, max: 4, applicationName: 'yuanshu-importer' });
    const jobPool = openPool({ ...roles.app, max: 4, applicationName: 'yuanshu-jobs' });
    const keys = await openKeys(config.dataDir, config.cipher);
    const platform: Platform = {
      database,
      importer,
      keys,
      files: openFiles({ dataDir: config.dataDir, keys, settings: config.files }),
      outbound: openOutbound({ allow: config.outboundAllow, tiles: config.tiles }),
      dataDir: config.dataDir,
      log,
      ...(config.publicUrl === undefined ? {} : { publicOrigin: config.publicUrl.origin }),
      now: () => Temporal.Now.instant(),
    };
    const close = async () => {
      await Promise.all([database.close(), importer.close(), jobPool.end()]);
      keys.close();
      await postgres?.stop();
    };
    return { platform, jobPool, postgres, migrations, migrator: roles.migrator, close };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function startOrJoin({ dataDir, walArchive }: Config, beside: boolean, log: Logger): Promise<RunningPostgres> {
  const wal = walArchive === undefined ? undefined : ({ kind: 'archive', folder: walFolder(walArchive) } as const);
  try {
    return await startPostgres({ dataDir, wal, log: (line) => log.info(line), warn: (line) => log.warn(line) });
  } catch (error) {
    const busy = error instanceof AppError && error.code === 'postgres.alreadyRunning';
    const joined = beside && busy ? await joinPostgres(dataDir) : undefined;
    if (joined === undefined) throw error;
    return joined;
  }
}

function embeddedRoles(postgres: RunningPostgres): Roles {
  return {
    migrator: postgres.connection('yuanshu_migrator'),
    app: postgres.connection('yuanshu_app'),
    importer: postgres.connection('yuanshu_importer'),
  };
}

/** A database of the operator's: its version and pooler are checked, and the two lesser roles made if they may be. */
async function externalRoles(config: Config): Promise<Roles> {
  const migrator: PoolOptions = { url: config.databaseUrl };
  await checkServer(migrator);
  const given = { yuanshu_app: config.appDatabaseUrl, yuanshu_importer: config.importerDatabaseUrl };
  const made = Object.values(given).some((url) => url === undefined) ? await makeRoles(config) : undefined;
  const of = (role: LesserRole): PoolOptions => ({ url: given[role] ?? made?.[role] });
  const roles = { migrator, app: of('yuanshu_app'), importer: of('yuanshu_importer') };
  await signsIn(roles.app, 'yuanshu_app');
  await signsIn(roles.importer, 'yuanshu_importer');
  return roles;
}

/** Makes the lesser roles with this installation's passwords; addresses of both. */
async function makeRoles(config: Config): Promise<Record<LesserRole, string>> {
  const passwords = await readRolePasswords(config.dataDir);
  const client = new pg.Client(clientConfig({ url: config.databaseUrl }));
  await client.connect();
  try {
    await ensureLesserRoles(client, passwords);
  } finally {
    await client.end();
  }
  const as = (role: LesserRole): string => {
    const url = new URL(config.databaseUrl ?? '');
    url.username = role;
    url.password = passwords[role];
    return url.href;
  };
  return { yuanshu_app: as('yuanshu_app'), yuanshu_importer: as('yuanshu_importer') };
}

/** Roles belong to a whole server: another installation on it may have made them with other passwords. */
async function signsIn(options: PoolOptions, role: LesserRole): Promise<void> {
  const client = new pg.Client(clientConfig(options));
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new AppError('db.roleRefused', { role });
  } finally {
    await client.end().catch(() => {});
  }
}
