import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reminderDays, threadOf } from './tell-invited.ts';

describe('reminders', () => {
  it('come three days later and on the day before, where there is time', () => {
    expect(reminderDays('2026-11-23', '2026-12-08')).toEqual([3, 14]);
    expect(reminderDays('2026-11-23', '2026-11-27')).toEqual([3]);
    expect(reminderDays('2026-11-23', '2026-11-25')).toEqual([1]);
    expect(reminderDays('2026-11-23', '2026-11-24')).toEqual([]);
    expect(reminderDays('2026-11-23', '2026-11-23')).toEqual([]);
  });

  it('always lie between today and the day itself, each once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 200 }), (left) => {
        const day = Temporal.PlainDate.from('2026-11-23').add({ days: left }).toString();
        const days = reminderDays('2026-11-23', day);
        expect(days.every((one) => one >= 1 && one < left)).toBe(true);
        expect([...new Set(days)].sort((one, other) => one - other)).toEqual(days);
      }),
    );
  });

  it('of different invitations are different', () => {
    expect(threadOf('a')).not.toBe(threadOf('b'));
  });
});
