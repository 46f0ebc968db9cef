import { describe, expect, it } from 'vitest';
import { dayInChina } from './day-in-china.ts';

describe('dayInChina', () => {
  it('changes at four in the afternoon of UTC', () => {
    expect(dayInChina(new Date('2026-10-12T15:59:59.999Z'))).toBe('2026-10-12');
    expect(dayInChina(new Date('2026-10-12T16:00:00Z'))).toBe('2026-10-13');
    expect(dayInChina(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });
});
