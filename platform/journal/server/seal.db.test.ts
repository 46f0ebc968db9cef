import { appendFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Outbound } from '#platform/outbound/server/outbound.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { sealedColumns } from '../contract/canonical-entry.ts';
import { headLine } from '../contract/head.ts';
import { checkNow } from './check-now.ts';
import { deliverHeads, headDestinations } from './deliver-heads.ts';
import { localHeadFile } from './head-file.ts';
import { readJournalKeys, rotateJournalKey } from './journal-keys.ts';
import { markRestored } from './mark-restored.ts';
import { recordEntry } from './record-entry.ts';
import { sealSettled } from './seal.fixture.ts';
import { sealOnce } from './seal.ts';
import { startSealer } from './sealer.ts';
import { listDeliveries } from './store/delivery.ts';
import { queryOf } from './store/query.ts';

let test: TestPlatform;
let superuser: pg.Client;
beforeAll(async () => {
  test = await testPlatform();
  superuser = await test.connect('superuser');
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});
/** A journal that nothing stands in yet, on the same database. */
beforeEach(async () => {
  test.setNow(Temporal.Now.instant().toString());
  await superuser.query('truncate journal.entry, journal.link, journal.node, journal.head, journal.key');
  await superuser.query('truncate journal.delivery, journal.checked');
  rmSync(join(test.platform.dataDir, 'keys'), { recursive: true, force: true });
});

const record = (zoneId: string | null = test.zoneA.id, reason = '测试') =>
  test.platform.database.transaction(zoneId ?? noZone, (tx) => recordEntry(tx, entryOf(zoneId, reason)));

const entryOf = (zoneId: string | null, reason: string) => ({
  zoneId,
  at: test.platform.now().toString({ fractionalSecondDigits: 3 }),
  action: 'test.act' as const,
  actor: { kind: 'system' as const, accountId: null, role: null },
  ip: null,
  trace: null,
  reason,
});

const check = () => checkNow(test.platform, { occasion: 'command' });
const importer = () => queryOf(test.platform.importer.forZone(noZone));
const deliver = (settings = {}) => deliverHeads(test.platform, headDestinations(test.platform, settings));

describe('sealing', () => {
  it('links the entries of every zone and of none in the order of their commits, and signs one head', async () => {
    const ids = [await record(), await record(test.zoneB.id), await record(null)];
    expect(await sealSettled(test.platform)).toEqual({ held: true, linked: 3, head: 0, more: false });
    const links = await importer()<{ number: number; id: string }>(
      'select number, entry_id as id from journal.link order by number',
    );
    expect(links).toEqual(ids.map((id, number) => ({ number, id })));
    expect(await sealSettled(test.platform)).toMatchObject({ linked: 0, head: null });
    expect(await check()).toMatchObject({ entries: 3, heads: 1, unsealed: 0, findings: 0, list: [] });
  });

  it('never passes over an entry whose transaction commits late', async () => {
    const late = await test.connect('yuanshu_app');
    await late.query('begin');
    await late.query(`insert into journal.entry (id, at, action, actor_kind)
      values (gen_random_uuid(), now(), 'test.late', 'system')`);
    await record();
    expect(await sealOnce(test.platform)).toMatchObject({ linked: 0 });
    await late.query('commit');
    await late.end();
    expect(await sealSettled(test.platform)).toMatchObject({ linked: 2 });
    expect(await check()).toMatchObject({ entries: 2, findings: 0 });
  });

  it('stays sound over many sizes, through a new key, and past what was entered meanwhile', async () => {
    for (let round = 0; round < 9; round += 1) {
      for (let count = 0; count <= round; count += 1) await record();
      await sealSettled(test.platform);
      if (round === 4) await rotateJournalKey(test.platform.dataDir, test.platform.now);
    }
    await record();
    expect(await check()).toMatchObject({ entries: 45, heads: 9, unsealed: 1, findings: 0 });
    const keys = await importer()<{ count: number }>('select count(*) from journal.key');
    expect(keys).toEqual([{ count: 2 }]);
  });

  it('signs an hourly head although nothing happens, so that silence shows', async () => {
    test.setNow('2026-11-21T00:00:00Z');
    const beat = () => sealSettled(test.platform, { heartbeatMs: 3_600_000 });
    expect(await beat()).toMatchObject({ linked: 0, head: 0 });
    expect(await beat()).toMatchObject({ head: null });
    test.setNow('2026-11-21T01:00:00Z');
    expect(await beat()).toMatchObject({ linked: 0, head: 1 });
    expect(await check()).toMatchObject({ entries: 0, heads: 2, findings: 0 });
  });

  it('is done by one sealer at a time', async () => {
    await readJournalKeys(test.platform.dataDir, test.platform.now);
    await record();
    const [one, other] = await Promise.all([sealSettled(test.platform), sealSettled(test.platform)]);
    expect(one.linked + other.linked).toBe(1);
    expect(await check()).toMatchObject({ heads: 1, findings: 0 });
  });

  it('keeps the order of heads although the clock goes back', async () => {
    await sealSettled(test.platform);
    await rotateJournalKey(test.platform.dataDir, test.platform.now);
    test.setNow(test.platform.now().subtract({ minutes: 5 }).toString());
    await record();
    expect(await sealSettled(test.platform)).toMatchObject({ head: 1 });
    expect(await check()).toMatchObject({ heads: 2, findings: 0 });
  });

  it('stops at a tree that other hands have changed rather than sealing over it', async () => {
    for (let count = 0; count < 4; count += 1) await record();
    await sealSettled(test.platform);
    await superuser.query("update journal.node set hash = sha256('other') where level = 2");
    await record();
    await expect(sealSettled(test.platform)).rejects.toMatchObject({ code: 'journal.treeBroken' });
    await superuser.query('delete from journal.node where level = 2');
    await expect(sealSettled(test.platform)).rejects.toMatchObject({ code: 'journal.treeBroken' });
    const { list } = await check();
    expect(list).toContainEqual({ kind: 'nodeMissing', detail: '2/0' });
  });

  it('runs beside the server and stops when asked', async () => {
    const sealer = startSealer(test.platform, headDestinations(test.platform, {}));
    await expect.poll(async () => (await importer()('select from journal.head')).length).toBe(1);
    await expect.poll(() => listDeliveries(importer())).toMatchObject([{ destination: 'file', number: 0 }]);
    await sealer.stop();
  });
});

