import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { noZone } from './zone-key.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

const logins = (zone: string) =>
  sql<{ zone_id: string }>`select zone_id from auth.account`.execute(test.platform.database.forZone(zone));

describe('row-level security', () => {
  it('shows a zone its own rows and no others', async () => {
    for (const zone of [test.zoneA, test.zoneB]) {
      const { rows } = await logins(zone.id);
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row.zone_id))).toEqual(new Set([zone.id]));
    }
  });

  it('shows nothing to a connection without a zone', async () => {
    expect((await logins(noZone)).rows).toEqual([]);
    const bare = await test.connect('yuanshu_app');
    expect((await bare.query('select * from auth.account')).rows).toEqual([]);
    await bare.end();
  });

  it('lets no row be written into another zone, nor moved there', async () => {
    const db = test.platform.database.forZone(test.zoneA.id);
    await expect(
      sql`insert into auth.account (zone_id, id, login, display_name, role, password_hash)
        values (${test.zoneB.id}, ${randomUUIDv7()}, 'intruder', 'x', 'leader', 'x')`.execute(db),
    ).rejects.toThrow(/row-level security/);
    await expect(sql`update auth.account set zone_id = ${test.zoneB.id}`.execute(db)).rejects.toThrow(
      /permission denied/,
    );
    await expect(sql`update auth.account set created_at = now()`.execute(db)).rejects.toThrow(/permission denied/);
    const touched = await sql`update auth.account set failed_attempts = 1 where zone_id = ${test.zoneB.id}`.execute(db);
    expect(touched.numAffectedRows).toBe(0n);
  });

  it('holds under 2,000 interleaved requests of two zones and of none, some of which fail', async () => {
    const { database } = test.platform;
    const kinds = [test.zoneA.id, test.zoneB.id, noZone];
    const seen = await Promise.all(
      Array.from({ length: 2_000 }, async (_, index) => {
        const zone = kinds[index % 3] ?? noZone;
        if (index % 17 === 0) {
          await expect(sql`select 1 / 0`.execute(database.forZone(zone))).rejects.toThrow(/division/);
          return [];
        }
        const { rows } = await logins(zone);
        return rows.filter((row) => row.zone_id !== zone);
      }),
    );
    expect(seen.flat()).toEqual([]);
  });

  it('destroys a connection whose transaction failed instead of giving it to the next zone', async () => {
    const { database } = test.platform;
    const pid = async (zone: string) =>
      (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.forZone(zone))).rows[0]?.pid;
    let inside: number | undefined;
    await expect(
      database.transaction(test.zoneA.id, async (tx) => {
        inside = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]?.pid;
        await sql`select 1 / 0`.execute(tx);
      }),
    ).rejects.toThrow();
    const later = await Promise.all(Array.from({ length: 20 }, () => pid(test.zoneA.id)));
    expect(later).not.toContain(inside);
  });

  it('needs a zone id or none', () => {
    for (const wrong of ['', "x' or true", 'NONE', '018f0000']) {
      expect(() => test.platform.database.forZone(wrong)).toThrow(TypeError);
    }
  });
});

describe('roles of the database', () => {
  it('keep the application from tables, roles and rules', async () => {
    const app = await test.connect('yuanshu_app');
    for (const statement of [
      'create schema mine',
      'create table auth.mine (id int)',
      'alter table auth.account disable row level security',
      'drop table auth.session',
      'set role yuanshu_migrator',
      'truncate auth.account',
      "insert into auth.zone (id, code, name) values (gen_random_uuid(), 'mine', 'mine')",
      "select platform.isolate('auth.account')",
      'delete from platform.outbox',
    ]) {
      await expect(app.query(statement), statement).rejects.toThrow(/permission denied|must be owner|cannot/);
    }
    await app.end();
  });

  it('keep the importer from accounts and sessions', async () => {
    const importer = await test.connect('yuanshu_importer');
    await expect(importer.query('select * from auth.account')).rejects.toThrow(/permission denied/);
    await expect(importer.query('select * from auth.session')).rejects.toThrow(/permission denied/);
    await importer.end();
  });
});
