import { describe, expect, it } from 'vitest';
import { nextLine } from './use-proposals.ts';

describe('the arrows in the search field', () => {
  it('go through the lines and by the field itself', () => {
    const walk = (key: 'ArrowDown' | 'ArrowUp') => {
      let active = -1;
      return Array.from({ length: 4 }, () => {
        active = nextLine(active, key, 3);
        return active;
      });
    };
    expect(walk('ArrowDown')).toEqual([0, 1, 2, -1]);
    expect(walk('ArrowUp')).toEqual([2, 1, 0, -1]);
    expect(nextLine(-1, 'ArrowDown', 0)).toBe(-1);
  });
});
