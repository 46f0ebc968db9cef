import { describe, expect, it } from 'vitest';
import { inventId, openRandom } from '#kernel/parties/server/index.ts';
import { inventVisits } from './invent-visits.ts';
import { judgeCap, type PastVisit } from './judge-cap.ts';

const today = '2026-11-21';
const departments = ['a', 'b', 'c'].map((id) => ({ id, officers: [`${id}1`, `${id}2`] }));
const firmsOf = (count: number) => Array.from({ length: count }, (_, place) => `firm-${place}`);
const chancesOf = (seed: string) => (name: string) => openRandom(`${seed}/${name}`);
const usual = { months: 12, totalMost: 4, departmentMost: 2 };

describe('invented visits', () => {
  const invention = { open: chancesOf('test/1'), idOf: inventId, today, firms: firmsOf(300), departments };

  it('are four fifths of the firms, on working days of the last year, the same each time', () => {
    const { visits, plans } = inventVisits(invention);
    expect(visits).toHaveLength(240);
    expect(inventVisits(invention)).toEqual({ visits, plans });
    expect(inventVisits({ ...invention, open: chancesOf('test/2') }).visits).not.toEqual(visits);
    for (const { day, officers } of visits) {
      expect(day < today && day > '2025-11-18').toBe(true);
      expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThan(6);
      expect(officers.length).toBeGreaterThan(0);
    }
    expect(new Set(visits.flatMap(({ id, clientId }) => [id, clientId])).size).toBe(480);
    expect(visits.some(({ departments: went }) => went.length > 1)).toBe(true);
    expect(visits.some(({ exemption }) => exemption !== null)).toBe(true);
  });

  it('stay within the usual cap', () => {
    const { visits } = inventVisits({ ...invention, firms: firmsOf(40), visits: 120 });
    const byFirm = Map.groupBy(
      visits.filter(({ exemption }) => exemption === null),
      ({ firmId }) => firmId,
    );
    for (const made of byFirm.values()) {
      const past: PastVisit[] = [];
      for (const visit of made) {
        expect(judgeCap(usual, past, visit).within).toBe(true);
        past.push(visit);
      }
    }
  });

  it('leave plans with firms still to be visited, one of them past its end', () => {
    const { plans, visits } = inventVisits(invention);
    expect(plans).toHaveLength(3);
    expect(plans.filter(({ endsOn }) => endsOn < today)).toHaveLength(1);
    const reached = new Set(visits.map(({ firmId }) => firmId));
    for (const { firms } of plans) expect(firms.some(({ firmId }) => !reached.has(firmId))).toBe(true);
    expect(new Set(plans.flatMap(({ firms }) => firms.map(({ id }) => id))).size).toBe(
      plans.flatMap(({ firms }) => firms).length,
    );
  });

  it('serve a large zone, and an authority without people', () => {
    expect(inventVisits({ ...invention, firms: firmsOf(100_000), visits: 7_064 }).visits).toHaveLength(7_064);
    expect(inventVisits({ ...invention, departments: [] })).toEqual({ visits: [], plans: [] });
  });
});
