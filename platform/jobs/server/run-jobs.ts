import { parseCronItems, type Runner, run, runOnce, type TaskList, Logger as WorkerLogger } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Platform } from '#platform/module/platform.ts';
import { cronPattern } from './cron.ts';
import type { Job } from './job.ts';

/** Starts the worker: takes enqueued jobs at once and scheduled ones at their time. */
export function startJobs(pool: pg.Pool, jobs: readonly Job[], platform: Platform): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    logger: workerLog(platform.log),
    taskList: taskList(jobs, platform),
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) =>
        job.schedule === undefined
          ? []
          : [{ task: job.name, match: cronPattern(job.schedule), options: { maxAttempts: job.maxAttempts } }],
      ),
    ),
  });
}

/** Runs what is enqueued now and returns. */
export function runJobsOnce(pool: pg.Pool, jobs: readonly Job[], platform: Platform): Promise<void> {
  return runOnce({
    pgPool: pool,
    noHandleSignals: true,
    logger: workerLog(platform.log),
    taskList: taskList(jobs, platform),
  });
}

function taskList(jobs: readonly Job[], platform: Platform): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown) => {
        // Scheduled runs carry the worker's own `_cron` beside an empty payload.
        const { _cron, ...given } = (payload ?? {}) as Record<string, unknown>;
        await job.run(job.payload.parse(given), platform);
      },
    ]),
  );
}

function workerLog(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
