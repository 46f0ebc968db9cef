import pg from 'pg';
import { clientConfig } from '#platform/db/server/pool.ts';
import { ensureRoles } from '#platform/db/server/roles.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { DatabaseRole } from './keys.ts';

/** The platform's database in the embedded server. */
export const databaseName = 'yuanshu';

/** Full version of a server that answers the superuser, e.g. `18.4`; undefined when it does not. */
export async function serverVersion(host: string, password: string): Promise<string | undefined> {
  try {
    return await asSuperuser({ host, password, database: 'postgres' }, async (client) => {
      const { rows } = await client.query<{ version: string }>(
        "select split_part(current_setting('server_version'), ' ', 1) as version",
      );
      return rows[0]?.version;
    });
  } catch {
    return undefined;
  }
}

/** Makes the platform's database and roles where they are missing; `keys` is named when the superuser is refused. */
export async function prepareDatabase(
  host: string,
  passwords: Readonly<Record<DatabaseRole, string>>,
  keys: string,
): Promise<void> {
  const password = passwords.postgres;
  try {
    const missing = await asSuperuser({ host, password, database: 'postgres' }, async (client) => {
      const known = await client.query<{ owner: string }>(
        'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
        [databaseName],
      );
      if (known.rowCount === 0) await client.query(`create database ${databaseName}`);
      return known.rows[0]?.owner !== 'yuanshu_migrator';
    });
    // The owner changes last and together with all the rest, so that it tells whether the rest is done.
    if (missing) {
      await asSuperuser({ host, password, database: databaseName }, (client) => ensureRoles(client, passwords));
    }
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new AppError('postgres.keysLost', { file: keys });
  }
}

/** Closes the piece of the log under way, so that it is archived too; a server that does not answer is stopped as it is. */
export async function closeLogPiece(host: string, password: string): Promise<void> {
  await asSuperuser({ host, password, database: 'postgres' }, (client) => client.query('select pg_switch_wal()')).catch(
    () => {},
  );
}

async function asSuperuser<T>(
  { host, password, database }: { host: string; password: string; database: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const config = clientConfig({ host, user: 'postgres', password, database, applicationName: 'yuanshu-start' });
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
