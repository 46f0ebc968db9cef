import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { defineJob, type Job } from '#platform/jobs/server/job.ts';
import type { Platform } from '#platform/module/platform.ts';
import { type CaseAction, foldCase } from '../contract/case-state.ts';
import { actOnCase } from './act-on-case.ts';
import type { CaseKinds } from './case-kind.ts';
import { openDayCount } from './day-count.ts';
import { type DayCount, recounted } from './domain/count-clocks.ts';
import { actingAsSystem } from './find-acting.ts';
import { listActions } from './store/actions.ts';
import { findCase, openClockedCases } from './store/cases.ts';

const pageOfCases = 500;

/** Counts open clocks anew, since a notice may have amended the calendar; what differs becomes an act that says so. */
export function recountClocksJob(kinds: CaseKinds): Job<z.ZodObject> {
  return defineJob({
    name: 'cases.recountClocks',
    payload: z.object({}),
    schedule: { dailyAt: '00:20' },
    maxAttempts: 5,
    run: async (_payload, platform) => {
      for (const { id } of await listZones(platform.database.forZone(noZone))) await recountZone(platform, kinds, id);
    },
  });
}

/** Counts the open clocks of one zone; answers how many cases changed. */
export async function recountZone(platform: Platform, kinds: CaseKinds, zoneId: string): Promise<number> {
  const db = platform.database.forZone(zoneId);
  const days = await openDayCount(db);
  let after = '00000000-0000-0000-0000-000000000000';
  let changed = 0;
  for (;;) {
    const ids = await openClockedCases(db, { after, limit: pageOfCases });
    const actions = Map.groupBy(await listActions(db, ids), ({ caseId }) => caseId);
    for (const id of ids) {
      // A case that ended meanwhile, or whose limit runs beyond the calendar, does not keep the others from theirs.
      const anew = recountCase(platform, { kinds, zoneId, id, actions: actions.get(id) ?? [] }, days);
      const counted = await anew.catch((error: unknown) => {
        if (error instanceof AppError) return false;
        throw error;
      });
      if (counted) changed += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageOfCases) return changed;
    after = last;
  }
}

async function recountCase(
  platform: Platform,
  { kinds, zoneId, id, actions }: { kinds: CaseKinds; zoneId: string; id: string; actions: readonly CaseAction[] },
  days: DayCount,
): Promise<boolean> {
  const stored = await findCase(platform.database.forZone(zoneId), id);
  const kind = stored === undefined ? undefined : kinds.get(stored.lifecycle);
  if (stored === undefined || kind === undefined) return false;
  const state = foldCase(kind.lifecycle, stored, actions);
  if (Object.keys(recounted(kind.lifecycle, state, days)).length === 0) return false;
  const acting = actingAsSystem(zoneId, platform.now(), 'cases.recountClocks');
  await platform.database.transaction(zoneId, (tx) => actOnCase(tx, kind, { caseId: id, name: 'recount' }, acting));
  return true;
}
