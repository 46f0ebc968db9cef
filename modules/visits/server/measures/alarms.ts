import { addWorkingDays, loadCalendar } from '#kernel/calendar/server/index.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import { judgeDue, lightBounds } from './judge-due.ts';
import { departmentsOn } from './store/departments.ts';
import { openDueBy } from './store/register.ts';

/** Open measures that are looked at: more than this and the rest is only counted once these are done. */
const mostOpen = 1_000;

/** Measures past their day, and those that are close to it. */
export const measureAlarms: readonly AlarmSource[] = [
  {
    id: 'visits.measures',
    permission: 'visits:measure.read',
    reads: ['visits.measure', 'visits.measureDocument', 'sheets.batch'],
    async open(db, { today, limit }) {
      const calendar = await loadCalendar(db);
      const bounds = lightBounds(calendar, today);
      const departments = await departmentsOn(db, today);
      const due = await openDueBy(db, bounds.warnThrough, mostOpen);
      const counts = { late: 0, warn: 0, hold: 0 };
      const alarms = due.flatMap((measure): OpenAlarm[] => {
        const { light, workingDays } = judgeDue(calendar, measure, bounds);
        if (light !== 'late' && light !== 'warn') return [];
        counts[light] += 1;
        return [
          {
            ...{ id: measure.id, light, title: measure.title, dueOn: measure.dueOn, workingDays },
            ...{ reasonKey: 'alarms.measureDue', reason: { document: measure.documentTitle } },
            since: light === 'late' ? startOf(dayAfter(measure.dueOn)) : startOf(warnFrom(measure.dueOn)),
            owner: departments.get(measure.leadId)?.name ?? '',
            href: `/measures?panel=${measure.id}`,
          },
        ];
      });
      return { alarms: alarms.slice(0, limit), counts };

      function warnFrom(dueOn: string): string {
        // The first day of which the due day is no more than two working days away.
        let day = Temporal.PlainDate.from(dueOn);
        while (addWorkingDays(calendar, day.subtract({ days: 1 }).toString(), 2) >= dueOn)
          day = day.subtract({ days: 1 });
        return day.toString();
      }
    },
  },
];

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** First moment of a day in China, as moments are kept. */
function startOf(day: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant();
  return start.toString({ fractionalSecondDigits: 3 });
}
