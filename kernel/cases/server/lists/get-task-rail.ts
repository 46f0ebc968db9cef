import { kindOf, loadCalendar } from '#kernel/calendar/server/index.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { lightOn } from '../../contract/case-light.ts';
import type { getTaskRail as endpoint } from '../../contract/list-endpoints.ts';
import { type CaseKinds, hrefOf } from '../case-kind.ts';
import { dayInChina } from '../day-in-china.ts';
import { openNames } from '../open-names.ts';
import { actWord } from '../tell-refusal.ts';
import { type ListReader, openOwnLists } from './own-lists.ts';
import { dueDays } from './store/own-tasks.ts';
import { countStopped, listChanged, listWaiting } from './store/rail.ts';

type Rail = EndpointResult<typeof endpoint>;

const weeks = 4;
const most = 5;

/** What stands beside the to-do. */
export async function getTaskRail(kinds: CaseKinds, _input: unknown, context: RequestContext): Promise<Rail> {
  const reader = await openOwnLists(context);
  const [days, onTime, waiting, changed] = await Promise.all([
    dueCalendar(reader, context),
    onTimeRate(reader, context),
    waitingFor(kinds, reader, context),
    changedSince(kinds, reader, context),
  ]);
  return { today: reader.acting.today, days, onTime, ...waiting, changed };
}

async function dueCalendar({ acting, scope }: ListReader, { db }: RequestContext): Promise<Rail['days']> {
  const today = Temporal.PlainDate.from(acting.today);
  const first = today.subtract({ days: today.dayOfWeek - 1 + 7 });
  const dates = Array.from({ length: weeks * 7 }, (_none, at) => first.add({ days: at }).toString());
  const due = await dueDays(db, scope, { from: dates[0] ?? '', to: dates.at(-1) ?? '' });
  const calendar = await loadCalendar(db);
  const byDay = new Map(due.map((one) => [one.dueOn, one]));
  return dates.map((date) => {
    const one = byDay.get(date);
    const light = one === undefined ? ('none' as const) : lightOn({ ...one, paused: false }, acting.today);
    return { date, kind: kindOf(calendar, date), count: one?.count ?? 0, light };
  });
}

async function onTimeRate({ acting, own }: ListReader, { db }: RequestContext): Promise<Rail['onTime']> {
  if (own.departments.length === 0) return null;
  const year = Number(acting.today.slice(0, 4));
  return { year, ...(await countStopped(db, { departments: own.departments, from: `${year}-01-01` })) };
}

async function waitingFor(
  kinds: CaseKinds,
  { acting, scope, own, days }: ListReader,
  { db, text }: RequestContext,
): Promise<Pick<Rail, 'waiting' | 'waitingTotal'>> {
  const { total, rows } = await listWaiting(db, { accountId: own.accountId, scope, limit: most });
  const names = await openNames(db, {
    today: acting.today,
    accounts: rows.flatMap(({ accountId }) => accountId ?? []),
  });
  const waiting = rows.map(({ caseId, number, title, lifecycle, since, ...owner }) => {
    const whom = owner.leaders
      ? text('cases:doers.zoneLeader')
      : owner.partyId !== null
        ? text('cases:doers.party')
        : owner.accountId !== null
          ? names.account(owner.accountId)
          : names.department(owner.departmentId ?? '');
    const workingDays = days.workingDaysBetween(dayInChina(since), acting.today);
    return { caseId, number, title, href: pageOf(kinds, lifecycle, caseId), for: whom, workingDays };
  });
  return { waiting, waitingTotal: total };
}

async function changedSince(
  kinds: CaseKinds,
  { own }: ListReader,
  { db, text }: RequestContext,
): Promise<Rail['changed']> {
  const rows = await listChanged(db, { accountId: own.accountId, limit: most });
  return rows.map(({ caseId, number, title, lifecycle, act, at }) => {
    const kind = kinds.get(lifecycle);
    const what = kind === undefined ? act : actWord(kind, act, { text });
    return { caseId, number, title, href: pageOf(kinds, lifecycle, caseId), what, at };
  });
}

function pageOf(kinds: CaseKinds, lifecycle: string, caseId: string): string {
  const kind = kinds.get(lifecycle);
  return kind === undefined ? `/cases/${caseId}` : hrefOf(kind, caseId);
}
