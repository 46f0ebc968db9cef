import { describe, expect, it } from 'vitest';
import { inventGatherings } from './invent-gatherings.ts';

describe('invented gatherings', () => {
  const week = Array.from({ length: 7 }, (_, days) => Temporal.PlainDate.from('2026-11-16').add({ days }).toString());

  it.each(week)('are held on weekdays, planned before, and stand where their state says, from %s', (today) => {
    for (const { day, plannedOn, state } of inventGatherings(today)) {
      expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThanOrEqual(5);
      expect(plannedOn < day).toBe(true);
      expect(plannedOn < today).toBe(true);
      expect(day < today).toBe(['held', 'closed'].includes(state));
    }
  });
});