describe('the tables of the seal', () => {
  it.each(['link', 'node', 'head', 'key', 'checked'])('let nobody change or delete a row of %s', async (table) => {
    for (const role of ['yuanshu_app', 'yuanshu_importer'] as const) {
      const client = await test.connect(role);
      await expect(client.query(`delete from journal.${table}`)).rejects.toThrow(/permission denied/);
      await client.end();
    }
    const application = await test.connect('yuanshu_app');
    await expect(application.query(`insert into journal.${table} default values`)).rejects.toThrow(/permission denied/);
    await application.end();
  });

  it('seal every column of an entry but those that belong to the cluster', async () => {
    const columns = await importer()<{ name: string }>(
      "select column_name as name from information_schema.columns where table_schema = 'journal' and table_name = 'entry'",
    );
    expect(columns.map((column) => column.name).sort()).toEqual([...sealedColumns, 'position', 'xid'].sort());
  });
});

describe('keys', () => {
  it('are made once, with mode 600, and a new one leaves no private half of the old', async () => {
    const { platform } = test;
    const before = await readJournalKeys(platform.dataDir, platform.now);
    const after = await rotateJournalKey(platform.dataDir, platform.now);
    const file = `${platform.dataDir}/keys/journal.json`;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(after.journal).toBe(before.journal);
    expect(after.keys).toHaveLength(2);
    expect(readFileSync(file, 'utf8')).not.toContain(before.current.privateKey);
  });
});

