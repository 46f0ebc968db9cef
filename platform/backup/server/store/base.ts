import pg from 'pg';
import { clientConfig, type PoolOptions } from '#platform/db/server/pool.ts';
import { AppError } from '#platform/errors/contract/errors.ts';

/** The superuser of the embedded server. */
export type BaseConnection = PoolOptions;

/** A server whose files are being copied. */
export interface RunningBase {
  /** Version, e.g. `18.4`. */
  server: string;
  dataDirectory: string;
  /** By the server's clock, ISO 8601 in UTC. */
  startedAt: string;
  /** Ends the copy and waits until the log that belongs to it is archived. */
  finish(): Promise<{ label: string; finishedAt: string }>;
  close(): Promise<void>;
}

/** Tells the server that its files are about to be copied; refuses where the log is not archived. */
export async function beginBase(connection: BaseConnection): Promise<RunningBase> {
  const client = new pg.Client(clientConfig({ ...connection, applicationName: 'yuanshu-base' }));
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ mode: string; folder: string; server: string; at: string }>(
      `select current_setting('archive_mode') as mode, current_setting('data_directory') as folder,
         split_part(current_setting('server_version'), ' ', 1) as server, clock_timestamp() as at`,
    );
    const facts = rows[0];
    if (facts === undefined || facts.mode === 'off') throw new AppError('backup.archiveNotOn');
    await client.query("select pg_backup_start('yuanshu', true)");
    return {
      server: facts.server,
      dataDirectory: facts.folder,
      startedAt: facts.at,
      finish: async () => {
        const stopped = await client.query<{ label: string; at: string }>(
          'select labelfile as label, clock_timestamp() as at from pg_backup_stop(true)',
        );
        const { label = '', at = '' } = stopped.rows[0] ?? {};
        return { label, finishedAt: at };
      },
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}
