import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClock } from './test-clock.ts';

const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

describe('the clock of a test platform', () => {
  it('is the real one by day', () => {
    const noon = Temporal.Instant.from('2026-03-01T04:00:00Z');
    expect(testClock(() => noon)().equals(noon)).toBe(true);
  });

  it('begins after midnight in China where it would see it pass', () => {
    let now = Temporal.Instant.from('2026-12-31T15:59:50Z');
    const clock = testClock(() => now);
    expect(clock().toString()).toBe('2026-12-31T16:00:00Z');
    now = now.add({ seconds: 30 });
    expect(clock().toString()).toBe('2026-12-31T16:00:30Z');
  });

  it('stays within a day for five minutes, whenever it is opened, and is never behind', () => {
    const opening = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
    const later = fc.integer({ min: 0, max: 299 });
    fc.assert(
      fc.property(opening, later, (second, seconds) => {
        let now = Temporal.Instant.fromEpochMilliseconds(second * 1_000);
        const clock = testClock(() => now);
        const first = clock();
        now = now.add({ seconds });
        expect(dayOf(clock())).toBe(dayOf(first));
        expect(Temporal.Instant.compare(clock(), now)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
