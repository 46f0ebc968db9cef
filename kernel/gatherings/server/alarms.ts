import { addWorkingDays, loadCalendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import { listUnclosed } from './store/register.ts';

/** Working days within which minutes and decisions of a gathering are to be settled. */
export const closingDays = 5;
/** Open things that are looked at. */
const mostOpen = 1_000;

/** Gatherings that were held and not closed; decisions past their day are told by kernel/cases. */
export const gatheringAlarms: readonly AlarmSource[] = [
  {
    id: 'gatherings.unclosed',
    permission: 'gatherings:read',
    reads: ['gatherings.gathering'],
    async open(db, { today, limit }) {
      const [held, calendar] = [await listUnclosed(db, mostOpen), await loadCalendar(db)];
      const names = await departmentNamesOn(db, today);
      const late = held.flatMap(({ id, title, day, toTime, hostId }): OpenAlarm[] => {
        const dueOn = addWorkingDays(calendar, day, closingDays);
        if (dueOn >= today) return [];
        const since = Temporal.PlainDateTime.from(`${day}T${toTime}`).toZonedDateTime('Asia/Shanghai').toInstant();
        return [
          {
            ...{ id, light: 'late', title, reasonKey: 'alarms.notClosed', reason: { days: closingDays }, dueOn },
            ...{ since: since.toString({ fractionalSecondDigits: 3 }), owner: names.get(hostId) ?? '' },
            ...{ workingDays: workingDaysBetween(calendar, dueOn, today), href: `/gatherings/${id}?tab=decisions` },
          },
        ];
      });
      return { alarms: late.slice(0, limit), counts: { late: late.length, warn: 0, hold: 0 } };
    },
  },
];
