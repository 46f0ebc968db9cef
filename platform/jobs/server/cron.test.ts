import { parseCronItems } from 'graphile-worker';
import { describe, expect, it } from 'vitest';
import { cronPattern } from './cron.ts';

describe('cronPattern', () => {
  it.each([
    [{ dailyAt: '23:50' }, '50 15 * * *'],
    [{ dailyAt: '07:05' }, '5 23 * * *'],
    [{ dailyAt: '08:00' }, '0 0 * * *'],
    [{ everyMinutes: 10 }, '*/10 * * * *'],
  ] as const)('turns China time %j into %s in UTC, which the worker accepts', (schedule, pattern) => {
    expect(cronPattern(schedule)).toBe(pattern);
    expect(() => parseCronItems([{ task: 't', match: pattern }])).not.toThrow();
  });

  it.each([
    { dailyAt: '24:00' },
    { dailyAt: '12:60' },
    { everyMinutes: 0 },
    { everyMinutes: 60 },
    { everyMinutes: 1.5 },
  ] as const)('refuses %j', (schedule) => {
    expect(() => cronPattern(schedule)).toThrow(RangeError);
  });
});
