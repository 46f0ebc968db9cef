import { describe, expect, it } from 'vitest';
import { yuanOf } from './answer-outcome.ts';

describe('money of an outcome', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [10_000_050, '100,000.50'],
    [-123_456_789, '−1,234,567.89'],
  ])('%d fen is %s yuan', (fen, words) => {
    expect(yuanOf(fen)).toBe(words);
  });
});
