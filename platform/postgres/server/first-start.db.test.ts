import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachInstallation, query } from './installation.fixture.ts';
import { postgresProcessesOn } from './processes.ts';

const installation = eachInstallation({ made: false });

describe('a first start', () => {
  it('makes a cluster that Chinese text can be searched in, without a port, safe on disk, with the roles', async () => {
    const server = await installation().start();
    const settings = await query<Record<string, string>>(
      server.superuserConnection(),
      `select current_setting('listen_addresses') as port, current_setting('server_version') as version,
        datcollate as locale, pg_encoding_to_char(encoding) as encoding, current_setting('TimeZone') as zone,
        current_setting('fsync') || current_setting('full_page_writes') || current_setting('synchronous_commit') as safe,
        current_setting('max_connections') as connections, pg_get_userbyid(datdba) as owner
        from pg_database where datname = 'yuanshu'`,
    );
    expect(settings).toEqual([
      {
        port: '',
        version: server.version,
        locale: 'C.UTF-8',
        encoding: 'UTF8',
        zone: 'UTC',
        safe: 'ononon',
        connections: '60',
        owner: 'yuanshu_migrator',
      },
    ]);
    expect(server.version).toMatch(/^18\.\d+$/);
    const roles = await query<{ rolname: string }>(
      server.superuserConnection(),
      `select rolname from pg_roles where rolname like 'yuanshu%'
        and not rolsuper and not rolbypassrls and not rolcreaterole order by 1`,
    );
    expect(roles.map((role) => role.rolname)).toEqual(['yuanshu_app', 'yuanshu_importer', 'yuanshu_migrator']);
    expect(await query(server.connection('yuanshu_app'), "select '高新区' ~ '\\w{3}' as letters")).toEqual([
      { letters: true },
    ]);
  });

  it('keeps folders and keys to its owner, refuses a wrong password, and leaves only its data behind', async () => {
    const { dataDir, start } = bound();
    mkdirSync(dataDir, { mode: 0o755 });
    const server = await start();
    for (const path of ['.', 'pg18', 'keys', 'log']) expect(statSync(join(dataDir, path)).mode & 0o077).toBe(0);
    for (const path of ['keys/database.json', 'log/postgres.log', 'start.lock']) {
      expect(statSync(join(dataDir, path)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(server.socketDir).mode & 0o077).toBe(0);
    const wrong = { ...server.connection('yuanshu_app'), password: 'wrong' };
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['keys', 'log', 'pg18']);
    expect(() => statSync(server.socketDir)).toThrow(/ENOENT/);
    expect(postgresProcessesOn(join(dataDir, 'pg18'))).toEqual([]);
  });

  it('that was killed half-way is made anew', async () => {
    const { dataDir, start } = bound();
    mkdirSync(join(dataDir, 'pg18.new-1/base'), { recursive: true });
    writeFileSync(join(dataDir, 'pg18.new-1/PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.connection('yuanshu_migrator'), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('pg18'))).toEqual(['pg18']);
  });

  it('leaves the data of another version alone', async () => {
    const { dataDir, start } = bound();
    mkdirSync(join(dataDir, 'pg18'), { recursive: true });
    writeFileSync(join(dataDir, 'pg18/PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres.wrongVersion',
      params: { found: '17', needed: '18' },
    });
    expect(readdirSync(join(dataDir, 'pg18'))).toEqual(['PG_VERSION']);
  });

  it('says when the programs for this machine are missing or do not run here', async () => {
    const { home, start } = bound();
    await expect(start({ native: home })).rejects.toMatchObject({
      code: 'postgres.noBinaries',
      params: { platform: `${process.platform}-${process.arch}` },
    });
    expect(readdirSync(join(home, '.yuanshu'))).not.toContain('start.lock');
  });
});

function bound() {
  const own = installation();
  return { home: own.home, dataDir: own.dataDir, start: own.start.bind(own) };
}
