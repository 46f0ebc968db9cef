import { loadCalendar, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import { standingDepartments } from '#kernel/parties/server/index.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import { type CaseKinds, hrefOf } from './case-kind.ts';
import { countLights, type LitCase, listLights } from './store/lights.ts';

/** Cases past their day or close to it, and those that stand still, of the kinds that the caller may read. */
export function caseAlarms(kinds: CaseKinds): readonly AlarmSource[] {
  return [
    {
      id: 'cases.late',
      permission: 'cases:work',
      reads: ['cases.case'],
      async open(db, { today, limit, can }) {
        const lifecycles = [...kinds.values()]
          .filter(({ permission }) => can(permission))
          .map(({ lifecycle }) => lifecycle.id);
        const lit = await listLights(db, { lifecycles, today, limit });
        const calendar = await loadCalendar(db);
        const departments = await standingDepartments(db, today);
        const daysOf = ({ dueOn, light }: LitCase) =>
          dueOn === null
            ? null
            : light === 'late'
              ? workingDaysBetween(calendar, dueOn, today)
              : workingDaysBetween(calendar, today, dueOn);
        const alarms = lit.map((one): OpenAlarm => {
          const kind = kinds.get(one.lifecycle);
          const owner = one.leadId === null ? undefined : departments.get(one.leadId);
          return {
            ...{ id: `cases.late/${one.id}`, light: one.light, title: `${one.number} ${one.title}` },
            ...{
              reasonKey: one.supervised ? 'alarmReasons.supervised' : `alarmReasons.${one.light}`,
              since: one.changedAt,
            },
            ...{
              dueOn: one.dueOn,
              workingDays: daysOf(one),
              href: kind === undefined ? `/cases/${one.id}` : hrefOf(kind, one.id),
            },
            ...(owner === undefined ? {} : { owner }),
          };
        });
        return { alarms, counts: await countLights(db, { lifecycles, today }) };
      },
    },
  ];
}