describe('heads outside the database', () => {
  it('are kept in a file and in a folder, each once, also after a start', async () => {
    const folder = test.platform.dataDir;
    for (let round = 0; round < 3; round += 1) {
      await record();
      await sealSettled(test.platform);
      await deliver({ folder });
    }
    await deliver({ folder });
    const { journal } = await readJournalKeys(test.platform.dataDir, test.platform.now);
    for (const file of [localHeadFile(test.platform.dataDir), `${folder}/journal-heads-${journal}.jsonl`]) {
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      expect(lines.map((line) => headLine.parse(JSON.parse(line)).number)).toEqual([0, 1, 2]);
    }
    expect(await check()).toMatchObject({ outside: 3, findings: 0 });
  });

  it('wait for a place that fails, and seal on', async () => {
    const settings = { folder: '/nowhere/at/all' };
    await record();
    await sealSettled(test.platform);
    await deliver(settings);
    expect(await listDeliveries(importer())).toMatchObject([
      { destination: 'file', number: 0, failures: 0 },
      { destination: 'folder', number: -1, failures: 1, lastError: expect.stringContaining('ENOENT') },
    ]);
    await record();
    expect(await sealSettled(test.platform)).toMatchObject({ head: 1 });
    await deliver({ folder: test.platform.dataDir });
    expect(await listDeliveries(importer())).toMatchObject([{ number: 1 }, { failures: 1 }]);
    test.setNow(test.platform.now().add({ minutes: 11 }).toString());
    await deliver({ folder: test.platform.dataDir });
    expect(await listDeliveries(importer())).toMatchObject([
      { number: 1 },
      { number: 1, failures: 0, lastError: null },
    ]);
  });

  it('go to an address one a line, which must say that it has them', async () => {
    const sent: { url: string; body: string }[] = [];
    let status = 500;
    const request: Outbound['request'] = async (url, { body } = {}) => {
      sent.push({ url, body: String(body) });
      return { status, headers: {}, body: Buffer.alloc(0) };
    };
    const platform = { ...test.platform, outbound: { request } };
    const send = () => deliverHeads(platform, headDestinations(platform, { url: 'https://witness.example/heads' }));
    await record();
    await sealSettled(platform);
    await send();
    expect(await listDeliveries(importer())).toMatchObject([
      { destination: 'address', number: -1, failures: 1, lastError: 'answered 500' },
      { destination: 'file', number: 0 },
    ]);
    status = 204;
    await send();
    expect(sent).toHaveLength(1);
    test.setNow(test.platform.now().add({ seconds: 3 }).toString());
    await record();
    await sealSettled(platform);
    await send();
    expect(await listDeliveries(importer())).toMatchObject([
      { number: 1, failures: 0, lastError: null },
      { number: 1 },
    ]);
    const lines = sent.at(-1)?.body.trim().split('\n') ?? [];
    expect(lines.map((line) => headLine.parse(JSON.parse(line)).number)).toEqual([0, 1]);
    expect(sent.at(-1)?.url).toBe('https://witness.example/heads');
  });

  it('tell a lost head from one that a crash cut short while it was written', async () => {
    await sealSettled(test.platform);
    await deliver();
    const file = localHeadFile(test.platform.dataDir);
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, whole.slice(0, 200));
    expect(await check()).toMatchObject({ findings: 0 });
    await record();
    await sealSettled(test.platform);
    await deliver();
    expect(await check()).toMatchObject({ outside: 2, findings: 0 });
    appendFileSync(file, 'nonsense\n');
    expect(await check()).toMatchObject({ list: [{ kind: 'fileUnreadable', detail: `${file}:4` }] });
  });
});

describe('a restored backup', () => {
  /** What a restore does: the rows of then, and one transaction number for all entries. */
  const goBack = async (size: number, heads: number) => {
    await superuser.query(`set session_replication_role = replica;
      delete from journal.link where number >= ${size};
      delete from journal.entry where id not in (select entry_id from journal.link);
      delete from journal.head where number >= ${heads};
      delete from journal.node where (index + 1) * (2 ^ level) > ${size};
      update journal.entry set xid = '1'; set session_replication_role = origin`);
  };

  it('is found, and is in order once it was declared', async () => {
    for (let round = 0; round < 4; round += 1) {
      await record();
      await sealSettled(test.platform);
      await deliver();
    }
    await goBack(2, 2);
    const { list } = await check();
    expect(list.map(({ kind, head }) => [kind, head])).toEqual([
      ['headLost', 2],
      ['headLost', 3],
    ]);
    expect(await markRestored(test.platform, '磁盘故障，恢复昨夜备份')).toEqual({ lost: 2 });
    expect(await markRestored({ ...test.platform }, '再次')).toEqual({ lost: 2 });
    await record();
    await sealSettled(test.platform);
    await deliver();
    expect(await check()).toMatchObject({ entries: 5, heads: 3, givenUp: 2, findings: 0 });
  });

  it('seals what the copy had not sealed, in the middle of the others too', async () => {
    await record();
    const late = await test.connect('yuanshu_app');
    await late.query(
      "insert into journal.entry (id, at, action, actor_kind) values (gen_random_uuid(), now(), 'test.late', 'system')",
    );
    await late.end();
    await record();
    await sealSettled(test.platform);
    await superuser.query(`insert into journal.entry (position, xid, id, at, action, actor_kind) overriding system value
      values (0, '1', gen_random_uuid(), now(), 'test.straggler', 'system'); update journal.entry set xid = '1'`);
    expect(await check()).toMatchObject({ unsealed: 1, findings: 0 });
    expect(await sealSettled(test.platform, { sweep: false })).toMatchObject({ linked: 0 });
    expect(await sealSettled(test.platform)).toMatchObject({ linked: 1 });
    expect(await check()).toMatchObject({ entries: 4, unsealed: 0, findings: 0 });
    await record();
    expect(await sealSettled(test.platform)).toMatchObject({ linked: 1 });
  });

  it('is checked without keys and heads of the machine too', async () => {
    await record();
    await sealSettled(test.platform);
    rmSync(`${test.platform.dataDir}/keys/journal.json`);
    expect(await check()).toMatchObject({ entries: 1, heads: 1, outside: 0, findings: 0 });
  });
});
