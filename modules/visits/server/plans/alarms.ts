import { loadCalendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import { listPlanRows } from './store/plans.ts';

/** Plans past their end with firms that nobody visited. */
export const visitAlarms: readonly AlarmSource[] = [
  {
    id: 'visits.latePlans',
    permission: 'visits:visits.read',
    reads: ['visits.plan', 'visits.visit', 'parties.firm'],
    async open(db, { today, limit }) {
      const plans = (await listPlanRows(db, { endedBefore: today }, today)).filter((plan) => plan.visited < plan.firms);
      const [calendar, names] = [await loadCalendar(db), await departmentNamesOn(db, today)];
      const alarms = plans
        .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
        .slice(0, limit)
        .map((plan): OpenAlarm => {
          const owner = names.get(plan.departmentId);
          return {
            ...{ id: plan.id, light: 'late', title: plan.title, reasonKey: 'alarms.planLate' },
            reason: { left: plan.firms - plan.visited, firms: plan.firms },
            ...{ since: startOfNext(plan.endsOn), dueOn: plan.endsOn, href: `/visits/plans/${plan.id}?state=late` },
            workingDays: workingDaysBetween(calendar, plan.endsOn, today),
            ...(owner === undefined ? {} : { owner }),
          };
        });
      return { alarms, counts: { late: plans.length, warn: 0, hold: 0 } };
    },
  },
];

/** The first moment in China after a day. */
function startOfNext(day: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Asia/Shanghai').toInstant();
  return next.toString({ fractionalSecondDigits: 3 });
}
