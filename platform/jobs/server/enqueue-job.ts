import { sql } from 'kysely';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Job } from './job.ts';

/** Enqueues work in the transaction of the use-case: it runs if and only if that transaction commits. */
export async function enqueueJob<S extends z.ZodType>(tx: ZoneDb, job: Job<S>, payload: z.input<S>): Promise<void> {
  const checked = JSON.stringify(job.payload.parse(payload));
  await sql`select graphile_worker.add_job(${job.name}, ${checked}::json, max_attempts => ${job.maxAttempts})`.execute(
    tx,
  );
}
