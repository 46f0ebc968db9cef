import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { AppError } from '#platform/errors/contract/errors.ts';
import { clientConfig, type PoolOptions } from './pool.ts';

const oldest = 15;
const newest = 18;
const answerWithinMs = 5_000;

/**
 * Refuses a server that cannot be reached, has another version than 15 to 18, or stands behind a pooler that mixes
 * connections or drops their settings. Failures are AppErrors `db.…`.
 */
export async function checkServer(options: PoolOptions): Promise<void> {
  const opened: pg.Client[] = [];
  const open = async (config: pg.ClientConfig) => {
    const client = await connect(config);
    opened.push(client);
    return client;
  };
  // PgBouncer refuses start-up options that it does not know, which would look like any failure.
  const { options: _options, ...plain } = clientConfig(options);
  try {
    const one = await open(plain);
    const major = await majorVersion(one);
    if (major < oldest || major > newest) throw new AppError('db.versionUnsupported', { version: major });
    if (await connectionsMix(one, await open(plain))) throw new AppError('db.poolerRefused');
    await refuseDroppedSettings(() => open(clientConfig(options)));
  } finally {
    await Promise.all(opened.map((client) => client.end()));
  }
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000, query_timeout: answerWithinMs });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new AppError('db.unreachable', { detail: error instanceof Error ? error.message : String(error) });
  }
}

async function majorVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  return rows[0]?.major ?? 0;
}

/**
 * A pooler in transaction mode hands the connection that one client has just used to the next that begins a
 * transaction, or takes its connections in turn; either way the first client then finds itself on another one,
 * without what it had set. With a single connection it waits in vain; in statement mode nothing can begin.
 */
async function connectionsMix(one: pg.Client, other: pg.Client): Promise<boolean> {
  const mark = randomUUID();
  const kept = async () => {
    const { rows } = await one.query<{ mark: string | null }>("select current_setting('yuanshu.probe', true) as mark");
    return rows[0]?.mark === mark;
  };
  try {
    await one.query("select set_config('yuanshu.probe', $1, false)", [mark]);
    if (!(await kept())) return true;
    await other.query('begin');
    await other.query('select 1');
    return !(await kept());
  } catch (error) {
    if (refusesTransactions(error) || (error instanceof Error && error.message === 'Query read timeout')) return true;
    throw error;
  }
}

function refusesTransactions(error: unknown): boolean {
  return (error as { code?: string }).code === '08P01';
}

/** Every connection asks for UTC and for a search path; a pooler may refuse to pass that on, or leave it out. */
async function refuseDroppedSettings(open: () => Promise<pg.Client>): Promise<void> {
  const refused = (detail: string) => new AppError('db.poolerDropsSettings', { detail });
  try {
    const client = await open();
    const { rows } = await client.query<{ zone: string }>("select current_setting('TimeZone') as zone");
    const zone = rows[0]?.zone ?? '';
    if (zone !== 'UTC') throw refused(`TimeZone ${zone}`);
  } catch (error) {
    const detail = error instanceof AppError && error.code === 'db.unreachable' ? String(error.params.detail) : '';
    throw /startup parameter/.test(detail) ? refused(detail) : error;
  }
}
