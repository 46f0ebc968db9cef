import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#platform/errors/contract/errors.ts';
import { eachInstallation, needRoot, query } from './installation.fixture.ts';
import { serverPaths } from './paths.ts';
import { startTimeOf } from './processes.ts';

const installation = eachInstallation({ made: true });

describe('a later start', () => {
  it('finds the data, makes no new cluster, and turns over a log that has grown large', async () => {
    const { dataDir } = installation();
    const first = await installation().start();
    await query(first.superuserConnection(), 'create table kept as select 42 as answer');
    await first.stop();
    truncateSync(join(dataDir, 'log/postgres.log'), 10_000_001);
    const second = await installation().start();
    expect(second.adopted).toBe(false);
    expect(await query(second.superuserConnection(), 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(second.superuserConnection()).toEqual(first.superuserConnection());
    rmSync(join(dataDir, 'log/postgres.log.1'));
  });

  it('completes the roles that a killed first start did not come to', async () => {
    const first = await installation().start();
    await query(first.superuserConnection(), 'alter database yuanshu owner to postgres');
    await query(first.superuserConnection(), 'revoke connect on database yuanshu from yuanshu_importer');
    await query(first.superuserConnection(), 'grant connect, temporary on database yuanshu to public');
    await first.stop();
    const second = await installation().start();
    const rows = await query(
      second.superuserConnection(),
      `select pg_get_userbyid(datdba) as owner, has_database_privilege('public', 'yuanshu', 'connect') as open,
        has_database_privilege('yuanshu_importer', 'yuanshu', 'connect') as importer
        from pg_database where datname = 'yuanshu'`,
    );
    expect(rows).toEqual([{ owner: 'yuanshu_migrator', open: false, importer: true }]);
  });

  it('says so when the passwords are gone, stops what it started, and lets the next try', async () => {
    const file = join(installation().dataDir, 'keys/database.json');
    rmSync(file);
    const start = () => installation().start();
    await expect(start()).rejects.toMatchObject({ code: 'postgres.keysLost', params: { file } });
    expect(installation().processes()).toEqual([]);
    writeFileSync(file, '{"postgres": ');
    await expect(start()).rejects.toMatchObject({ code: 'postgres.keysLost', params: { file } });
  });

  it('gives the server’s own words when it does not start', async () => {
    writeFileSync(join(installation().dataDir, 'pg18/postgresql.conf'), 'no_such_setting = 1\n');
    await expect(installation().start()).rejects.toMatchObject({
      code: 'postgres.startFailed',
      params: { detail: expect.stringContaining('no_such_setting') },
    });
  });
});

describe('a second start', () => {
  it('is refused while the first runs, with its process and address', async () => {
    const held = await installation().hold({ address: 'http://127.0.0.1:1' });
    const refusal = await installation()
      .start()
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({
      code: 'postgres.alreadyRunning',
      params: { pid: held.child.pid, address: 'http://127.0.0.1:1', folder: installation().dataDir },
    });
    expect(startTimeOf(held.pid)).toBeDefined();
    expect(await query(held.app, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused while a command without an address works, in this process too', async () => {
    await installation().start();
    await expect(installation().start()).rejects.toMatchObject({
      code: 'postgres.folderInUse',
      params: { pid: process.pid },
    });
  });
});

describe('the socket folder', () => {
  const socketDir = () => serverPaths(installation().dataDir).socketDir;
  const refused = () =>
    expect(installation().start()).rejects.toMatchObject({
      code: 'postgres.unsafeSocketFolder',
      params: { folder: socketDir() },
    });

  it('is refused when it is open to others, or a link', async () => {
    mkdirSync(socketDir());
    chmodSync(socketDir(), 0o755);
    await refused();
    rmSync(socketDir(), { recursive: true });
    symlinkSync(installation().home, socketDir());
    await refused();
  });

  it('is refused when somebody else made it', async (context) => {
    needRoot(context);
    mkdirSync(socketDir(), { mode: 0o700 });
    chownSync(socketDir(), 12_345, 12_345);
    await refused();
  });
});
