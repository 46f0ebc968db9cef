import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import { drainOutbox } from '#platform/outbox/server/dispatch.ts';
import type { StoredEvent, Subscription } from '#platform/outbox/server/subscription.ts';
import { type TestPlatform, testPlatform, testServer } from '#testing/database.ts';
import { countAll, restoreInto } from './backup.fixture.ts';
import { noContents } from './contents.ts';
import { testFolder } from './folder.fixture.ts';
import {
  namedServer,
  noPostgres15,
  type OtherDatabase,
  type OtherServer,
  run,
  startPostgres15,
} from './other-server.fixture.ts';
import { transactionColumns } from './store/carry-over.ts';
import { leftOut } from './store/catalog.ts';
import type { BackupConnection } from './store/snapshot.ts';
import { type WrittenArchive, writeArchive } from './write-archive.ts';

const folder = testFolder();
const seen: string[] = [];
const subscription: Subscription = {
  name: 'test.follow',
  events: ['test.happened'],
  handle: async (event: StoredEvent) => {
    seen.push((event.payload as { n: number }).n.toString());
  },
};

let source: TestPlatform;
let written: WrittenArchive;
let rules: string[];
let fifteen: OtherServer | undefined;
let here: OtherServer;

function backUp(connection: BackupConnection, name: string): Promise<WrittenArchive> {
  return writeArchive({ connection, contents: noContents, project: '0.0.0', file: join(folder, name) });
}

async function happen(n: number, zone: string = source.zoneA.id): Promise<void> {
  await source.platform.database.transaction(zone, (tx) =>
    appendEvent(tx, { zoneId: zone === noZone ? null : zone, name: 'test.happened', payload: { n } }),
  );
}

/** Delivers what is due in a restored database, and what happens there afterwards. */
async function deliverIn(target: OtherDatabase): Promise<string[]> {
  const database = openDatabase({ ...target.as('yuanshu_app'), max: 2 });
  const importer = openDatabase({ ...target.as('yuanshu_importer'), max: 2 });
  seen.length = 0;
  const platform = { ...source.platform, database, importer };
  try {
    await drainOutbox(platform, [subscription]);
    await database.transaction(source.zoneA.id, (tx) =>
      appendEvent(tx, { zoneId: source.zoneA.id, name: 'test.happened', payload: { n: 6 } }),
    );
    await expect.poll(() => drainOutbox(platform, [subscription]).then(() => seen.length)).toBeGreaterThan(2);
    return [...seen];
  } finally {
    await Promise.all([database.close(), importer.close()]);
  }
}

beforeAll(async () => {
  [source, fifteen] = await Promise.all([
    testPlatform(),
    noPostgres15 === undefined ? startPostgres15() : Promise.resolve(undefined),
  ]);
  here = namedServer(testServer());
  const superuser = await source.connect('superuser');
  for (const { id } of [source.zoneA, source.zoneB]) {
    const values = [id, randomUUIDv7(), '反斜杠\\与制表\t企业'];
    await superuser.query(
      'insert into parties.firm (zone_id, id, name, industry) values ($1, $2, $3, $$C26$$)',
      values,
    );
  }
  // The second of two open transactions commits first: number and order of the outbox differ.
  await happen(1);
  await source.platform.database.transaction(source.zoneA.id, async (tx) => {
    await appendEvent(tx, { zoneId: source.zoneA.id, name: 'test.happened', payload: { n: 2 } });
    await happen(3);
  });
  // Open transactions of other databases on the server hold the outbox back.
  const drain = async () => {
    await drainOutbox(source.platform, [subscription]);
    expect(seen).toEqual(['1', '2', '3']);
  };
  await vi.waitFor(drain, { timeout: 60_000, interval: 100 });
  await happen(4, source.zoneB.id);
  await happen(5, noZone);
  rules = await definitions(superuser);
  written = await backUp({ ...testServer(), database: await nameOf(superuser) }, 'first.tar');
}, 90_000);
afterAll(async () => {
  await Promise.all([source.close(), fifteen?.stop()]);
});

async function nameOf(client: pg.Client): Promise<string> {
  const name = String(client.database);
  await client.end();
  return name;
}

