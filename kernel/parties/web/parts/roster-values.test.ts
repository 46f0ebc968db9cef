import { describe, expect, it } from 'vitest';
import { dayAfter, dayOf, lastDayOf } from './roster-values.ts';

describe('days of lists', () => {
  it('are taken out of the address only when they exist', () => {
    expect(['2026-02-28', '2026-02-30', '2026-2-3', '', undefined, 20260228].map(dayOf)).toEqual([
      '2026-02-28',
      ...[undefined, undefined, undefined, undefined, undefined],
    ]);
  });

  it('turn between the last day with something and the first without', () => {
    expect(lastDayOf('2026-03-01')).toBe('2026-02-28');
    expect(lastDayOf(null)).toBeUndefined();
    expect(dayAfter('2025-12-31')).toBe('2026-01-01');
    expect(lastDayOf(dayAfter('2024-02-28'))).toBe('2024-02-28');
  });
});
