import { fewestRatings, type RatingSummary } from '../../../contract/service-officer.ts';

/** The quarter of a day `YYYY-MM-DD`, as `2026-Q3`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** First day of a quarter, and of the one after it. */
export function daysOfQuarter(quarter: string): { from: string; until: string } {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  const first = (y: number, month: number) => `${y}-${String(month).padStart(2, '0')}-01`;
  return {
    from: first(year, number * 3 - 2),
    until: number === 4 ? first(year + 1, 1) : first(year, number * 3 + 1),
  };
}

/** The four quarters before a day's own, and that one, oldest first. */
export function recentQuarters(day: string): string[] {
  const [year, number] = [Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3)];
  return [4, 3, 2, 1, 0].map((back) => {
    const index = year * 4 + number - 1 - back;
    return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
  });
}

/** Counts ratings; fewer than five have no mean, so that no single firm's word can be read out of it. */
export function summariseRatings({
  stars,
  asked,
  answered,
}: {
  stars: readonly number[];
  asked: number;
  answered: number;
}): RatingSummary {
  const sum = stars.reduce((all, one) => all + one, 0);
  return {
    count: stars.length,
    asked,
    unanswered: Math.max(0, asked - answered),
    // Tenths are whole numbers here: no binary fraction is printed.
    mean: stars.length < fewestRatings ? null : tenths(Math.round((sum * 10) / stars.length)),
  };
}

function tenths(value: number): string {
  return `${Math.floor(value / 10)}.${value % 10}`;
}
