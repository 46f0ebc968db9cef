import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';

/** One backup and what became of it. */
export const backupRun = z.object({
  id: z.uuid(),
  kind: z.enum(['scheduled', 'manual', 'command']),
  /** ISO 8601 in UTC, like all times here. */
  startedAt: z.string(),
  finishedAt: z.string(),
  succeeded: z.boolean(),
  /** Name of the archive without its folder. */
  file: z.string().nullable(),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  sm3: z.string().nullable(),
  rows: z.int().nullable(),
  /** Code of the failure, e.g. `backup.diskFull`, and its words in the caller's language. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});

/** How backups stand, and the last hundred runs. */
export const listRuns = defineEndpoint({
  id: 'backup.listRuns',
  method: 'GET',
  path: '/api/backup/runs',
  permission: 'backup:run.read',
  response: z.object({
    state: z.enum(['off', 'never', 'late', 'failing', 'good']),
    /** Null where no folder is set. */
    timetable: z
      .object({
        /** `HH:MM` in China. */
        at: z.string(),
        nextAt: z.string(),
        keep: z.object({ daily: z.int(), weekly: z.int(), monthly: z.int() }),
        encrypted: z.boolean(),
      })
      .nullable(),
    lastGoodAt: z.string().nullable(),
    runs: z.array(backupRun),
  }),
});

/** Asks for a backup now; it is made in the background. */
export const startRun = defineEndpoint({
  id: 'backup.startRun',
  method: 'POST',
  path: '/api/backup/runs',
  permission: 'backup:run.start',
  stepUp: true,
  response: z.object({ queued: z.literal(true) }),
  errors: ['backup.notConfigured'],
});
