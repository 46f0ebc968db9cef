import type { ActionDetail, CaseState, ClockReading } from '../../contract/case-state.ts';
import type { ClockChanges, ClockRule, Lifecycle } from '../../contract/lifecycle.ts';

/** Counting of days as kernel/calendar does it. */
export interface DayCount {
  /** The n-th working day after a day. */
  addWorkingDays(from: string, days: number): string;
  /** Working days after `from` up to and including `to`. */
  workingDaysBetween(from: string, to: string): number;
  /** Calendar days between two days, and the day so many later. */
  addDays(from: string, days: number): string;
  daysBetween(from: string, to: string): number;
  /** Last day of which the calendar is published; null for none. */
  readonly publishedThrough: string | null;
}

type Unit = ClockRule['unit'];

/** Yellow from two working days before the last day, or from the last fifth of the limit, whichever is earlier (UI.md, Lights). */
const warnDays = 2;

/** Readings of the clocks that an act changes; empty for an act that changes none. */
export function clocksAfter(
  lifecycle: Lifecycle,
  { state, act, today }: { state: CaseState | null; act: { name: string; detail: ActionDetail }; today: string },
  days: DayCount,
): Readonly<Record<string, ClockReading>> {
  if (act.name === 'recount' && state !== null) return recounted(lifecycle, state, days);
  const changes = changesOf(lifecycle, act);
  const clocks = state?.clocks ?? {};
  const limits = state?.limits ?? act.detail.limits ?? {};
  const found = new Map<string, ClockReading>();
  const ruleOf = (name: string) => lifecycle.clocks[name] as ClockRule;
  for (const name of changes.start ?? []) found.set(name, startClock(ruleOf(name), limits[name], { today, days }));
  for (const name of changes.stop ?? [])
    change(name, (one) => (one.stoppedOn === null ? { ...one, stoppedOn: today } : one));
  for (const name of changes.pause ?? [])
    change(name, (one) => (one.pausedOn === null && one.stoppedOn === null ? { ...one, pausedOn: today } : one));
  for (const name of changes.resume ?? []) change(name, (one) => resumeClock(one, ruleOf(name).unit, { today, days }));
  if (act.name === 'extend' && act.detail.clock !== undefined && act.detail.days !== undefined) {
    const more = act.detail.days;
    change(act.detail.clock, (one) =>
      recountClock({ ...one, days: one.days + more, extended: true }, ruleOf(act.detail.clock ?? '').unit, days),
    );
  }
  return Object.fromEntries(found);

  function change(name: string, to: (one: ClockReading) => ClockReading): void {
    const one = found.get(name) ?? clocks[name];
    if (one !== undefined) found.set(name, to(one));
  }
}

/** Whether an act can change a clock; the days need to be known only then. */
export function touchesClocks(lifecycle: Lifecycle, act: { name: string; detail: ActionDetail }): boolean {
  if (act.name === 'recount' || act.name === 'extend') return true;
  return Object.values(changesOf(lifecycle, act)).some((names) => names.length > 0);
}

function changesOf(lifecycle: Lifecycle, { name, detail }: { name: string; detail: ActionDetail }): ClockChanges {
  if (name === 'open') return { start: lifecycle.startsClocks };
  if (name === 'pause') return { pause: detail.clock === undefined ? [] : [detail.clock] };
  if (name === 'resume') return { resume: detail.clock === undefined ? [] : [detail.clock] };
  if (name === 'end') return { stop: Object.keys(lifecycle.clocks) };
  const transition = lifecycle.transitions.find((one) => one.name === name);
  if (transition === undefined) return {};
  const concluded = lifecycle.states[transition.to]?.concluded === true;
  return concluded ? { ...transition.clocks, stop: Object.keys(lifecycle.clocks) } : (transition.clocks ?? {});
}

function startClock(
  rule: ClockRule,
  limit: number | undefined,
  { today, days }: { today: string; days: DayCount },
): ClockReading {
  const started = {
    ...{ startedOn: today, days: limit ?? rule.days, pausedDays: 0, pausedOn: null },
    ...{ dueOn: today, warnOn: today, extended: false, stoppedOn: null, provisional: false },
  };
  return recountClock(started, rule.unit, days);
}

function resumeClock(one: ClockReading, unit: Unit, { today, days }: { today: string; days: DayCount }): ClockReading {
  if (one.pausedOn === null || one.stoppedOn !== null) return one;
  const paused =
    unit === 'workingDays' ? days.workingDaysBetween(one.pausedOn, today) : days.daysBetween(one.pausedOn, today);
  return recountClock({ ...one, pausedOn: null, pausedDays: one.pausedDays + paused }, unit, days);
}

/** Running clocks whose days the calendar of today counts otherwise. */
export function recounted(
  lifecycle: Lifecycle,
  state: CaseState,
  days: DayCount,
): Readonly<Record<string, ClockReading>> {
  const changed = Object.entries(state.clocks).flatMap(([name, one]): [string, ClockReading][] => {
    const rule = lifecycle.clocks[name];
    if (rule === undefined || one.stoppedOn !== null || one.pausedOn !== null) return [];
    const now = recountClock(one, rule.unit, days);
    const same = now.dueOn === one.dueOn && now.warnOn === one.warnOn && now.provisional === one.provisional;
    return same ? [] : [[name, now]];
  });
  return Object.fromEntries(changed);
}

/** Last and warning day counted anew from what the clock knows: after a change, or when the calendar was amended. */
export function recountClock(one: ClockReading, unit: Unit, days: DayCount): ClockReading {
  const length = one.days + one.pausedDays;
  const dueOn =
    unit === 'workingDays' ? days.addWorkingDays(one.startedOn, length) : days.addDays(one.startedOn, length);
  const left = Math.max(warnDays, Math.ceil(one.days / 5));
  // A limit of one or two days is yellow from its first day.
  const before = Math.max(0, length - left);
  const warnOn =
    before === 0
      ? one.startedOn
      : unit === 'workingDays'
        ? days.addWorkingDays(one.startedOn, before)
        : days.addDays(one.startedOn, before);
  return { ...one, dueOn, warnOn, provisional: days.publishedThrough === null || dueOn > days.publishedThrough };
}

/** The days that set the light of a case: of the clock that runs out first; hold when all that are not stopped stand still. */
export function governingDays(clocks: CaseState['clocks']): {
  dueOn: string | null;
  warnOn: string | null;
  paused: boolean;
} {
  const open = Object.values(clocks).filter((one) => one.stoppedOn === null);
  const running = open.filter((one) => one.pausedOn === null);
  if (running.length === 0) return { dueOn: null, warnOn: null, paused: open.length > 0 };
  const first = running.reduce((least, one) => (one.dueOn < least.dueOn ? one : least));
  const warnOn = running.reduce((least, one) => (one.warnOn < least ? one.warnOn : least), first.warnOn);
  return { dueOn: first.dueOn, warnOn, paused: false };
}
