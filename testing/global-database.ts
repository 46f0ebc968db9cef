import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts one PostgreSQL for all database tests of a run; each test file clones a database of its own.
 * A server named beforehand by `YUANSHU_TEST_PG` (JSON of host, user and password of a superuser) is used instead.
 */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YUANSHU_TEST_PG !== undefined) return undefined;
  // Loaded only where it is needed: a named server needs no embedded one.
  const { startPostgres } = await import('#platform/postgres/server/index.ts');
  const dataDir = await mkdtemp(join(tmpdir(), 'yuanshu-test-pg-'));
  const server = await startPostgres({ dataDir });
  const { host, user, password } = server;
  process.env.YUANSHU_TEST_PG = JSON.stringify({ host, user, password });
  return async () => {
    delete process.env.YUANSHU_TEST_PG;
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
