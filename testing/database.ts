import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { type Composition, compose } from '#app/server/compose.ts';
import { accountRole, type Role, roles } from '#platform/access/contract/roles.ts';
import type { Grants } from '#platform/access/server/grants.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { hashPassword } from '#platform/auth/server/password.ts';
import type { SessionRouteOptions } from '#platform/auth/server/routes.ts';
import { openSessions, type Sessions } from '#platform/auth/server/sessions.ts';
import { addSession, renewSession } from '#platform/auth/server/store/sessions.ts';
import { addZone, listAccounts, saveAccount } from '#platform/auth/server/store.ts';
import { newToken } from '#platform/auth/server/token.ts';
import { type Database, openDatabase } from '#platform/db/server/database.ts';
import { migrate } from '#platform/db/server/migrate.ts';
import { clientConfig, openPool, type PoolOptions } from '#platform/db/server/pool.ts';
import { ensureRoles } from '#platform/db/server/roles.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type FilesOptions, openFiles } from '#platform/files/server/files.ts';
import { cookieName, sessionCookie } from '#platform/http/server/cookie-name.ts';
import { buildServer } from '#platform/http/server/server.ts';
import { prepareJobs } from '#platform/jobs/server/prepare-jobs.ts';
import { openKeys } from '#platform/keys/server/keys.ts';
import { openLimits } from '#platform/limits/server/limits.ts';
import { openMetrics } from '#platform/metrics/server/metrics.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { openOutbound, type TileService } from '#platform/outbound/server/outbound.ts';
import packageFile from '../package.json' with { type: 'json' };
import { noteForFailure } from './last-notes.ts';
import { testClock } from './test-clock.ts';

/** Password of every account in test databases. */
export const testPassword = 'test-password-of-all';

const rolePasswords = { yuanshu_migrator: 'm', yuanshu_app: 'a', yuanshu_importer: 'i' };

/** Two fictional tenants that must never see each other's rows. */
export const zoneA: ZoneRef = {
  id: '018f0000-0000-7000-8000-00000000000a',
  code: 'test-a',
  name: '甲测试区',
  demonstration: true,
};
export const zoneB: ZoneRef = {
  id: '018f0000-0000-7000-8000-00000000000b',
  code: 'test-b',
  name: '乙测试区',
  demonstration: false,
};

