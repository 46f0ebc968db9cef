import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { AppError } from '#platform/errors/contract/errors.ts';
import { clientConfig, type PoolOptions } from './pool.ts';

const oldest = 15;
const newest = 18;

/** Refuses a server that cannot be reached, has another version than 15 to 18, or stands behind a pooler in transaction mode. */
export async function checkServer(options: PoolOptions): Promise<void> {
  const one = await connect(options);
  const other = await connect(options);
  try {
    const { rows } = await one.query<{ major: number }>(
      "select current_setting('server_version_num')::int / 10000 as major",
    );
    const major = rows[0]?.major ?? 0;
    if (major < oldest || major > newest) throw new AppError('db.versionUnsupported', { version: major });
    if (await connectionsMix(one, other)) throw new AppError('db.poolerRefused');
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}

async function connect(options: PoolOptions): Promise<pg.Client> {
  // PgBouncer refuses start-up options that it does not know, which would look like any failure.
  const { options: _options, ...config } = clientConfig(options);
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new AppError('db.unreachable', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * A pooler in transaction mode hands the connection that one client has just used to the next that begins a
 * transaction; the first client then finds itself on another one, without what it had set.
 */
async function connectionsMix(one: pg.Client, other: pg.Client): Promise<boolean> {
  const mark = randomUUID();
  await one.query("select set_config('yuanshu.probe', $1, false)", [mark]);
  await other.query('begin');
  await other.query('select 1');
  const { rows } = await one.query<{ mark: string | null }>("select current_setting('yuanshu.probe', true) as mark");
  await other.query('rollback');
  return rows[0]?.mark !== mark;
}
