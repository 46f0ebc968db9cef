import { expect, it } from 'vitest';
import { addOutcomes, closingLine } from './outcome.ts';

it('sums and says the outcome in the words that other programs read', () => {
  const total = addOutcomes([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 30, failed: 4, skipped: 0 },
  ]);
  expect(closingLine(total)).toBe('31 passed, 4 failed, 2 skipped');
});

it('is all zero where nothing ran', () => {
  expect(closingLine(addOutcomes([]))).toBe('0 passed, 0 failed, 0 skipped');
});
