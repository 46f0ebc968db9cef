import { AppError } from '#platform/errors/contract/errors.ts';
import { type Route, route } from '#platform/http/server/route.ts';
import { enqueueJob } from '#platform/jobs/server/enqueue-job.ts';
import { listRuns, startRun } from '../contract/endpoints.ts';
import { nextDue, stateOf } from './domain.ts';
import { startedByHand } from './jobs.ts';
import type { BackupSettings } from './run-backup.ts';
import { lastGoodAt, latestRuns, type StoredRun } from './store/runs.ts';

const shown = 100;

/** Reading how backups stand, and asking for one. */
export function backupRoutes(settings: () => BackupSettings | undefined): readonly Route[] {
  return [
    route(listRuns, async (_input, { db, now, text }) => {
      const own = settings();
      const [runs, goodAt] = await Promise.all([latestRuns(db, shown), lastGoodAt(db)]);
      const facts = { configured: own !== undefined, lastGoodAt: goodAt, lastFailed: runs[0]?.succeeded === false };
      return {
        state: stateOf(now(), facts),
        timetable:
          own === undefined
            ? null
            : {
                at: own.at,
                nextAt: nextDue(now(), own.at).toString(),
                keep: own.keep,
                encrypted: own.passphraseFile !== undefined,
              },
        lastGoodAt: goodAt,
        runs: runs.map((run) => view(run, text)),
      };
    }),
    route(startRun, async (_input, context) => {
      if (settings() === undefined) throw new AppError('backup.notConfigured');
      await context.transaction(async (tx) => {
        await enqueueJob(tx, startedByHand, {});
        await context.record(tx, {});
      });
      return { queued: true as const };
    }),
  ];
}

type Text = (key: string, params?: Record<string, string | number>) => string;

function view({ dueAt: _dueAt, failure, ...run }: StoredRun, text: Text) {
  return { ...run, failure: failure === null ? null : words(failure, text) };
}

function words(failure: string, text: Text): { code: string; message: string } {
  const { code, params } = JSON.parse(failure) as { code: string; params: Record<string, string | number> };
  const [part = '', name = ''] = code.split('.');
  return {
    code,
    message: code === 'unexpected' ? String(params.detail) : text(`${part}:errors.${name}.message`, params),
  };
}
