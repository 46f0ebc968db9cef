import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PlainDate } from '../contract/plain-date.ts';
import type { Calendar } from './domain/calendar.ts';
import { buildHistory, type CalendarHistory } from './domain/calendar-history.ts';
import { findRevision, listRows } from './store.ts';

/** Histories by revision: an installation has one at a time, a process that tests several databases a few. */
const kept = new Map<string, CalendarHistory>();
const mostKept = 4;

/**
 * The calendar as known at the end of a day, or as known now. One short query asks whether rows were added,
 * by this process or another; only then is the calendar read again.
 */
export async function loadCalendar(db: ZoneDb, asOf: PlainDate | null = null): Promise<Calendar> {
  const revision = await findRevision(db);
  const known = kept.get(revision);
  if (known) return known.asOf(asOf);
  const history = buildHistory(await listRows(db));
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string);
  kept.set(revision, history);
  return history.asOf(asOf);
}
