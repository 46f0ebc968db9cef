import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { appendEvent } from './append-event.ts';
import { drainOutbox } from './dispatch.ts';
import type { StoredEvent, Subscription } from './subscription.ts';

let test: TestPlatform;
let seen: StoredEvent[] = [];
let failing = false;
let subscription: Subscription;

beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());
beforeEach((context) => {
  seen = [];
  failing = false;
  const name = `test.follow${context.task.id}`;
  subscription = {
    name,
    events: [`test.event${context.task.id.replace(/[^A-Za-z0-9]/g, '')}`],
    async handle(event, tx) {
      if (failing) throw new Error('not today');
      const own = await sql<{ zone: string }>`select platform.current_zone()::text as zone`.execute(tx);
      expect(own.rows[0]?.zone ?? null).toBe(event.zoneId);
      seen.push(event);
    },
  };
});

const event = (payload: unknown, zoneId: string | null = test.zoneA.id) => ({
  zoneId,
  name: subscription.events[0] as `${string}.${string}`,
  payload,
});
const add = (payload: unknown, zoneId: string | null = test.zoneA.id) =>
  test.platform.database.transaction(zoneId ?? noZone, (tx) => appendEvent(tx, event(payload, zoneId)));
const drain = () => drainOutbox(test.platform, [subscription]);

/** Transactions of other databases on the server hold events back as well, so the end of a delivery is waited for. */
async function drainTo(wanted: number): Promise<number> {
  const until = Date.now() + 20_000;
  while (seen.length < wanted && Date.now() < until) {
    await drain();
    if (seen.length < wanted) await pause(20);
  }
  return seen.length;
}

describe('the outbox', () => {
  it('delivers what committed, in order, once, in the zone of the event', async () => {
    await add(1);
    await add(2, test.zoneB.id);
    await add(3, null);
    expect(await drainTo(3)).toBe(3);
    expect(seen.map((one) => [one.payload, one.zoneId])).toEqual([
      [1, test.zoneA.id],
      [2, test.zoneB.id],
      [3, null],
    ]);
    expect(await drain()).toBe(0);
  });

  it('forgets what was rolled back', async () => {
    await expect(
      test.platform.database.transaction(test.zoneA.id, async (tx) => {
        await appendEvent(tx, event('lost'));
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    expect(await drain()).toBe(0);
  });

  it('does not pass over an event that commits late with an earlier number', async () => {
    const slow = await test.connect('yuanshu_app');
    await slow.query("select set_config('yuanshu.zone_id', $1, false)", [test.zoneA.id]);
    await slow.query('begin');
    await slow.query(
      'insert into platform.outbox (id, zone_id, name, payload) values (gen_random_uuid(), $1, $2, $3)',
      [test.zoneA.id, subscription.events[0], '"early number"'],
    );
    await add('late number');
    expect(await drain()).toBe(0);
    await slow.query('commit');
    await slow.end();
    expect(await drainTo(2)).toBe(2);
    expect(seen.map((one) => one.payload)).toEqual(['early number', 'late number']);
  });

  it('stops at a failing event, says why, and goes on from it', async () => {
    await add('a');
    failing = true;
    const mark = () =>
      sql<{ failures: number; last_error: string }>`
        select failures, last_error from platform.outbox_cursor where subscription = ${subscription.name}`.execute(
        test.platform.database.forZone(noZone),
      );
    while ((await mark()).rows[0]?.failures !== 1) expect(await drain()).toBe(0);
    expect((await mark()).rows).toEqual([{ failures: 1, last_error: 'not today' }]);
    failing = false;
    expect(await drainTo(1)).toBe(1);
  });

  it('delivers each event once when two nodes drain at once', async () => {
    for (let index = 0; index < 30; index += 1) await add(index);
    await Promise.all([drainTo(30), drainTo(30), drainTo(30)]);
    expect(new Set(seen.map((one) => one.payload)).size).toBe(30);
    expect(seen).toHaveLength(30);
  });

  it('lets a zone write and read its own events only', async () => {
    await expect(
      test.platform.database.transaction(test.zoneA.id, (tx) => appendEvent(tx, event('x', test.zoneB.id))),
    ).rejects.toThrow(/row-level security/);
    await add('a');
    await add('b', test.zoneB.id);
    const { rows } = await sql<{ zone_id: string }>`select distinct zone_id from platform.outbox`.execute(
      test.platform.database.forZone(test.zoneA.id),
    );
    expect(rows).toEqual([{ zone_id: test.zoneA.id }]);
    await drain();
  });
});
