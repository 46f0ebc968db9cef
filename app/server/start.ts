import type { FastifyInstance } from 'fastify';
import type { SessionRouteOptions } from '#platform/auth/server/routes.ts';
import { openSessions } from '#platform/auth/server/sessions.ts';
import { hasDemonstrationAccounts, listZones } from '#platform/auth/server/store.ts';
import type { BackupSettings } from '#platform/backup/server/run-backup.ts';
import { lastGoodAt } from '#platform/backup/server/store/runs.ts';
import { type Config, isPublic } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { buildServer } from '#platform/http/server/server.ts';
import { startJobs } from '#platform/jobs/server/run-jobs.ts';
import { headDestinations } from '#platform/journal/server/deliver-heads.ts';
import { startSealer } from '#platform/journal/server/sealer.ts';
import { openLimits } from '#platform/limits/server/limits.ts';
import { type Metrics, openMetrics } from '#platform/metrics/server/metrics.ts';
import type { SeedReport } from '#platform/module/seed.ts';
import { startDispatcher } from '#platform/outbox/server/dispatcher.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { backupSettings } from './backup-settings.ts';
import { buildWeb, claimPages } from './build-web.ts';
import { type Composition, compose } from './compose.ts';
import { dayInChina } from './day-close.ts';
import { ensureDemo } from './demo.ts';
import type { DemoLogin } from './demo-logins.ts';
import { type OpenPlatform, openPlatform } from './open-platform.ts';
import { startTimings, type Timings } from './timings.ts';

/** How an application starts. */
export interface StartOptions {
  config: Config;
  /** Write the fictional zones and their logins. */
  demo: boolean;
  /** Serve demonstration logins beyond this machine. */
  demoPublic?: boolean;
  /** False leaves out the pages, for tests of the API. */
  web?: boolean;
  /** False loads everything but opens no port. */
  listen?: boolean;
  metricsToken?: string | undefined;
}

/** A running application. */
export interface Application {
  config: Config;
  /** Address to open in a browser; undefined when it does not listen. */
  url: string | undefined;
  server: FastifyInstance;
  composition: Composition;
  opened: OpenPlatform;
  logins: DemoLogin[];
  seeds: { name: string; report: SeedReport }[];
  timings: Timings;
  /** Stops taking requests, finishes those under way, and stops everything that was started. */
  close(): Promise<void>;
}

/** Starts the whole application: database, data, pages, server, jobs. */
export async function startApplication(options: StartOptions): Promise<Application> {
  const timings = startTimings();
  const { config } = options;
  refusePublicDemo(options, options.demo);
  let session: SessionRouteOptions | undefined;
  let backups: BackupSettings | undefined;
  const composition = compose(
    () => {
      if (session === undefined) throw new Error('a request came before the server was put together');
      return session;
    },
    [],
    () => backups,
  );
  const building = options.web === false ? undefined : timings.measure('web', () => buildWeb(config.dataDir));
  building?.catch(() => {});
  const opened = await openPlatform(config, composition.migrations, timings);
  backups = backupSettings(config, opened);
  const closers: (() => Promise<unknown>)[] = [() => opened.close()];
  const close = once(async () => {
    for (const closer of closers.reverse()) await closer();
  });
  try {
    const { platform } = opened;
    const seeds = await timings.measure('data', () => loadSeeds(opened, composition));
    const logins = options.demo
      ? await timings.measure('demo', () => ensureDemo(platform, config.dataDir, dayInChina(platform.now())))
      : [];
    refusePublicDemo(options, await demoLoginsExist(opened));
    const sessions = openSessions(platform.database, {
      idleMs: config.sessionIdleMinutes * 60_000,
      passwordDays: config.passwordDays,
    });
    const https = config.tls !== undefined || config.publicUrl?.protocol === 'https:';
    session = {
      database: platform.database,
      sessions,
      grants: composition.grants,
      secureCookie: https,
      publicOrigin: config.publicUrl?.origin,
      // Demonstration logins can also be made later, by a command beside the running server.
      refuseDemonstration: isPublic(config) && !options.demoPublic,
      staffPost: composition.parts.find((part) => part.staffPost !== undefined)?.staffPost,
    };
    let stopping = false;
    const server = await buildServer({
      ...composition,
      platform,
      sessions,
      limits: openLimits(config.rateLimitFactor),
      connectionsPerAddress:
        config.rateLimitFactor === 0 ? undefined : Math.round(64 * Math.max(1, config.rateLimitFactor)),
      metrics: measured(platform),
      metricsToken: options.metricsToken,
      trustedProxies: config.trustedProxies,
      tls: config.tls,
      webFolder: await claimPages(building),
      https,
      publicOrigin: config.publicUrl?.origin,
      version: packageFile.version,
      accepting: () => !stopping,
    });
    closers.push(async () => {
      stopping = true;
      await server.close();
    });
    const url = options.listen === false ? undefined : await timings.measure('listen', () => listen(server, config));
    if (url !== undefined) {
      const runner = await startJobs(opened.jobPool, composition.jobs, platform);
      closers.push(() => runner.stop());
      const dispatcher = startDispatcher(platform, composition.subscriptions);
      closers.push(() => dispatcher.stop());
      const sealer = startSealer(platform, headDestinations(platform, config.journalHeads));
      closers.push(() => sealer.stop());
      await opened.postgres?.describe({ address: url });
    }
    return { config, url, server, composition, opened, logins, seeds, timings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Figures of the node, and how old the last good backup is. */
function measured({ database }: OpenPlatform['platform']): Metrics {
  const metrics = openMetrics(database);
  metrics.addGauge({
    name: 'yuanshu_backup_last_success_timestamp_seconds',
    help: 'When the last good backup was begun, in seconds since 1970; 0 while there is none',
    read: async () => {
      const at = await lastGoodAt(database.forZone(noZone));
      return at === null ? undefined : Date.parse(at) / 1000;
    },
  });
  return metrics;
}

function refusePublicDemo({ config, demoPublic, listen }: StartOptions, demo: boolean): void {
  if (listen === false || !demo || demoPublic || !isPublic(config)) return;
  throw new AppError('config.publicDemo', { host: config.publicUrl?.host ?? config.host });
}

async function demoLoginsExist({ platform }: OpenPlatform): Promise<boolean> {
  for (const zone of await listZones(platform.database.forZone(noZone))) {
    if (await hasDemonstrationAccounts(platform.database.forZone(zone.id))) return true;
  }
  return false;
}

async function loadSeeds({ platform }: OpenPlatform, composition: Composition): Promise<Application['seeds']> {
  const loaded: Application['seeds'] = [];
  for (const seed of composition.parts.flatMap((part) => part.seeds ?? [])) {
    loaded.push({ name: seed.name, report: await seed.run(platform) });
  }
  return loaded;
}

async function listen(server: FastifyInstance, config: Config): Promise<string> {
  try {
    const address = await server.listen({ host: config.host, port: config.port });
    return config.publicUrl?.href ?? address;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new AppError('cli.portInUse', { host: config.host, port: config.port });
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}
