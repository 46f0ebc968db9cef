import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { runJobsOnce } from '#platform/jobs/server/run-jobs.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { isSignedWebhook, postWebhook, sendWebhook, signatureHeader, signWebhook, webhookSecret } from './webhook.ts';

let test: TestPlatform;
let pool: pg.Pool;
let admin: pg.Client;
let receiver: Server;
let url = '';
let status = 204;
let got: { headers: IncomingHttpHeaders; text: string }[] = [];

beforeAll(async () => {
  receiver = createServer((request, reply) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      got.push({ headers: request.headers, text });
      reply.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  url = `${origin}/heads?k=1`;
  test = await testPlatform({ outboundAllow: [origin] });
  pool = test.appPool();
  admin = await test.connect('superuser');
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await admin.end();
  await test.close();
});
beforeEach(async () => {
  got = [];
  status = 204;
  await admin.query('truncate outbound.webhook_attempt');
  await admin.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))');
});

const post = (zoneId: string | null, target = url) =>
  test.platform.database.transaction(zoneId ?? noZone, (tx) =>
    postWebhook(tx, { zoneId, topic: 'journal.sealed', url: target, body: { root: '园' } }),
  );
const work = () => runJobsOnce(pool, [sendWebhook], test.platform);
const attempts = async () => (await admin.query('select * from outbound.webhook_attempt order by id')).rows;
const again = () =>
  admin.query('select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())');

describe('a message', () => {
  it('arrives signed, and the attempt is kept without its body', async () => {
    const id = await post(null);
    await work();
    expect(got).toHaveLength(1);
    const [{ headers, text } = { headers: {}, text: '' }] = got;
    expect(text).toBe('{"root":"园"}');
    expect(headers).toMatchObject({ 'x-yuanshu-delivery': id, 'x-yuanshu-topic': 'journal.sealed' });
    const secret = webhookSecret(test.platform.keys, url);
    const signed = { header: String(headers[signatureHeader]), text };
    const now = test.platform.now().epochMilliseconds;
    expect(isSignedWebhook(secret, now, signed)).toBe(true);
    expect(isSignedWebhook(secret, now, { ...signed, text: `${text} ` })).toBe(false);
    expect(isSignedWebhook(secret, now + 301_000, signed)).toBe(false);
    expect(isSignedWebhook(webhookSecret(test.platform.keys, 'https://other.example'), now, signed)).toBe(false);
    expect(await attempts()).toMatchObject([{ delivery_id: id, zone_id: null, status: 204, failure: null }]);
    expect(JSON.stringify(await attempts())).not.toContain('园');
  });

  it('is not sent when its transaction is undone', async () => {
    await expect(
      test.platform.database.transaction(noZone, async (tx) => {
        await postWebhook(tx, { zoneId: null, topic: 'journal.sealed', url, body: 1 });
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    await work();
    expect(got).toEqual([]);
  });

  it('that is refused is tried again later, with the same id, until it is taken', async () => {
    status = 500;
    const id = await post(test.zoneA.id);
    await work();
    expect(await attempts()).toMatchObject([{ delivery_id: id, zone_id: test.zoneA.id, status: 500 }]);
    // The worker notes the end of a job a moment after its run.
    const waiting = () => admin.query('select attempts, run_at > now() as later from graphile_worker.jobs');
    await expect.poll(async () => (await waiting()).rows).toEqual([{ attempts: 1, later: true }]);
    status = 200;
    await again();
    await work();
    expect((await attempts()).map((row) => row.status)).toEqual([500, 200]);
    expect(new Set(got.map(({ headers }) => headers['x-yuanshu-delivery']))).toEqual(new Set([id]));
    await expect.poll(async () => (await admin.query('select 1 from graphile_worker.jobs')).rowCount).toBe(0);
  });

  it('for a closed address is never sent, and the attempt says why', async () => {
    await post(null, 'http://127.0.0.1:1/');
    await post(null, 'not an address');
    await work();
    expect(await attempts()).toMatchObject([
      { status: null, failure: 'outbound.addressRefused', host: '127.0.0.1:1' },
      { status: null, failure: 'outbound.addressRefused', host: '…' },
    ]);
    expect(got).toEqual([]);
  });

  it('past 64 KiB is refused before it is enqueued', async () => {
    const body = 'a'.repeat(65_536);
    const sending = test.platform.database.transaction(noZone, (tx) =>
      postWebhook(tx, { zoneId: null, topic: 'journal.sealed', url, body }),
    );
    await expect(sending).rejects.toMatchObject({ code: 'http.tooLarge' });
  });

  it('is seen by its own zone only, and changed by nobody', async () => {
    await post(test.zoneA.id);
    await work();
    const app = await test.connect('yuanshu_app');
    const count = async (zone: string) => {
      await app.query("select set_config('yuanshu.zone_id', $1, false)", [zone]);
      return (await app.query('select 1 from outbound.webhook_attempt')).rowCount;
    };
    expect(await count(test.zoneA.id)).toBe(1);
    expect(await count(test.zoneB.id)).toBe(0);
    expect(await count('')).toBe(0);
    await expect(app.query('delete from outbound.webhook_attempt')).rejects.toThrow('permission denied');
    await app.end();
  });
});

describe('a signature', () => {
  it('is the one of the example that a receiver can compare with', () => {
    expect(signWebhook('secret', 1_790_000_000_999, '{"a":1}')).toBe(
      't=1790000000,v1=da8fe498621aaab99d5b11c51346b13d1a2bf2914b865b8d3edd3531cab25a3e',
    );
  });

  it('of another form is refused', () => {
    for (const header of ['', 't=1', 'v1=00', 't=1,v1=zz', 't=,v1=', `t=1,v1=${'0'.repeat(64)},v2=1`]) {
      expect(isSignedWebhook('secret', 1_000, { header, text: '' })).toBe(false);
    }
  });
});
