import type { PlainDate } from '../../contract/plain-date.ts';
import { buildCalendar, type CalendarRows } from './build-calendar.ts';
import type { Calendar } from './calendar.ts';

/** Everything that was ever known, answering for any day of knowledge. */
export interface CalendarHistory {
  /** The calendar as known at the end of a day; null for everything known. */
  asOf(date: PlainDate | null): Calendar;
}

/** Builds the history of a calendar: each state of knowledge is built once, on demand, and there are as many as notices. */
export function buildHistory(rows: CalendarRows): CalendarHistory {
  const turns = [...new Set(rows.notices.map((notice) => notice.knownFrom))].toSorted();
  const built = new Map<PlainDate | null, Calendar>();
  return {
    asOf: (date) => {
      const turn = date === null ? (turns.at(-1) ?? null) : (turns.findLast((known) => known <= date) ?? null);
      const kept = built.get(turn) ?? buildCalendar(turn === null ? { days: [], notices: [] } : rows, turn);
      built.set(turn, kept);
      return { ...kept, asOf: date };
    },
  };
}
