import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  type CapLimit,
  judgeCap,
  leftOn,
  nextDayWithin,
  type PastVisit,
  windowBegins,
} from './judge-cap.ts';

const usual: CapLimit = { months: 12, totalMost: 4, departmentMost: 2 };
const visit = (id: string, day: string, ...departments: string[]): PastVisit => ({ id, day, departments });
const dayOf = (offset: number) => Temporal.PlainDate.from('2024-01-01').add({ days: offset }).toString();

const limits = fc
  .record({
    months: fc.integer({ min: 1, max: 14 }),
    totalMost: fc.integer({ min: 1, max: 5 }),
    departmentMost: fc.integer({ min: 1, max: 5 }),
  })
  .map((limit) => ({ ...limit, departmentMost: Math.min(limit.departmentMost, limit.totalMost) }));
const departments = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });
const candidates = fc.record({ day: fc.integer({ min: 0, max: 900 }).map(dayOf), departments });

/** Visits that were let through one after the other, in whatever order of days they were recorded. */
function letThrough(limit: CapLimit, asked: readonly Candidate[]): PastVisit[] {
  const past: PastVisit[] = [];
  for (const [place, candidate] of asked.entries()) {
    if (judgeCap(limit, past, candidate).within) past.push({ id: String(place), ...candidate });
  }
  return past;
}

/** The most visits that any window holds, counted day by day. */
function mostIn(visits: readonly PastVisit[], months: number): number {
  let most = 0;
  for (const { day: end } of visits) {
    const begins = windowBegins(end, months);
    most = Math.max(most, visits.filter((one) => one.day > begins && one.day <= end).length);
  }
  return most;
}

describe('the cap', () => {
  it('lets the last allowed visit through and refuses the next, with who came and the first possible day', () => {
    const past = [visit('1', '2026-01-10', 'a'), visit('2', '2026-03-01', 'b'), visit('3', '2026-05-01', 'a', 'b')];
    expect(judgeCap(usual, past, { day: '2026-06-01', departments: ['c'] })).toEqual({ within: true });
    const full = [...past, visit('4', '2026-06-01', 'c')];
    expect(judgeCap(usual, full, { day: '2026-07-01', departments: ['c'] })).toEqual({
      ...{ within: false, departmentId: null, most: 4, nextDay: '2027-01-10' },
      visits: full,
    });
  });

  it('holds a department to its own share, joint visits included', () => {
    const past = [visit('1', '2026-01-10', 'a'), visit('2', '2026-05-01', 'a', 'b')];
    const verdict = judgeCap(usual, past, { day: '2026-06-01', departments: ['b', 'a'] });
    expect(verdict).toMatchObject({ within: false, departmentId: 'a', most: 2, nextDay: '2027-01-10' });
    expect(judgeCap(usual, past, { day: '2026-06-01', departments: ['b'] })).toEqual({ within: true });
  });

  it('counts a joint visit once for the firm', () => {
    const past = [1, 2, 3].map((month) => visit(String(month), `2026-0${month}-01`, 'a', 'b', 'c'));
    const wide = { ...usual, departmentMost: 4 };
    expect(judgeCap(wide, past, { day: '2026-06-01', departments: ['a', 'b'] })).toEqual({ within: true });
    expect(leftOn(wide, past, { day: '2026-06-01', departments: ['a', 'd'] })).toEqual({
      total: 1,
      departments: [1, 1],
    });
  });

  it('refuses a visit recorded late that fills a window of later visits', () => {
    const past = ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'].map((day, place) =>
      visit(`${place}`, day, 'a'),
    );
    const limit = { ...usual, departmentMost: 4 };
    expect(judgeCap(limit, past, { day: '2026-02-01', departments: ['b'] }).within).toBe(false);
    expect(judgeCap(limit, past, { day: '2025-06-01', departments: ['b'] }).within).toBe(true);
  });

  it('knows short months', () => {
    const limit = { months: 1, totalMost: 1, departmentMost: 1 };
    const past = [visit('1', '2026-01-31', 'a')];
    expect(judgeCap(limit, past, { day: '2026-02-28', departments: ['a'] })).toMatchObject({ nextDay: '2026-03-01' });
  });

  it('is never exceeded in any window, whatever is recorded in whatever order', () => {
    fc.assert(
      fc.property(limits, fc.array(candidates, { maxLength: 25 }), (limit, asked) => {
        const past = letThrough(limit, asked);
        expect(mostIn(past, limit.months)).toBeLessThanOrEqual(limit.totalMost);
        for (const id of ['a', 'b', 'c']) {
          const own = past.filter((one) => one.departments.includes(id));
          expect(mostIn(own, limit.months)).toBeLessThanOrEqual(limit.departmentMost);
        }
      }),
    );
  });

  it('names the first day that is possible: none before it is, and it is', () => {
    fc.assert(
      fc.property(limits, fc.array(candidates, { maxLength: 10 }), candidates, (limit, asked, candidate) => {
        const past = letThrough(limit, asked);
        const next = nextDayWithin(limit, past, candidate);
        expect(judgeCap(limit, past, { ...candidate, day: next }).within).toBe(true);
        let day = Temporal.PlainDate.from(candidate.day);
        // A sample of the days before it: every one would take minutes.
        for (let step = 0; step < 40 && day.toString() < next; step += 1) {
          expect(judgeCap(limit, past, { ...candidate, day: day.toString() }).within).toBe(false);
          day = day.add({ days: 7 });
        }
        const before = Temporal.PlainDate.from(next).subtract({ days: 1 }).toString();
        if (before >= candidate.day) expect(judgeCap(limit, past, { ...candidate, day: before }).within).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves as many visits as can then be made on the day', () => {
    fc.assert(
      fc.property(limits, fc.array(candidates, { maxLength: 15 }), candidates, (limit, asked, { day }) => {
        const past = letThrough(limit, asked);
        const { departments: [left = 0] = [] } = leftOn(limit, past, { day, departments: ['a'] });
        const more = Array.from({ length: left + 1 }, () => ({ day, departments: ['a'] }));
        const made = [...past];
        const verdicts = more.map((candidate, place) => {
          const { within } = judgeCap(limit, made, candidate);
          if (within) made.push({ id: `more-${place}`, ...candidate });
          return within;
        });
        expect(verdicts).toEqual([...more.slice(1).map(() => true), false]);
      }),
    );
  });
});