/** A whole server on a database of its own, without a port. */
export interface TestPlatform {
  platform: Platform;
  composition: Composition;
  server: FastifyInstance;
  zoneA: ZoneRef;
  zoneB: ZoneRef;
  /** Connects as one of the roles, or as the superuser. */
  connect(role: keyof typeof rolePasswords | 'superuser'): Promise<pg.Client>;
  /** A plain pool of the application role, for the job worker; ended by `close`. */
  appPool(): pg.Pool;
  /** Cookie of a session of this role in a zone; undefined for a visitor. */
  cookieOf(role: Role, zone?: ZoneRef): Promise<string | undefined>;
  /** The next request of each role begins a new session: after signing out. */
  forgetSessions(): void;
  /**
   * Sends a request as a role; JSON bodies and the header against foreign writes are added, and where the endpoint asks
   * for a fresh proof of the person it is given.
   */
  request(role: Role, options: InjectOptions & { zone?: ZoneRef }): Promise<LightMyRequestResponse>;
  /** Moves the clock that the server reads, which is the real one but sees no midnight of China pass; its instants are those of `platform.now()`. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/** What a test server has beyond the usual. */
export interface TestOptions {
  extra?: readonly ServerModule[];
  /** Targets on this machine that the server may call, as `http://127.0.0.1:<port>`. */
  outboundAllow?: readonly string[];
  /** Where map tiles come from; nowhere when left out. */
  tiles?: TileService;
  /** Multiplies how often people may call the server; 1,000 where nothing is said. */
  limitFactor?: number;
  /** Another scanner, other quotas, another disk for the files. */
  files?: Partial<FilesOptions>;
  /** What the server enforces instead of the permission tables, to prove that a wrong table is found. */
  alterGrants?: (grants: Grants) => Grants;
  /** Serve HTTPS, and everything that follows from it. */
  tls?: { cert: string; key: string };
  /** Where the log goes; nowhere else. */
  log?: Logger;
}

interface TestServer {
  host: string;
  user: string;
  password: string;
}

/**
 * Opens a fresh database, cloned from a template with all migrations, base data, two zones and an account of every role.
 * `YUANSHU_TEST_PG` names the server; the global set-up of the database tests starts one and sets it.
 */
export async function testPlatform(options: TestOptions = {}): Promise<TestPlatform> {
  const server = testServer();
  const extra = options.extra ?? [];
  const template = await ensureTemplate(server, extra);
  const database = `t_${randomBytes(8).toString('hex')}`;
  await asSuperuser(server, 'postgres', (client) => client.query(`create database ${database} template ${template}`));
  return open(server, database, { ...options, extra });
}

async function open(
  server: TestServer,
  name: string,
  {
    extra = [],
    outboundAllow = [],
    tiles,
    limitFactor = 1_000,
    files = {},
    alterGrants = (grants) => grants,
    tls,
    log = quietLog(),
  }: TestOptions,
): Promise<TestPlatform> {
  const database = openDatabase({ ...roleOptions(server, name, 'yuanshu_app'), max: 8 });
  const importer = openDatabase({ ...roleOptions(server, name, 'yuanshu_importer'), max: 2 });
  const dataDir = await mkdtemp(join(tmpdir(), 'yuanshu-test-'));
  const keys = await openKeys(dataDir);
  let now: Temporal.Instant | undefined;
  const clock = testClock();
  const platform: Platform = {
    database,
    importer,
    keys,
    files: openFiles({ dataDir, keys, ...files }),
    outbound: openOutbound({ allow: outboundAllow, tiles }),
    dataDir,
    log,
    now: () => now ?? clock(),
  };
  const { composition, http, sessions } = await openServer(platform, extra, { alterGrants, limitFactor, tls });
  const cookies = new Map<string, string>();
  const pools: pg.Pool[] = [];
  const cookieOf = async (role: Role, zone = zoneA) => {
    if (role === 'anonymous') return undefined;
    const key = `${zone.id} ${role}`;
    const kept = cookies.get(key) ?? (await startSession(platform, zone, role));
    cookies.set(key, kept);
    return kept;
  };
  return {
    platform,
    composition,
    server: http,
    zoneA,
    zoneB,
    cookieOf,
    forgetSessions: () => cookies.clear(),
    appPool: () => {
      const pool = openPool({ ...roleOptions(server, name, 'yuanshu_app'), max: 3 });
      pools.push(pool);
      return pool;
    },
    connect: async (role) => {
      const options = role === 'superuser' ? { ...server, database: name } : roleOptions(server, name, role);
      const client = new pg.Client(clientConfig(options));
      await client.connect();
      return client;
    },
    request: async (role, { zone, ...options }) => {
      const cookie = await cookieOf(role, zone);
      const name = cookieName(sessionCookie, { https: tls !== undefined });
      const cookieHeader = cookie === undefined ? {} : { cookie: `${name}=${cookie}` };
      const send = async () => {
        const headers = { 'x-yuanshu-csrf': '1', ...cookieHeader, ...options.headers };
        const answer = await http.inject({ ...options, headers });
        if (answer.statusCode >= 400) noteRefusal(role, options, answer);
        return answer;
      };
      const answer = await send();
      const unproved = answer.statusCode === 403 && answer.body.includes('auth.stepUpNeeded');
      if (!unproved || cookie === undefined) return answer;
      await proveSession(platform, sessions, cookie);
      return send();
    },
    setNow: (instant) => {
      now = Temporal.Instant.from(instant);
    },
    close: async () => {
      await http.close();
      await Promise.all([database.close(), importer.close(), ...pools.map((pool) => pool.end())]);
      keys.close();
      await rm(dataDir, { recursive: true, force: true });
      await asSuperuser(server, 'postgres', (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Says nothing, but keeps the defects that it is told of for the output of a test that fails; `TEST_LOG` names a level to say all of. */
function quietLog(): Logger {
  const level = process.env.TEST_LOG;
  return level === undefined ? pino({ level: 'error' }, { write: noteForFailure }) : pino({ level });
}

function noteRefusal(role: Role, { method = 'GET', url }: InjectOptions, answer: LightMyRequestResponse): void {
  noteForFailure(`${role} ${method} ${String(url)} answered ${answer.statusCode}: ${answer.body.slice(0, 400)}`);
}

async function openServer(
  platform: Platform,
  extra: readonly ServerModule[],
  {
    alterGrants,
    limitFactor,
    tls,
  }: { alterGrants: (grants: Grants) => Grants; limitFactor: number; tls: TestOptions['tls'] },
) {
  let session: SessionRouteOptions | undefined;
  const composition = compose(() => session as SessionRouteOptions, extra);
  const sessions = openSessions(platform.database);
  session = {
    database: platform.database,
    sessions,
    grants: composition.grants,
    secureCookie: tls !== undefined,
    refuseDemonstration: false,
    staffPost: composition.parts.find((part) => part.staffPost !== undefined)?.staffPost,
  };
  const http = await buildServer({
    ...composition,
    grants: alterGrants(composition.grants),
    platform,
    sessions,
    // Wide enough for any test that does not ask for limits.
    limits: openLimits(limitFactor),
    connectionsPerAddress: undefined,
    metrics: openMetrics(platform.database),
    metricsToken: 'test-metrics-token',
    trustedProxies: [],
    tls,
    webFolder: undefined,
    https: tls !== undefined,
    version: packageFile.version,
    accepting: () => true,
  });
  return { composition, http, sessions };
}

async function startSession(platform: Platform, zone: ZoneRef, role: Role): Promise<string> {
  const db = platform.database.forZone(zone.id);
  const account = (await listAccounts(db)).find((one) => one.role === role);
  if (account === undefined) throw new Error(`no test account with role ${role}`);
  const token = newToken(zone.id);
  await addSession(db, {
    zoneId: zone.id,
    hash: token.hash,
    accountId: account.id,
    at: platform.now().toString(),
    // Neither the age of a password nor an enrolment stands before what is tested.
    how: 'harness',
    secondFactor: true,
  });
  return token.cookie;
}

/** Dates the proof of a session now, and has the server read it anew. */
async function proveSession(platform: Platform, sessions: Sessions, cookie: string): Promise<void> {
  const session = await sessions.find(cookie, platform.now().epochMilliseconds);
  if (session === undefined) return;
  const { token, zone, account } = session;
  const at = platform.now().toString();
  await renewSession(platform.database.forZone(zone.id), token, { hash: token.hash, at, secondFactor: true });
  sessions.doubt(account.id);
}

/** The PostgreSQL server of the database tests. */
export function testServer(): TestServer {
  const facts = process.env.YUANSHU_TEST_PG;
  if (facts === undefined) throw new Error('YUANSHU_TEST_PG is not set: run database tests through npm test');
  return JSON.parse(facts) as TestServer;
}

function roleOptions(server: TestServer, database: string, role: keyof typeof rolePasswords): PoolOptions {
  return { host: server.host, user: role, password: rolePasswords[role], database };
}

async function asSuperuser<T>(
  server: TestServer,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientConfig({ ...server, database }));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the template once for each state of the migrations; parallel test files wait for the first. */
async function ensureTemplate(server: TestServer, extra: readonly ServerModule[]): Promise<string> {
  const composition = compose(() => {
    throw new Error('the template answers no requests');
  }, extra);
  const name = `template_${await digestOf(composition)}`;
  await asSuperuser(server, 'postgres', async (client) => {
    await client.query('select pg_advisory_lock(7266002)');
    const known = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (known.rowCount === 0) await makeTemplate(server, { client, name, composition });
  });
  return name;
}

/** Of everything that ends up in the template: migrations, and the data that seeds load. */
async function digestOf({ migrations }: Composition): Promise<string> {
  const hash = createHash('sha256');
  const data = ['published', 'calendars'].map((name) => new URL(`../zones/${name}/`, import.meta.url));
  for (const folder of [...migrations.map((migration) => migration.folder), ...data]) {
    for (const file of (await readdir(folder)).sort()) hash.update(await readFile(new URL(file, folder)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function makeTemplate(
  server: TestServer,
  { client, name, composition }: { client: pg.Client; name: string; composition: Composition },
): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft} template template0`);
  await asSuperuser(server, draft, (admin) => ensureRoles(admin, rolePasswords));
  const migrator = roleOptions(server, draft, 'yuanshu_migrator');
  await migrate(migrator, composition.migrations);
  await prepareJobs(migrator);
  const database = openDatabase({ ...roleOptions(server, draft, 'yuanshu_app'), max: 4 });
  const importer = openDatabase({ ...roleOptions(server, draft, 'yuanshu_importer'), max: 2 });
  const dataDir = await mkdtemp(join(tmpdir(), 'yuanshu-template-'));
  const keys = await openKeys(dataDir);
  const log = pino({ level: 'silent' });
  const outbound = openOutbound({ allow: [] });
  const files = openFiles({ dataDir, keys });
  const platform: Platform = {
    database,
    importer,
    keys,
    files,
    outbound,
    dataDir,
    log,
    now: () => Temporal.Now.instant(),
  };
  for (const seed of composition.parts.flatMap((part) => part.seeds ?? [])) await seed.run(platform);
  await addTestZones({ database, importer });
  await Promise.all([database.close(), importer.close()]);
  keys.close();
  await rm(dataDir, { recursive: true, force: true });
  await client.query(`alter database ${draft} rename to ${name}`);
}

async function addTestZones({ database, importer }: { database: Database; importer: Database }): Promise<void> {
  const passwordHash = await hashPassword(testPassword);
  for (const zone of [zoneA, zoneB]) {
    await addZone(importer.forZone(noZone), zone);
    for (const role of roles.filter((one) => one !== 'anonymous')) {
      await saveAccount(database.forZone(zone.id), {
        zoneId: zone.id,
        id: randomUUIDv7(),
        login: role.toLowerCase(),
        displayName: `测试${role}`,
        role: accountRole.parse(role),
        passwordHash,
        demonstration: false,
      });
    }
  }
}
