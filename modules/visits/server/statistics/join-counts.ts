import type { StatisticsFigures } from '../../contract/statistics.ts';
import { ratesOf } from '../issues/domain/rates.ts';
import type { IssueCounts, VisitCounts } from './store/counts.ts';

/** One group with both spans; `key` is null for all groups together. */
export interface JoinedRow {
  key: string | null;
  now: StatisticsFigures;
  before: StatisticsFigures | null;
}

const nothing = {
  ...{ issues: 0, closed: 0, inTime: 0, averageDays: null, due: 0, staffClosed: 0 },
  ...{ asked: 0, confirmed: 0, unanswered: 0 },
};

function figuresOf(issues: IssueCounts | undefined, visits: number | null): StatisticsFigures {
  const { staffClosed, ...counted } = issues ?? nothing;
  const { key: _key, isNow: _isNow, ...counts } = { key: null, isNow: true, ...counted };
  const rates = ratesOf({ ...counts, staffClosed, total: counts.issues, open: 0, late: 0 });
  const { staffClosedRate, firmConfirmedRate, nonResponseRate } = rates;
  return { ...counts, visits, staffClosedRate, firmConfirmedRate, nonResponseRate };
}

/** Counts of visits and issues side by side for each group of either span; the whole stands last. */
export function joinCounts(issues: readonly IssueCounts[], visits: readonly VisitCounts[] | null): JoinedRow[] {
  const name = (key: string | null, isNow: boolean) => `${isNow} ${key === null ? '' : `=${key}`}`;
  const issueAt = new Map(issues.map((one) => [name(one.key, one.isNow), one]));
  const visitAt = new Map((visits ?? []).map((one) => [name(one.key, one.isNow), one.visits]));
  const keys = new Set([...issues, ...(visits ?? [])].flatMap(({ key }) => (key === null ? [] : [key])));
  const rowOf = (key: string | null): JoinedRow => {
    const figures = (isNow: boolean) =>
      figuresOf(issueAt.get(name(key, isNow)), visits === null ? null : (visitAt.get(name(key, isNow)) ?? 0));
    const there = issueAt.has(name(key, false)) || visitAt.has(name(key, false));
    return { key, now: figures(true), before: there ? figures(false) : null };
  };
  return [...[...keys].sort().map(rowOf), rowOf(null)];
}
