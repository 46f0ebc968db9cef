import type { Deadline, DeadlineRange } from '../../contract/deadline.ts';
import { dayNumberOf, type PlainDate } from '../../contract/plain-date.ts';
import { type Calendar, dayIn, describeDay, kindAt } from './calendar.ts';
import { standingOf } from './standing.ts';
import { addWorkingDays } from './working-days.ts';

/** The last day of a limit of working days and, range by range, why each day counts or not. */
export function explainDeadline(calendar: Calendar, from: PlainDate, days: number): Deadline {
  const dueOn = addWorkingDays(calendar, from, days);
  const [start, due] = [dayIn(calendar, from), dayNumberOf(dueOn)];
  return {
    from,
    days,
    dueOn,
    calendarDays: due - start,
    ranges: rangesOf(calendar, start, due),
    ...standingOf(calendar, start + 1, due),
  };
}

function rangesOf(calendar: Calendar, start: number, due: number): DeadlineRange[] {
  const ranges: DeadlineRange[] = [rangeOfDay(calendar, start, 'startDay')];
  let counted = 0;
  for (let day = start + 1; day <= due; day++) {
    const next = rangeOfDay(calendar, day, reasonOf(calendar, day));
    if (next.reason === 'working') {
      counted++;
      next.counted = { first: counted, last: counted };
    }
    const last = ranges.at(-1);
    if (last && continues(last, next)) extend(last, next);
    else ranges.push(next);
  }
  return ranges;
}

function reasonOf(calendar: Calendar, day: number): Exclude<DeadlineRange['reason'], 'startDay'> {
  const kind = kindAt(calendar, day);
  return kind === 'weekend' || kind === 'holiday' ? kind : 'working';
}

function rangeOfDay(calendar: Calendar, day: number, reason: DeadlineRange['reason']): DeadlineRange {
  const described = describeDay(calendar, day);
  const holiday = described.kind === 'holiday';
  return {
    from: described.date,
    to: described.date,
    reason,
    counted: null,
    holidayName: holiday ? described.holidayName : null,
    source: holiday ? described.source : null,
    makeupDays: described.kind === 'makeup' ? [described] : [],
    provisional: described.provisional,
  };
}

/** A holiday extended by a second notice stays two ranges, so that each names its own source. */
function continues(last: DeadlineRange, next: DeadlineRange): boolean {
  return (
    last.reason === next.reason &&
    last.holidayName === next.holidayName &&
    last.source === next.source &&
    last.provisional === next.provisional
  );
}

function extend(last: DeadlineRange, next: DeadlineRange): void {
  last.to = next.to;
  last.makeupDays.push(...next.makeupDays);
  if (last.counted && next.counted) last.counted.last = next.counted.last;
}
