import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import type { Metric } from '#platform/module/metric.ts';
import { stalenessOf } from './domain/assemble-figure.ts';
import { metricTextKey } from './figure-texts.ts';
import { timeOf } from './refresh-metric.ts';
import { findFollowed } from './store/followed.ts';
import { listChecks } from './store/values.ts';

/** Figures whose source is behind: a month that was not reported, or what cannot be computed. Those of which nothing is known are none, nor are those that the caller may not see. */
export function sourceAlarms(metrics: readonly Metric[]): AlarmSource {
  return {
    id: 'indicators.sources',
    permission: 'indicators:read',
    reads: ['indicators.report', 'sheets.batch'],
    async open(db, { today, now, limit, can }) {
      const seen = metrics.filter(({ permission }) => can(permission));
      const checks = await listChecks(
        db,
        seen.map(({ id }) => id),
      );
      const followedAt = (await findFollowed(db))?.at ?? null;
      const alarms = seen.flatMap((metric): OpenAlarm[] => {
        const check = checks.get(metric.id);
        // A zone that never reported a figure does not keep it.
        if (check === undefined || (metric.reported !== undefined && check.dataUntil === null)) return [];
        const stale = stalenessOf({ metric, check, followedAt }, { today, now: timeOf(now) });
        if (stale === null) return [];
        const failed = check.failedAt !== null || metric.reported === undefined;
        return [
          {
            ...{ id: metric.id, light: 'hold', title: metric.id, titleKey: metricTextKey(metric, 'name') },
            ...{ since: momentOf(stale.since), dueOn: null, workingDays: null, href: `/indicators/${metric.id}` },
            reasonKey: failed ? 'alarms.failed' : 'alarms.notReported',
            reason: { since: stale.since.slice(0, 10), awaited: stale.awaited },
          },
        ];
      });
      alarms.sort((one, other) => (one.since < other.since ? -1 : 1));
      return { alarms: alarms.slice(0, limit), counts: { late: 0, warn: 0, hold: alarms.length } };
    },
  };
}

/** A day begins at midnight in China; a moment stays what it is. */
function momentOf(since: string): string {
  if (since.length > 10) return since;
  return timeOf(Temporal.PlainDate.from(since).toZonedDateTime('Asia/Shanghai').toInstant());
}
