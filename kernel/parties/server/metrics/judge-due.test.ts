import { describe, expect, it } from 'vitest';
import { worstOf } from './judge-due.ts';

describe('the worst', () => {
  it('are cut, and counted whole', () => {
    const alarms = [{ light: 'late' as const }, { light: 'late' as const }, { light: 'warn' as const }];
    expect(worstOf(alarms, 1)).toEqual({ alarms: [{ light: 'late' }], counts: { late: 2, warn: 1, hold: 0 } });
    expect(worstOf([], 5)).toEqual({ alarms: [], counts: { late: 0, warn: 0, hold: 0 } });
  });
});
