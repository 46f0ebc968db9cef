import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/**
 * Starts one PostgreSQL for all database tests of a run; each test file clones a database of its own.
 * A server named beforehand by `YUANSHU_TEST_PG` (JSON of host, user and password of a superuser) is used instead.
 */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YUANSHU_TEST_PG !== undefined) return undefined;
  // Loaded only where it is needed: a named server needs no embedded one.
  const { startPostgres } = await import('#platform/postgres/server/index.ts');
  const dataDir = await mkdtemp(join(tmpdir(), 'yuanshu-test-pg-'));
  const postgres = await startPostgres({ dataDir });
  const { host, user, password, database } = postgres.superuserConnection();
  await prepare({ host, user, password }, database);
  process.env.YUANSHU_TEST_PG = JSON.stringify({ host, user, password });
  return async () => {
    delete process.env.YUANSHU_TEST_PG;
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Leaves the bare server: tests make databases and roles of their own, and nothing need outlive a crash. */
async function prepare(server: { host: string; user: string; password: string }, database: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  try {
    await client.query(`drop database ${client.escapeIdentifier(database)} with (force)`);
    const { rows } = await client.query<{ name: string }>(
      "select quote_ident(rolname) as name from pg_roles where rolname like 'yuanshu\\_%'",
    );
    if (rows.length > 0) await client.query(`drop role ${rows.map(({ name }) => name).join(', ')}`);
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await client.query(`alter system set ${setting} = off`);
    }
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}
