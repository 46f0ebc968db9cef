import { z } from 'zod';
import { loadCalendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import { actingAsSystem, actOnCase } from '#kernel/cases/server/index.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import type { Platform } from '#platform/module/platform.ts';
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { dayOf } from './domain/issue-facts.ts';
import { issueKind } from './issue-kind.ts';
import { issuesToAsk, issuesToSupervise, issuesWithAnswerOverdue } from './store/due-steps.ts';
import { limitsOn } from './store/limits.ts';

/** Every morning: asks firms what is due to be asked, closes what they leave unanswered, and raises supervision of what is late. */
export const followIssuesJob = defineJob({
  name: 'visits.followIssues',
  payload: z.object({}),
  schedule: { dailyAt: '07:30' },
  maxAttempts: 5,
  run: async (_payload, platform) => {
    const failures: unknown[] = [];
    for (const { id } of await listZones(platform.database.forZone(noZone))) {
      // What breaks in one zone waits for the next attempt; the others have their morning.
      await followIssues(platform, id).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} zones could not be followed`);
  },
});

/** The same for one zone; answers how many issues moved. Run twice at once, each issue moves once. */
export async function followIssues(platform: Platform, zoneId: string): Promise<number> {
  const db = platform.database.forZone(zoneId);
  const today = dayOf(platform.now().toString());
  const { limits } = await limitsOn(db, today);
  const calendar = await loadCalendar(db);
  let moved = 0;
  const step = async (caseId: string, name: string, comment?: string) => {
    if (await moveOnce(platform, zoneId, { caseId, name, ...(comment === undefined ? {} : { comment }) })) moved += 1;
  };
  for (const { caseId, state } of await issuesWithAnswerOverdue(db, today))
    await step(caseId, state === 'replied' ? 'answerOverdue' : 'leaveUnanswered');
  for (const { caseId } of await issuesToAsk(db, today)) await step(caseId, 'askStillSolved');
  for (const { caseId, dueOn } of await issuesToSupervise(db, today)) {
    const days = workingDaysBetween(calendar, dueOn, today);
    if (days >= limits.superviseAfter)
      await step(caseId, 'raiseSupervision', zh.issues.supervisedByRule.replace('{{days}}', String(days)));
  }
  return moved;
}

/** One step of one issue in a transaction of its own; false where somebody else was faster. */
async function moveOnce(
  platform: Platform,
  zoneId: string,
  step: { caseId: string; name: string; comment?: string },
): Promise<boolean> {
  const acting = actingAsSystem(zoneId, platform.now(), 'visits.followIssues');
  try {
    await platform.database.transaction(zoneId, (tx) => actOnCase(tx, issueKind, step, acting));
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('cases.')) return false;
    throw error;
  }
}
