import type { IssueSums } from '../../../contract/issue-endpoints.ts';

/** Counts behind both rates. */
export interface StoredSums {
  total: number;
  open: number;
  late: number;
  due: number;
  staffClosed: number;
  asked: number;
  confirmed: number;
  unanswered: number;
}

/** A part of a whole in percent with one decimal, rounded half up; null where the whole is nothing. */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const tenths = Math.floor((part * 2_000 + whole) / (whole * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Both rates beside the counts that they are made of. */
export function ratesOf(sums: StoredSums): IssueSums {
  return {
    ...sums,
    staffClosedRate: percentOf(sums.staffClosed, sums.due),
    firmConfirmedRate: percentOf(sums.confirmed, sums.asked),
    nonResponseRate: percentOf(sums.unanswered, sums.asked),
  };
}
