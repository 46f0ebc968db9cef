import { type Calendar, loadCalendar } from '#kernel/calendar/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { lockTitle, type StoredOwnTitle } from '../store/own-titles.ts';
import type { Acting } from '../store/title-evidence.ts';

/** What the day decides: how near a check is, and what has run out. */
export interface Day {
  calendar: Calendar;
  /** `YYYY-MM-DD` in China. */
  today: string;
}

/** Today in China with its calendar of working days. */
export async function dayOf(context: Pick<RequestContext, 'db' | 'now'>): Promise<Day> {
  const today = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  return { today, calendar: await loadCalendar(context.db) };
}

/** The signed-in caller; the permissions of these use-cases are held by the signed-in only. */
export function requireActing({ zone, account, now }: RequestContext): Acting & { by: string } {
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  return { zoneId: zone.id, by: account.id, at: now().toString({ fractionalSecondDigits: 3 }) };
}

/** Holds a title of the zone, or says that there is none. */
export async function requireTitle(tx: ZoneDb, id: string): Promise<StoredOwnTitle> {
  const title = await lockTitle(tx, id);
  if (title === undefined) throw new AppError('atlas.titleUnknown');
  return title;
}

/** The same, refused when somebody changed it since the caller read it. */
export async function requireUnchanged(tx: ZoneDb, id: string, revision: number): Promise<StoredOwnTitle> {
  const title = await requireTitle(tx, id);
  if (title.revision !== revision) throw new AppError('atlas.titleChanged');
  return title;
}
