import { loadCalendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import { firstAnswerDue } from '../charter/read-promises.ts';
import { listWaiting } from '../intake/store/needs.ts';
import { dayInChina } from './day-in-china.ts';
import { countServed, listServed } from './store/served.ts';
import { anybodyServes } from './store/terms.ts';

/** Messages that are looked at: more than this and the rest is only counted once these are answered. */
const mostOpen = 1_000;

/** What firms wait for, and firms that nobody serves. */
export const officerAlarms: readonly AlarmSource[] = [
  {
    id: 'visits.needsUnanswered',
    permission: 'visits:intake.read',
    reads: ['visits.need', 'visits.charter'],
    async open(db, { now, today, limit }) {
      const [dueOf, calendar] = [await firstAnswerDue(db), await loadCalendar(db)];
      const counts = { late: 0, warn: 0, hold: 0 };
      const alarms = (await listWaiting(db, mostOpen)).flatMap((need): OpenAlarm[] => {
        const dueAt = dueOf(need.filedAt);
        const dueOn = dueAt === null ? null : dayInChina(Temporal.Instant.from(dueAt));
        // What is due on a later day is no alarm yet.
        if (dueAt === null || dueOn === null || dueOn > today) return [];
        const light = Temporal.Instant.compare(now, Temporal.Instant.from(dueAt)) > 0 ? 'late' : 'warn';
        counts[light] += 1;
        const told = { id: need.id, light, title: need.number, since: need.filedAt, dueOn } as const;
        const workingDays = workingDaysBetween(calendar, dueOn, today);
        return [{ ...told, workingDays, reasonKey: 'alarms.needWaits', href: `/needs?panel=${need.id}` }];
      });
      const worst = [...alarms].sort((one, other) => (one.light === other.light ? 0 : one.light === 'late' ? -1 : 1));
      return { alarms: worst.slice(0, limit), counts };
    },
  },
  {
    id: 'visits.officerGaps',
    permission: 'visits:officers.read',
    reads: ['visits.officer', 'parties.firm', 'sheets.batch'],
    async open(db, { today, now, limit }) {
      // A zone that has named nobody yet does not keep officers: it has no gap.
      if (!(await anybodyServes(db))) return { alarms: [], counts: { late: 0, warn: 0, hold: 0 } };
      const filter = { officer: [], gap: ['officer' as const] };
      const { total } = await countServed(db, filter, today);
      const rows = await listServed(db, filter, { day: today, limit, offset: 0 });
      const alarms = rows.map(
        ({ firmId, firm, project }): OpenAlarm => ({
          ...{
            id: `${firmId} ${project}`.trim(),
            light: 'warn',
            title: project === '' ? firm : `${firm} · ${project}`,
          },
          ...{
            reasonKey: 'alarms.firmWithoutOfficer',
            since: now.toString({ fractionalSecondDigits: 3 }),
            dueOn: null,
          },
          ...{ workingDays: null, href: '/officers?gap=officer' },
        }),
      );
      return { alarms, counts: { late: 0, warn: total, hold: 0 } };
    },
  },
];
