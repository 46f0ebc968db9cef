import { z } from 'zod';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob, type Job } from '#platform/jobs/server/job.ts';
import type { Metric } from '#platform/module/metric.ts';
import { dayInChina } from './day-in-china.ts';
import { type Computing, refreshMetric, timeOf } from './refresh-metric.ts';
import { endOfJournal, findFollowed, journalSince, keepFollowed } from './store/followed.ts';
import { listChecks } from './store/values.ts';

/** Computes metrics anew; by metric, the moment at which its figure last changed. */
export async function refreshMetrics(
  computing: Computing,
  zoneId: string,
  metrics: readonly Metric[],
): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  for (const metric of metrics) changed.set(metric.id, await refreshMetric(computing, zoneId, metric));
  return changed;
}

/**
 * Brings a zone's figures up to date: those whose records the journal has spoken of since, and those not yet computed today.
 * Several may follow at once: the place is kept after the work, so what one loses another does again.
 */
export async function followJournal(computing: Computing, zoneId: string, metrics: readonly Metric[]): Promise<void> {
  const db = computing.database.forZone(zoneId);
  const known = await findFollowed(db);
  const at = timeOf(computing.now());
  const news = known === undefined || known.ahead ? undefined : await journalSince(db, known);
  const reached = news === undefined || news.beyond ? await endOfJournal(db) : news.reached;
  const all = news === undefined || news.beyond;
  const today = dayInChina(computing.now());
  const checks = await listChecks(
    db,
    metrics.map(({ id }) => id),
  );
  const due = metrics.filter(({ id, reads }) => {
    const check = checks.get(id);
    // What failed is tried again: its place in the journal is passed, and no entry would ask for it.
    const open = check === undefined || check.checkedOn !== today || check.failedAt !== null;
    return all || open || reads.some((subject) => news?.subjects.includes(subject));
  });
  await refreshMetrics(computing, zoneId, due);
  await computing.database.transaction(zoneId, (tx) => keepFollowed(tx, zoneId, { ...reached, at }));
}

/** Every minute, for every zone. */
export function followJournalsJob(metrics: readonly Metric[]): Job {
  return defineJob({
    name: 'indicators.followJournals',
    payload: z.object({}),
    schedule: { everyMinutes: 1 },
    maxAttempts: 1,
    async run(_payload, platform) {
      const failed: unknown[] = [];
      for (const zone of await listZones(platform.database.forZone(noZone))) {
        // One zone that cannot be followed keeps no other one waiting.
        await followJournal(platform, zone.id, metrics).catch((error: unknown) => failed.push(error));
      }
      if (failed.length > 0) throw new AggregateError(failed, `${failed.length} zones could not be followed`);
    },
  });
}
