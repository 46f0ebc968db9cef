import { chmodSync, chownSync, lstatSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningPostgres } from './index.ts';
import { copyNative, eachInstallation, kill, needRoot, query } from './installation.fixture.ts';
import { waitUntilGone } from './processes.ts';

const installation = eachInstallation({ made: false });
let store = '';

beforeEach((context) => {
  needRoot(context);
  store = realpathSync(mkdtempSync(join(tmpdir(), 'ys-store-')));
  chmodSync(store, 0o755);
});
afterEach(() => {
  if (store !== '') rmSync(store, { recursive: true, force: true });
});

async function dataFolder(server: RunningPostgres): Promise<string> {
  const rows = await query<{ dir: string }>(
    server.superuserConnection(),
    "select current_setting('data_directory') as dir",
  );
  return rows[0]?.dir ?? '';
}

describe('root', () => {
  it('keeps its data where namespaces become forbidden and allowed again', async () => {
    const { dataDir, home } = installation();
    // In a closed home, so that nobody needs a copy of the programs too.
    const native = copyNative(join(home, 'native'));
    const first = await installation().start({ native });
    expect(await dataFolder(first)).toBe(join(dataDir, 'pg18'));
    expect(statSync(join(dataDir, 'pg18')).uid).toBe(0);
    await query(first.superuserConnection(), 'create table kept as select 42 as answer');
    await first.stop();

    const second = await installation().start({ native, noNamespaces: true, store });
    const moved = await dataFolder(second);
    expect(moved.startsWith(store)).toBe(true);
    expect(statSync(moved).uid).toBe(65_534);
    expect(second.socketDir.startsWith(store)).toBe(true);
    expect(lstatSync(join(dataDir, 'pg18')).isSymbolicLink()).toBe(true);
    expect(await query(second.superuserConnection(), 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();

    const third = await installation().start({ native, store });
    expect(await dataFolder(third)).toBe(moved);
    expect(await query(third.superuserConnection(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('starts under the closed home of another user, and adopts there', async () => {
    chownSync(installation().home, 12_345, 12_345);
    const held = await installation().hold({ store });
    await kill(held.child);
    const next = await installation().start({ store });
    expect(next).toMatchObject({ adopted: true, pid: held.pid });
    expect((await dataFolder(next)).startsWith(store)).toBe(true);
  });
});

describe('an ordinary user', () => {
  const owner = { uid: 65_534, gid: 65_534 };

  it.each([
    ['with a name', owner],
    ['without one, as in containers', { uid: 12_345, gid: 12_345 }],
  ])('%s runs it under a closed home', async (_name, user) => {
    const { home, dataDir } = installation();
    const native = copyNative(join(home, 'native'));
    chownSync(home, user.uid, user.gid);
    const held = await installation().hold({ native, user });
    expect(await query(held.app, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(dataDir, 'pg18')).uid).toBe(user.uid);
    await kill(held.child, 'SIGINT');
    expect(await waitUntilGone(held.pid, 5_000)).toBe(true);
    if (user !== owner) return;
    await expect(installation().start({ store })).rejects.toMatchObject({
      code: 'postgres.foreignData',
      params: { uid: user.uid },
    });
  });

  it('is told which folder it may not use', async () => {
    const held = await installation().hold({ dataDir: join(store, 'closed'), user: owner });
    expect(held).toMatchObject({ code: 'postgres.noRights', params: { folder: join(store, 'closed') } });
  });
});
