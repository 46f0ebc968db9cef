import pg from 'pg';
import { clientConfig, type PoolOptions } from '#platform/db/server/pool.ts';
import { AppError } from '#platform/errors/contract/errors.ts';

const lockId = 7_266_012;

/** Runs `work` while no other process backs up this database; refuses at once when one does. */
export async function alone<T>(connection: PoolOptions, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig({ ...connection, applicationName: 'yuanshu-backup-lock' }));
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ had: boolean }>('select pg_try_advisory_lock($1) as had', [lockId]);
    if (!rows[0]?.had) throw new AppError('backup.alreadyRunning');
    return await work();
  } finally {
    await client.end();
  }
}
