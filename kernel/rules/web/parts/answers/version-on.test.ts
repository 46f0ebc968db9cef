import { expect, test } from 'vitest';
import { versionOn } from './version-on.ts';

const version = (number: number, from: string, to: string | null = null) => ({
  ...{ number, from, to, publishedAt: '', publishedBy: null, draftedBy: null, reason: '', digest: '', revision: 1 },
});

test('of the versions whose days hold a day the one published last answers; before and after them none', () => {
  const versions = [version(2, '2026-07-01', '2026-12-31'), version(1, '2026-01-01')];
  expect(versionOn({ versions }, '2026-03-01')).toBe(1);
  expect(versionOn({ versions }, '2026-07-01')).toBe(2);
  expect(versionOn({ versions }, '2027-01-01')).toBe(1);
  expect(versionOn({ versions }, '2025-12-31')).toBeUndefined();
});
