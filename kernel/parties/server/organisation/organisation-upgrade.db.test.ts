import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeForReading } from '#app/server/compose.ts';
import { migrate } from '#platform/db/server/migrate.ts';
import { clientConfig } from '#platform/db/server/pool.ts';
import { ensureRoles } from '#platform/db/server/roles.ts';
import { testServer } from '#testing/database.ts';

const passwords = { yuanshu_migrator: 'm', yuanshu_app: 'a', yuanshu_importer: 'i' };
const database = `t_${randomBytes(8).toString('hex')}`;
let admin: pg.Client;
let folder: string;

const connect = async (name: string) => {
  const client = new pg.Client(clientConfig({ ...testServer(), database: name }));
  await client.connect();
  return client;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuanshu-upgrade-'));
  const server = await connect('postgres');
  await server.query(`create database ${database} template template0`);
  await server.end();
  admin = await connect(database);
});
afterAll(async () => {
  await admin.end();
  const server = await connect('postgres');
  await server.query(`drop database if exists ${database} with (force)`);
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

describe('an organisation from before there were days', () => {
  const zones = ['018f0000-0000-7000-8000-0000000000a1', '018f0000-0000-7000-8000-0000000000a2'];
  const id = (zone: number, place: number) => `018f0000-0000-7000-8000-00000000d${zone}0${place}`;

  it('stands on as of 2000, zone by zone, with everybody at the post held', async () => {
    await ensureRoles(admin, passwords);
    const migrator = { host: testServer().host, user: 'yuanshu_migrator', password: 'm', database };
    const { migrations } = composeForReading();
    const own = migrations.find((one) => one.module === 'parties');
    if (own === undefined) throw new Error('parties has no migrations');
    await copyFile(new URL('0001_parties.sql', own.folder), join(folder, '0001_parties.sql'));
    const first = migrations.slice(0, migrations.indexOf(own));
    await migrate(migrator, [...first, { module: 'parties', folder: pathToFileURL(`${folder}/`) }]);
    for (const [at, zone] of zones.entries()) {
      await admin.query(
        `insert into parties.department (zone_id, id, parent_id, kind, code, name, position) values
          ($1, $2, null, 'zoneAuthority', 'authority', '管委会', 1), ($1, $3, $2, 'department', 'approval', '审批局', 2)`,
        [zone, id(at, 1), id(at, 2)],
      );
      await admin.query(
        `insert into parties.staff (zone_id, id, department_id, name, post, office_extension, position)
          values ($1, $2, $3, '陈舒', '局长', '6001', 1)`,
        [zone, id(at, 3), id(at, 2)],
      );
    }
    await migrate(migrator, migrations);
    const states = await admin.query('select * from parties.department_state order by zone_id, position');
    expect(states.rows).toHaveLength(4);
    expect(states.rows[1]).toMatchObject({
      zone_id: zones[0],
      name: '审批局',
      parent_id: id(0, 1),
      status: 'standing',
    });
    const held = await admin.query(
      `select title, department_id, name, main, valid_from::text from parties.post_state join parties.staff
        on staff.id = holder_id and staff.zone_id = post_state.zone_id order by post_state.zone_id`,
    );
    const seat = { title: '局长', name: '陈舒', main: true, valid_from: '2000-01-01' };
    expect(held.rows).toEqual([
      { ...seat, department_id: id(0, 2) },
      { ...seat, department_id: id(1, 2) },
    ]);
    const forced = await admin.query(
      `select relname from pg_class where relnamespace = 'parties'::regnamespace and relkind = 'r' and not relforcerowsecurity`,
    );
    expect(forced.rows.map((row) => row.relname)).not.toContain('department');
    expect(forced.rows.map((row) => row.relname)).not.toContain('staff');
  });
});
