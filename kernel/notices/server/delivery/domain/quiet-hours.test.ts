import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAllowed, type QuietRules } from './quiet-hours.ts';
import { mostAttempts, retryAt } from './retry-times.ts';

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const always = () => true;
const nights: QuietRules = { quietFrom: '21:00', quietTo: '08:00', mayOn: always };

/** Whether a moment is quiet, minute by minute and without any of the arithmetic that is tested. */
function isQuiet(at: Temporal.Instant, { quietFrom, quietTo, mayOn }: QuietRules): boolean {
  const local = at.toZonedDateTimeISO('Asia/Shanghai');
  if (!mayOn(local.toPlainDate().toString())) return true;
  const minutes = new Set<number>();
  for (let minute = minuteOf(quietFrom); minute !== minuteOf(quietTo); minute = (minute + 1) % 1_440)
    minutes.add(minute);
  return minutes.has(local.hour * 60 + local.minute);
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const moment = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
/** Days off by any weekdays, at least one of which is worked. */
const daysOff = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 })
  .map((off) => (day: string) => !off.includes(Temporal.PlainDate.from(day).dayOfWeek));
const rules = fc.record({ quietFrom: time, quietTo: time, mayOn: daysOff });

describe('the next moment that is not quiet', () => {
  it('is never quiet and never earlier, and every minute before it is quiet', () => {
    fc.assert(
      fc.property(moment, rules, (at, rule) => {
        const next = nextAllowed(at, rule);
        expect(isQuiet(next, rule)).toBe(false);
        expect(Temporal.Instant.compare(next, at)).toBeGreaterThanOrEqual(0);
        const minutes = Math.ceil(at.until(next).total('minutes'));
        for (let minute = 0; minute < minutes; minute += Math.max(1, Math.floor(minutes / 40))) {
          expect(isQuiet(at.add({ minutes: minute }), rule)).toBe(true);
        }
        if (minutes > 0) expect(isQuiet(next.subtract({ nanoseconds: 1 }), rule)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['2026-11-18T12:59:59.999Z', '2026-11-18T12:59:59.999Z'],
    ['2026-11-18T13:00:00Z', '2026-11-19T00:00:00Z'],
    ['2026-11-18T23:59:00Z', '2026-11-19T00:00:00Z'],
    ['2026-11-19T00:00:00Z', '2026-11-19T00:00:00Z'],
  ])('for %s by night is %s', (at, next) => {
    expect(nextAllowed(Temporal.Instant.from(at), nights).equals(Temporal.Instant.from(next))).toBe(true);
  });

  it('comes at once where no hour is quiet', () => {
    const at = Temporal.Instant.from('2026-11-18T18:00:00Z');
    expect(nextAllowed(at, { quietFrom: '08:00', quietTo: '08:00', mayOn: always }).equals(at)).toBe(true);
  });

  it('comes after thirty days even by a calendar without work, and never by night', () => {
    const at = Temporal.Instant.from('2026-01-01T18:00:00Z');
    const next = nextAllowed(at, { ...nights, mayOn: () => false });
    expect(next.toString()).toBe('2026-02-02T00:00:00Z');
  });
});

describe('the next attempt', () => {
  it('is later each time, until the way is given up', () => {
    const now = Temporal.Instant.from('2026-11-18T02:00:00Z');
    const waits = Array.from(
      { length: mostAttempts - 1 },
      (_, failed) =>
        retryAt(now, failed + 1)
          ?.since(now)
          .total('minutes') ?? 0,
    );
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(retryAt(now, mostAttempts)).toBeNull();
  });
});
