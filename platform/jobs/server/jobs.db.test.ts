import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { enqueueJob } from './enqueue-job.ts';
import { defineJob } from './job.ts';
import { runJobsOnce } from './run-jobs.ts';

let test: TestPlatform;
let pool: pg.Pool;
const ran: string[] = [];
const job = defineJob({
  name: 'test.note',
  payload: z.object({ text: z.string() }),
  maxAttempts: 1,
  async run({ text }) {
    ran.push(text);
  },
});

beforeAll(async () => {
  test = await testPlatform();
  pool = test.appPool();
});
afterAll(() => test.close());

describe('jobs, enqueued and run as the application role', () => {
  it('run when their transaction commits', async () => {
    await test.platform.database.transaction(test.zoneA.id, (tx) => enqueueJob(tx, job, { text: 'kept' }));
    await runJobsOnce(pool, [job], test.platform);
    expect(ran).toEqual(['kept']);
  });

  it('do not run when it rolls back', async () => {
    await expect(
      test.platform.database.transaction(test.zoneA.id, async (tx) => {
        await enqueueJob(tx, job, { text: 'undone' });
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    await runJobsOnce(pool, [job], test.platform);
    expect(ran).not.toContain('undone');
  });

  it('are refused with a payload of another shape', async () => {
    const wrong: { text: string } = JSON.parse('{"text":1}');
    await expect(
      test.platform.database.transaction(test.zoneA.id, (tx) => enqueueJob(tx, job, wrong)),
    ).rejects.toThrow();
  });
});
