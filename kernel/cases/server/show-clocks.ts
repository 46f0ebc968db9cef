import { type Calendar, loadCalendar, showDay, workingDaysBetween } from '#kernel/calendar/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ClockDay, ClockView } from '../contract/case.ts';
import { lightOn } from '../contract/case-light.ts';
import type { CaseAction, CaseState, ClockReading } from '../contract/case-state.ts';
import type { ClockRule } from '../contract/lifecycle.ts';
import type { CaseKind } from './case-kind.ts';
import { dayInChina } from './day-in-china.ts';
import { countDays, type DatedReading, pausesOf } from './domain/count-days.ts';

/** Most days drawn of a clock. */
const mostDays = 400;

/** The clocks of a case, each with every day and why it counts or not; those that run first. */
export async function showClocks(
  db: ZoneDb,
  { kind, state, actions }: { kind: CaseKind; state: CaseState; actions: readonly CaseAction[] },
  { text, today }: { text: (key: string) => string; today: string },
): Promise<ClockView[]> {
  const calendar = await loadCalendar(db);
  const [part, kindName] = kind.lifecycle.id.split('.');
  const views = Object.entries(state.clocks).flatMap(([name, reading]): ClockView[] => {
    const rule = kind.lifecycle.clocks[name];
    if (rule === undefined) return [];
    const { days: limit, ...told } = reading;
    return [
      {
        ...told,
        ...{ name, title: text(`${part}:lifecycles.${kindName}.clocks.${name}`), basis: text(`${part}:${rule.basis}`) },
        ...{
          unit: rule.unit,
          limit,
          light: lightOfClock(reading, today),
          left: daysLeft(calendar, { reading, rule, today }),
        },
        days: drawDays(calendar, { name, reading, rule, actions, today }),
      },
    ];
  });
  return views.sort((one, other) => Number(one.stoppedOn !== null) - Number(other.stoppedOn !== null));
}

function lightOfClock({ stoppedOn, pausedOn, dueOn, warnOn }: ClockReading, today: string) {
  if (stoppedOn !== null) return stoppedOn > dueOn ? ('late' as const) : ('ok' as const);
  return lightOn(
    pausedOn === null ? { dueOn, warnOn, paused: false } : { dueOn: null, warnOn: null, paused: true },
    today,
  );
}

function daysLeft(
  calendar: Calendar,
  { reading, rule, today }: { reading: ClockReading; rule: ClockRule; today: string },
): number | null {
  if (reading.stoppedOn !== null) return null;
  const from = reading.pausedOn ?? today;
  const between = (one: string, other: string) =>
    rule.unit === 'workingDays'
      ? workingDaysBetween(calendar, one, other)
      : Temporal.PlainDate.from(one).until(other, { largestUnit: 'days' }).days;
  return from <= reading.dueOn ? between(from, reading.dueOn) : -between(reading.dueOn, from);
}

function drawDays(
  calendar: Calendar,
  {
    name,
    reading,
    rule,
    actions,
    today,
  }: { name: string; reading: ClockReading; rule: ClockRule; actions: readonly CaseAction[]; today: string },
): ClockDay[] {
  const end = reading.stoppedOn ?? (today > reading.dueOn ? today : reading.dueOn);
  const last = end > reading.dueOn ? end : reading.dueOn;
  const days = [];
  for (
    let day = Temporal.PlainDate.from(reading.startedOn);
    days.length < mostDays && day.toString() <= last;
    day = day.add({ days: 1 })
  ) {
    days.push(showDay(calendar, day.toString()));
  }
  return countDays(days, {
    unit: rule.unit,
    startedOn: reading.startedOn,
    pauses: pausesOf(readingsOf(name, actions)),
  });
}

function readingsOf(name: string, actions: readonly CaseAction[]): DatedReading[] {
  return actions.flatMap(({ at, detail }) => {
    const reading = detail.clocks?.[name];
    return reading === undefined ? [] : [{ on: dayInChina(at), reading }];
  });
}
