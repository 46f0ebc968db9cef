import { addWorkingDays, type Calendar, isWorkingDay, loadCalendar } from '#kernel/calendar/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import {
  type Charter,
  type PromiseKind,
  type PromiseRate,
  promiseKind,
  type RatedTally,
} from '../../contract/charter.ts';
import { dayInChina } from '../officers/day-in-china.ts';
import { dueOf, judgePromise, keptRate, lastMonths, type OfficeClock, tallyOf } from './domain/judge-promise.ts';
import { versionOn } from './domain/version-on.ts';
import { listVersions } from './store/charters.ts';
import { listPromiseStarts, type PromiseStart } from './store/promise-times.ts';

/** A row with what its promise came to. */
export interface JudgedRow extends PromiseStart {
  dueAt: string;
  verdict: ReturnType<typeof judgePromise>['verdict'];
  /** Month in China in which it began. */
  month: string;
}

/** The clock of one version of the charter. */
export function clockOf({ officeOpens, officeCloses }: Charter, calendar: Calendar): OfficeClock {
  return {
    ...{ opens: officeOpens, closes: officeCloses },
    isWorkingDay: (day) => isWorkingDay(calendar, day),
    addWorkingDays: (day, count) => addWorkingDays(calendar, day, count),
  };
}

/** Every row of a kind that began in these months, each judged by the version in force on its day; without one it is left out. */
export async function judgeRows(
  db: ZoneDb,
  { kind, months, now }: { kind: PromiseKind; months: readonly string[]; now: Temporal.Instant },
): Promise<JudgedRow[]> {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [versions, calendar] = [await listVersions(db), await loadCalendar(db)];
  const until = Temporal.PlainYearMonth.from(last).add({ months: 1 }).toString();
  const starts = await listPromiseStarts(db, kind, { from: `${first}-01`, until: `${until}-01` });
  const clocks = new Map(versions.map((version) => [version, clockOf(version, calendar)]));
  return starts.flatMap((start): JudgedRow[] => {
    const day = dayInChina(Temporal.Instant.from(start.startedAt));
    const version = versionOn(versions, day);
    const promise = version?.promises.find((one) => one.kind === kind);
    const clock = version && clocks.get(version);
    if (promise === undefined || clock === undefined) return [];
    return [{ ...start, ...judgePromise(promise, start, { now: now.toString(), clock }), month: day.slice(0, 7) }];
  });
}

function rated(rows: readonly JudgedRow[]): RatedTally {
  const tally = tallyOf(rows.map(({ verdict }) => verdict));
  return { ...tally, rate: keptRate(tally) };
}

/** Kept rates of the last twelve months of every kind that the charter ever promised. */
export async function readRates(db: ZoneDb, now: Temporal.Instant): Promise<PromiseRate[]> {
  const months = lastMonths(dayInChina(now));
  const promised = new Set((await listVersions(db)).flatMap(({ promises }) => promises.map(({ kind }) => kind)));
  const rates: PromiseRate[] = [];
  for (const kind of promiseKind.options.filter((one) => promised.has(one))) {
    const rows = await judgeRows(db, { kind, months, now });
    const byMonth = Map.groupBy(rows, ({ month }) => month);
    rates.push({
      kind,
      total: rated(rows),
      months: months.map((month) => ({
        month,
        ...rated(byMonth.get(month) ?? []),
      })),
    });
  }
  return rates;
}

/** Says by when messages filed at a moment get their first answer; null where the charter of that day promises none. */
export async function firstAnswerDue(db: ZoneDb): Promise<(filedAt: string) => string | null> {
  const [versions, calendar] = [await listVersions(db), await loadCalendar(db)];
  return (filedAt) => {
    const version = versionOn(versions, dayInChina(Temporal.Instant.from(filedAt)));
    const promise = version?.promises.find(({ kind }) => kind === 'firstAnswer');
    if (version === undefined || promise === undefined) return null;
    return dueOf(promise, filedAt, clockOf(version, calendar));
  };
}
