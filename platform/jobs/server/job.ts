import type { z } from 'zod';
import type { Platform } from '#platform/module/platform.ts';

/** Work outside a request: enqueued inside a transaction, or by schedule. */
export interface Job<S extends z.ZodType = z.ZodType> {
  /** `<module>.<verbNoun>`. */
  readonly name: string;
  readonly payload: S;
  /** Cron line in Asia/Shanghai, for scheduled work. */
  readonly schedule?: string;
  readonly maxAttempts: number;
  run(payload: z.output<S>, platform: Platform): Promise<void>;
}

/** Declares a job and keeps the type of its payload. */
export function defineJob<S extends z.ZodType>(job: Job<S>): Job {
  return job as unknown as Job;
}
