import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { propertyRuns } from './property-runs.ts';

const before = fc.readConfigureGlobal();
afterEach(() => {
  vi.unstubAllEnvs();
  fc.configureGlobal(before);
});

it('gives every property as many cases as the variable asks for', async () => {
  vi.stubEnv(propertyRuns, '7');
  vi.resetModules();
  await import('./property-runs.ts');
  let cases = 0;
  fc.assert(
    fc.property(fc.integer(), () => {
      cases += 1;
    }),
  );
  expect(cases).toBe(7);
});
