import type { z } from 'zod';
import type { Platform } from '#platform/module/platform.ts';

/** When scheduled work runs; times of day are those of Asia/Shanghai. */
export type Schedule = { everyMinutes: number } | { dailyAt: `${number}:${number}` };

/** Work outside a request: enqueued inside a transaction, or by schedule. */
export interface Job<S extends z.ZodType = z.ZodType> {
  /** `<module>.<verbNoun>`. */
  readonly name: string;
  readonly payload: S;
  readonly schedule?: Schedule;
  /** How often a failing job is tried before it waits for a person. */
  readonly maxAttempts: number;
  run(payload: z.output<S>, platform: Platform): Promise<void>;
}

/** Declares a job and keeps the type of its payload. */
export function defineJob<S extends z.ZodType>(job: Job<S>): Job<S> {
  return job;
}
