import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningPostgres, startPostgres } from '#platform/postgres/server/index.ts';
import { ensureLesserRoles } from './roles.ts';

// Roles belong to a whole server, so these tests have one of their own.
let dataDir: string;
let server: RunningPostgres;
const passwords = { yuanshu_app: 'app-secret', yuanshu_importer: 'importer-secret' };

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'ys-roles-'));
  server = await startPostgres({ dataDir });
  await superuser(
    'drop database yuanshu',
    'drop role yuanshu_app, yuanshu_importer, yuanshu_migrator',
    "create role owner login createrole password 'owner'",
    "create role guest login password 'guest'",
    'create database zone owner owner',
    'alter system set log_statement to ddl',
    'select pg_reload_conf()',
  );
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function connected<T>(user: string, password: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = user === 'postgres' ? 'postgres' : 'zone';
  const client = new pg.Client({ host: server.socketDir, user, password, database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const superuser = (...statements: string[]) =>
  connected('postgres', server.superuserConnection().password, async (client) => {
    for (const statement of statements) await client.query(statement);
  });

describe('ensureLesserRoles', () => {
  it('names the missing roles to an account that may not create them', async () => {
    await expect(connected('guest', 'guest', (client) => ensureLesserRoles(client, passwords))).rejects.toMatchObject({
      code: 'db.rolesMissing',
      params: { roles: 'yuanshu_app, yuanshu_importer' },
    });
  });

  it('lets an owner make them, closes the database to others, and keeps passwords out of the server’s log', async () => {
    for (const _twice of [1, 2]) await connected('owner', 'owner', (client) => ensureLesserRoles(client, passwords));
    const rights = await connected('yuanshu_app', 'app-secret', async (client) => {
      const { rows } = await client.query(
        `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty,
          has_database_privilege('guest', 'zone', 'connect') as guest,
          has_database_privilege('yuanshu_importer', 'zone', 'connect') as importer,
          has_database_privilege('yuanshu_app', 'zone', 'temporary') as temporary
          from pg_roles where rolname = current_user`,
      );
      return rows;
    });
    expect(rights).toEqual([{ mighty: false, guest: false, importer: true, temporary: false }]);
    await expect(connected('guest', 'guest', async () => {})).rejects.toThrow(/permission denied for database/);
    const log = readFileSync(join(dataDir, 'log/postgres.log'), 'utf8');
    expect(log).toContain('create role yuanshu_app');
    expect(log).not.toContain('app-secret');
  });

  it.each(['superuser', 'bypassrls'])('refuses a role that is %s: it would see every zone', async (right) => {
    await superuser(`alter role yuanshu_importer ${right}`);
    try {
      const ensured = connected('owner', 'owner', (client) => ensureLesserRoles(client, passwords));
      await expect(ensured).rejects.toMatchObject({ code: 'db.roleUnsafe', params: { role: 'yuanshu_importer' } });
    } finally {
      await superuser(`alter role yuanshu_importer no${right}`);
    }
  });
});
