/** A day of a clock, as kernel/cases tells it; `date` is `YYYY-MM-DD`. */
export interface ClockDayData {
  readonly date: string;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeup';
  /** Number of the day in the limit, from 1; null where it does not count. */
  readonly counted: number | null;
  readonly excluded: 'startDay' | 'weekend' | 'holiday' | 'paused' | null;
  readonly holidayName: string | null;
  /** Number of the notice that names the day. */
  readonly source: string | null;
  readonly provisional: boolean;
}

/** A clock of a case with every day from its start. */
export interface ClockData {
  readonly name: string;
  readonly title: string;
  /** Law, rule or promise that sets it. */
  readonly basis: string;
  readonly unit: 'workingDays' | 'calendarDays';
  readonly limit: number;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly pausedOn: string | null;
  readonly pausedDays: number;
  readonly extended: boolean;
  readonly stoppedOn: string | null;
  readonly provisional: boolean;
  readonly light: 'late' | 'warn' | 'ok' | 'hold' | 'none';
  /** Days left, below 0 when over, in the clock's unit; null once it stopped. */
  readonly left: number | null;
  readonly days: readonly ClockDayData[];
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Number of the day in its month. */
export function dayOfMonth(date: string): number {
  return Number(date.slice(8));
}

/** Months of a row of days: `YYYY-MM`, the place of its first day, and how many days of it there are. */
export function monthsOf(days: readonly ClockDayData[]): readonly { month: string; at: number; span: number }[] {
  const months: { month: string; at: number; span: number }[] = [];
  for (const [at, { date }] of days.entries()) {
    const month = date.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.span += 1;
    else months.push({ month, at, span: 1 });
  }
  return months;
}

/** Stretches below the days that need a name: holidays of two days or more, and pauses. */
export function spansOf(days: readonly ClockDayData[]): readonly {
  kind: 'holiday' | 'paused';
  name: string | null;
  at: number;
  span: number;
}[] {
  const spans: { kind: 'holiday' | 'paused'; name: string | null; at: number; span: number }[] = [];
  for (const [at, { excluded, kind, holidayName }] of days.entries()) {
    const named = excluded === 'paused' ? 'paused' : kind === 'holiday' ? 'holiday' : null;
    if (named === null) continue;
    const name = named === 'holiday' ? holidayName : null;
    const last = spans.at(-1);
    if (last !== undefined && last.at + last.span === at && last.kind === named && last.name === name) last.span += 1;
    else spans.push({ kind: named, name, at, span: 1 });
  }
  return spans.filter(({ span }) => span > 1);
}

/** Days in weeks from Monday; places before the first and after the last are null. */
export function weeksOf(days: readonly ClockDayData[]): readonly (readonly (ClockDayData | null)[])[] {
  const first = days[0];
  if (first === undefined) return [];
  const cells: (ClockDayData | null)[] = [...Array<null>(weekdayOf(first.date) - 1).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_none, week) => cells.slice(week * 7, week * 7 + 7));
}

/** One line of the table that says why a limit ends on its day. */
export interface ClockRange {
  readonly from: string;
  readonly to: string;
  readonly kind: 'start' | 'counted' | 'weekend' | 'holiday' | 'paused' | 'over';
  /** First and last number of the days that count. */
  readonly counted: readonly [number, number] | null;
  /** Days that do not count. */
  readonly excluded: number;
  readonly holidayName: string | null;
  readonly source: string | null;
  /** A day worked although it is a weekend lies in it. */
  readonly makeup: string | null;
  readonly today: boolean;
  readonly due: boolean;
}

/** Ranges of days with one reason each, cut after today and after the last day. */
export function rangesOf({ days, dueOn }: Pick<ClockData, 'days' | 'dueOn'>, today: string): readonly ClockRange[] {
  const ranges: ClockRange[] = [];
  for (const day of days) {
    const one = rangeOf(day, { dueOn, today });
    const last = ranges.at(-1);
    const joined = last === undefined ? undefined : joinRanges(last, one);
    if (joined === undefined) ranges.push(one);
    else ranges[ranges.length - 1] = joined;
  }
  return ranges;
}

function rangeOf(day: ClockDayData, { dueOn, today }: { dueOn: string; today: string }): ClockRange {
  const { date, counted, excluded, holidayName, source, kind } = day;
  return {
    from: date,
    to: date,
    kind: excluded === 'startDay' ? 'start' : excluded !== null ? excluded : date > dueOn ? 'over' : 'counted',
    counted: counted === null ? null : [counted, counted],
    excluded: excluded === null ? 0 : 1,
    holidayName: excluded === 'holiday' ? holidayName : null,
    source: excluded === 'holiday' ? source : null,
    makeup: kind === 'makeup' && excluded === null ? date : null,
    today: date === today,
    due: date === dueOn,
  };
}

/** One range of two neighbours, or nothing where their reasons differ or a cut lies between them. */
function joinRanges(one: ClockRange, next: ClockRange): ClockRange | undefined {
  const same = one.kind === next.kind && one.holidayName === next.holidayName && one.kind !== 'start';
  if (!same || one.today || one.due) return undefined;
  const counted = one.counted && next.counted ? ([one.counted[0], next.counted[1]] as const) : null;
  const joined = { to: next.to, today: next.today, due: next.due, makeup: one.makeup ?? next.makeup, counted };
  return { ...one, ...joined, excluded: one.excluded + next.excluded };
}
