import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyone } from '#platform/access/contract/roles.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { openLog } from '#platform/log/server/log.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { route } from './route.ts';

const act = defineEndpoint({
  id: 'trial.act',
  method: 'POST',
  path: '/api/trial/:how',
  permission: 'trial:act',
  params: z.object({ how: z.enum(['whole', 'unrecorded', 'broken', 'late', 'silent', 'collided']) }),
  response: z.object({ done: z.boolean() }),
});

/** An act that renames an account, and does it whole, without an entry, or fails in the middle or after its entry. */
const trial: ServerModule = {
  name: 'trial',
  dependsOn: [],
  permissions: { 'trial:act': everyone },
  errors: {},
  locale: { 'zh-CN': { endpoints: { act: '尝试' } }, en: { endpoints: { act: 'Act' } } },
  routes: [
    route(act, async ({ params: { how } }, context) => {
      if (how === 'silent') return { done: true };
      await context.transaction(async (tx) => {
        await sql`update auth.account set display_name = ${how} where login = 'officer'`.execute(tx);
        if (how === 'broken') throw new Error('secret of the inside, at line 7');
        if (how !== 'unrecorded') await context.record(tx, { subject: { type: 'trial.act', id: how } });
        if (how === 'collided') await sql`do $$ begin raise exception using errcode = '40P01'; end $$`.execute(tx);
        if (how === 'late') await sql`select 1 / 0`.execute(tx);
      });
      return { done: true };
    }),
  ],
};

let test: TestPlatform;
const lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  const kept = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  test = await testPlatform({ extra: [trial], log: openLog('warn', kept) });
});
afterAll(() => test.close());

async function acted(how: string) {
  const answer = await test.request('officer', { method: 'POST', url: `/api/trial/${how}?name=hush` });
  const client = await test.connect('superuser');
  const named = await client.query(
    "select display_name as name from auth.account where login = 'officer' and zone_id = $1",
    [test.zoneA.id],
  );
  const entries = await client.query("select 1 from journal.entry where action = 'trial.act' and subject_id = $1", [
    how,
  ]);
  await client.end();
  return { answer, name: named.rows[0].name as string, entries: entries.rows.length };
}

describe('an act', () => {
  it('is done with its entry', async () => {
    expect(await acted('whole')).toMatchObject({ answer: { statusCode: 200 }, name: 'whole', entries: 1 });
  });

  it.each(['unrecorded', 'broken', 'late'])('that is %s leaves neither its change nor an entry', async (how) => {
    expect(await acted(how)).toMatchObject({ answer: { statusCode: 500 }, name: 'whole', entries: 0 });
  });

  it('that met another and was let go by the database is refused as a conflict: once more, and it is done', async () => {
    const { answer, name, entries } = await acted('collided');
    expect([answer.statusCode, answer.json().error.code, name, entries]).toEqual([409, 'http.collided', 'whole', 0]);
    expect(answer.json().error.remedy).toContain('再试一次');
  });

  it('that says it wrote and recorded nothing is a defect', async () => {
    expect((await acted('silent')).answer.statusCode).toBe(500);
  });
});

describe('a defect', () => {
  it('stands in the log with where it came from, and under its number in the answer, which says no more', async () => {
    lines.length = 0;
    const { answer } = await acted('broken');
    const { error } = answer.json();
    expect(answer.body).not.toMatch(/secret of the inside|line 7|failing\.db|at /);
    expect(error.code).toBe('http.internal');
    expect(lines).toMatchObject([
      { level: 50, msg: 'request failed', method: 'POST', url: '/api/trial/broken', trace: error.trace },
    ]);
    expect(JSON.stringify(lines[0]?.err)).toMatch(/secret of the inside.*failing\.db\.test/);
    expect(JSON.stringify(lines)).not.toContain('hush');
  });
});

describe('an address', () => {
  it('is decoded once and judged afterwards', async () => {
    expect((await acted('%77hole')).answer.statusCode).toBe(200);
    expect((await acted('%2577hole')).answer.statusCode).toBe(404);
    expect((await acted('whole%00')).answer.statusCode).toBe(404);
  });
});
