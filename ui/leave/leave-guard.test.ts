import { expect, it } from 'vitest';
import { isSamePlace } from './leave-guard.tsx';

const at = (pathname: string, search: Record<string, unknown> = {}) => ({ pathname, search });

it('leaves a place with its path, or with a parameter that opens something else', () => {
  expect(isSamePlace(at('/forms/1'), at('/forms/2'), [])).toBe(false);
  expect(isSamePlace(at('/forms/1'), at('/forms/1', { tab: 'versions' }), [])).toBe(true);
  expect(isSamePlace(at('/rules/1', { version: 2 }), at('/rules/1', { version: 2, panel: 'x' }), ['version'])).toBe(
    true,
  );
  expect(isSamePlace(at('/rules/1'), at('/rules/1', { version: 2 }), ['version'])).toBe(false);
});