describe('an archive', () => {
  it('holds every row of every zone, as the superuser counts them', async () => {
    const superuser = await source.connect('superuser');
    const counted = await countAll(superuser);
    await superuser.end();
    for (const name of leftOut) delete counted[name];
    const archived = Object.fromEntries(written.manifest.written.tables.map(({ name, rows }) => [name, rows]));
    expect(archived).toEqual(counted);
    expect(archived['parties.firm']).toBe(2);
    expect(written.manifest.zones.map(({ code }) => code)).toEqual(expect.arrayContaining(['test-a', 'test-b']));
  });

  it('names tables before those that point to them', () => {
    const names = written.manifest.tables.map(({ name }) => name);
    expect(names.indexOf('auth.zone')).toBeLessThan(names.indexOf('auth.account'));
    expect(names.indexOf('auth.account')).toBeLessThan(names.indexOf('auth.session'));
  });

  it('is refused to roles from whom row-level security hides rows', async () => {
    const client = await source.connect('superuser');
    const database = await nameOf(client);
    for (const user of ['yuanshu_app', 'yuanshu_importer', 'yuanshu_migrator']) {
      const connection = { ...testServer(), user, password: user[8] ?? '', database };
      await expect(backUp(connection, 'refused.tar')).rejects.toMatchObject({
        code: 'backup.roleSeesTooLittle',
        params: { role: user },
      });
    }
  });

  it('is as whole when the superuser puts on the role for backups, which can change nothing', async () => {
    const client = await source.connect('superuser');
    const { manifest } = await backUp(
      { ...testServer(), database: String(client.database), assume: 'yuanshu_backup' },
      'assumed.tar',
    );
    expect(manifest.written).toEqual(written.manifest.written);
    await client.query('set role yuanshu_backup');
    await expect(client.query('delete from auth.session')).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});

/** From which server to which; the numbers of transactions of the target are low, as on any new server. */
const ways: [string, () => OtherServer | undefined, () => OtherServer | undefined][] = [
  ['18 to 18', () => here, () => here],
  ['18 to 15', () => here, () => fifteen],
  ['15 to 15', () => fifteen, () => fifteen],
  ['15 to 18', () => fifteen, () => here],
];

describe.each(ways)('a restore from PostgreSQL %s', (way, from, to) => {
  it('gives every row, key, rule and event back', async (context) => {
    const [origin, place] = [from(), to()];
    context.skip(origin === undefined || place === undefined, noPostgres15);
    if (origin === undefined || place === undefined) return;
    let archive = written;
    const made: OtherDatabase[] = [];
    if (origin === fifteen) {
      const middle = await origin.database();
      made.push(middle);
      await restoreInto(middle, written);
      archive = await backUp(middle.superuser, `${way.replaceAll(' ', '-')}.tar`);
      expect(archive.manifest.server).toMatch(/^15\./);
    }
    const target = await place.database();
    made.push(target);
    const manifest = await restoreInto(target, archive);
    expect(manifest.written).toEqual(archive.manifest.written);
    await run(target.superuser, async (client) => {
      await expectWhole(client, archive);
      await expectRulesBack(client);
      expect(await definitions(client)).toEqual(rules);
    });
    expect(await deliverIn(target)).toEqual(['4', '5', '6']);
    for (const one of made) await one.drop();
  }, 60_000);
});

async function expectWhole(client: pg.Client, archive: WrittenArchive): Promise<void> {
  const counted = await countAll(client);
  for (const { name, rows } of archive.manifest.written.tables) expect([name, counted[name]]).toEqual([name, rows]);
  const { rows } = await client.query<{ name: string }>('select distinct name from parties.firm');
  expect(rows).toEqual([{ name: '反斜杠\\与制表\t企业' }]);
}

/** Every key, check and index as SQL, without what PostgreSQL 18 alone lists: columns that may not be null. */
async function definitions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
       where contype <> 'n' and connamespace::regnamespace::text !~ '^(pg_|information_schema|graphile)'
     union all select indexdef from pg_indexes where schemaname !~ '^(pg_|graphile)' order by line`,
  );
  return rows.map(({ line }) => line);
}

/** Rules that were lifted for the load hold again, and identity columns go on behind what was given out. */
async function expectRulesBack(client: pg.Client): Promise<void> {
  const open = await client.query(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('auth', 'parties', 'journal', 'platform') and c.relrowsecurity and not c.relforcerowsecurity`,
  );
  expect(open.rows).toEqual([]);
  await expect(
    client.query(`insert into auth.session (zone_id, token_hash, account_id, created_at, last_seen_at)
      values (gen_random_uuid(), '\\x00', gen_random_uuid(), now(), now())`),
  ).rejects.toMatchObject({ code: '23503' });
  const entry = await client.query<{ next: boolean }>(
    "select nextval(pg_get_serial_sequence('journal.entry', 'position')) > (select max(position) from journal.entry) as next",
  );
  expect(entry.rows).toEqual([{ next: true }]);
}

it('gives a meaning to every column that holds numbers of transactions', async () => {
  const client = await source.connect('superuser');
  const { rows } = await client.query<{ name: string }>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and a.attnum > 0
       and a.atttypid in ('xid8'::regtype, 'xid'::regtype, 'pg_lsn'::regtype, 'pg_snapshot'::regtype, 'oid'::regtype)
     order by 1`,
  );
  await client.end();
  expect(rows.map(({ name }) => name)).toEqual(transactionColumns);
});
