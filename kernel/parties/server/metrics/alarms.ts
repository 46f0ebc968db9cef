import { addWorkingDays, loadCalendar } from '#kernel/calendar/server/index.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import { judgeDue, worstOf } from './judge-due.ts';
import { listEndingCertificates, listWaitingCorrections } from './store/open-things.ts';

/** Working days within which a correction is to be decided. */
export const correctionDays = 5;
/** Days ahead within which an ending certificate is told. */
const certificateDays = 30;
/** Open things that are looked at: more than this and the rest is only counted once these are done. */
const mostOpen = 1_000;

/** Corrections that firms wait for, and certificates that run out. */
export const partyAlarms: readonly AlarmSource[] = [
  {
    id: 'parties.corrections',
    permission: 'parties:firm.read',
    reads: ['parties.firmCorrection', 'parties.firm'],
    async open(db, { today, limit }) {
      const [waiting, calendar] = [await listWaitingCorrections(db, mostOpen), await loadCalendar(db)];
      return worstOf(
        waiting.flatMap(({ id, firmId, firm, askedAt, askedOn }): OpenAlarm[] => {
          const due = judgeDue(calendar, addWorkingDays(calendar, askedOn, correctionDays), today);
          if (due.light === 'ok') return [];
          const told = { id, title: firm, since: askedAt, href: `/firms/${firmId}` };
          return [
            {
              ...told,
              ...due,
              light: due.light,
              reasonKey: 'alarms.correctionWaits',
              reason: { days: correctionDays },
            },
          ];
        }),
        limit,
      );
    },
  },
  {
    id: 'parties.certificates',
    permission: 'parties:roster.read',
    reads: ['parties.roster', 'parties.rosterAct', 'parties.firm', 'sheets.batch'],
    async open(db, { today, limit }) {
      const by = Temporal.PlainDate.from(today).add({ days: certificateDays }).toString();
      const ending = await listEndingCertificates(db, { today, by, limit: mostOpen });
      const calendar = await loadCalendar(db);
      return worstOf(
        ending.map(({ id, rosterId, roster, item, firm, until }): OpenAlarm => {
          const { light, ...due } = judgeDue(calendar, until, today);
          const told = {
            id,
            title: firm,
            since: startOf(daysBefore(until)),
            href: `/rosters/${rosterId}?q=${encodeURIComponent(firm)}`,
          };
          // A renewal takes weeks: the whole last month is close.
          const close = light === 'ok' ? 'warn' : light;
          // A list of one item has the name of its item.
          const ends =
            roster === item
              ? { reasonKey: 'alarms.listEnds', reason: { roster } }
              : { reasonKey: 'alarms.certificateEnds', reason: { roster, item } };
          return { ...told, ...due, light: close, ...ends };
        }),
        limit,
      );
    },
  },
];

/** When an ending certificate began to be told. */
function daysBefore(until: string): string {
  return Temporal.PlainDate.from(until).subtract({ days: certificateDays }).toString();
}

/** First moment of a day in China, as moments are kept. */
function startOf(day: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant();
  return start.toString({ fractionalSecondDigits: 3 });
}
