import { z } from 'zod';
import { defineJob } from '#platform/jobs/server/job.ts';
import { checkNow } from './check-now.ts';

/** Checks the journal every night, after the backup, and keeps the outcome for the auditors. */
export const verifyJournalJob = defineJob({
  name: 'journal.verifyJournal',
  payload: z.object({}),
  schedule: { dailyAt: '04:10' },
  maxAttempts: 3,
  async run(_payload, platform) {
    const { findings, list } = await checkNow(platform, { occasion: 'schedule' });
    if (findings > 0) platform.log.error({ findings, list: list.slice(0, 10) }, 'the journal was changed');
  },
});
