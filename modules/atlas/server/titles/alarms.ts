import { loadCalendar } from '#kernel/calendar/server/index.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import type { OwnTitle } from '../../contract/own-title.ts';
import { readTitles, type TitleGround } from '../store/own-titles.ts';
import { hasExpired } from './domain/check-criteria.ts';
import { recheckLightOf } from './recheck-light.ts';
import type { Day } from './require-title.ts';
import { criterionStateOf, ownTitleOf } from './show-titles.ts';

/** Checks of titles that are near, or have passed while the title is held, and criteria whose evidence has run out. */
export const titleAlarms: AlarmSource = {
  id: 'atlas.titleRechecks',
  permission: 'atlas:title.read',
  // A batch of a sheet is a subject of its own.
  reads: ['atlas.ownTitle', 'atlas.titleResult', 'sheets.batch'],
  async open(db, { today, limit }) {
    const ground = await readTitles(db);
    const day = { today, calendar: await loadCalendar(db) };
    const alarms = ground.titles
      .map((title) => ownTitleOf(title, ground, day))
      .filter((title) => title.run.endedBy !== 'lost')
      .flatMap((title) => [...recheckOf(title, day), ...expiredOf(title, ground, day)])
      .toSorted(worstFirst);
    const count = (light: OpenAlarm['light']) => alarms.filter((one) => one.light === light).length;
    return { alarms: alarms.slice(0, limit), counts: { late: count('late'), warn: count('warn'), hold: 0 } };
  },
};

/** The check as the light of the self-check says it; one that has passed burns only while the title is held. */
function recheckOf(title: OwnTitle, day: Day): OpenAlarm[] {
  const { id, name, recheckOn, recheck, run } = title;
  const { state, workingDays } = recheck;
  if (recheckOn === null || (state !== 'late' && state !== 'warn')) return [];
  if (state === 'late' && !run.standing) return [];
  return [
    {
      ...{ id, light: state, title: name, href: `/titles/${id}`, dueOn: recheckOn, workingDays },
      reasonKey: state === 'late' ? 'alarms.recheckPast' : 'alarms.recheckNear',
      reason: { day: recheckOn },
      since: state === 'late' ? startAfter(recheckOn) : startOf(warnedSince(title, day)),
    },
  ];
}

/** First day on which the check was as near as its warning asks for, not before the title was entered. */
function warnedSince(title: OwnTitle, { calendar, today }: Day): string {
  const entered = Temporal.Instant.from(title.registeredAt).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  let first = Temporal.PlainDate.from(today);
  while (Temporal.PlainDate.compare(first, entered) > 0) {
    const before = first.subtract({ days: 1 });
    if (recheckLightOf(title, { calendar, today: before.toString() }).state !== 'warn') break;
    first = before;
  }
  return first.toString();
}

/** Criteria of the year that is checked with nothing left but what has run out. */
function expiredOf({ id, name, checkYear }: OwnTitle, { criteria, evidence }: TitleGround, day: Day): OpenAlarm[] {
  const expired = criteria.filter(
    (one) => one.title_id === id && one.year === checkYear && criterionStateOf(one, evidence, day.today) === 'expired',
  );
  return expired.map((criterion): OpenAlarm => {
    const ends = evidence
      .filter((one) => one.criterion_id === criterion.id && one.withdrawn_at === null)
      .flatMap(({ valid_until: until }) =>
        until !== null && hasExpired({ validUntil: until }, day.today) ? [until] : [],
      );
    const last = ends.toSorted().at(-1) ?? day.today;
    return {
      ...{ id: criterion.id, light: 'warn', title: name, href: `/titles/${id}?year=${criterion.year}` },
      ...{ reasonKey: 'alarms.evidenceExpired', reason: { day: last, criterion: criterion.wording } },
      ...{ since: startAfter(last), dueOn: null, workingDays: null },
    };
  });
}

/** Longest over first, then the nearest check, then evidence by the day on which it ran out. */
function worstFirst(one: OpenAlarm, other: OpenAlarm): number {
  if (one.light !== other.light) return one.light === 'late' ? -1 : 1;
  const [left, right] = [one.dueOn ?? `9999${one.since}`, other.dueOn ?? `9999${other.since}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

const startAfter = (day: string) => startOf(Temporal.PlainDate.from(day).add({ days: 1 }).toString());

/** First moment of a day in China, as moments are kept. */
function startOf(day: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant();
  return start.toString({ fractionalSecondDigits: 3 });
}
