import { describe, expect, it } from 'vitest';
import { pageNumber } from './page-number.ts';

describe('the page of an address', () => {
  it.each([
    [undefined, 1],
    ['3', 3],
    ['3.9', 3],
    ['10000', 10_000],
    ['10001', 1],
    ['0', 1],
    ['-2', 1],
    ['zwei', 1],
    ['1e9', 1],
    [['2', '3'], 1],
  ])('%j is %i', (typed, page) => {
    expect(pageNumber(typed)).toBe(page);
  });
});
