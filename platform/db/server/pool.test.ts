import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedInteger } from './pool.ts';

describe('checkedInteger', () => {
  it('gives back every exact integer and stops at the first inexact one', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => checkedInteger(String(value)) === value));
    expect(() => checkedInteger('9007199254740992')).toThrow(RangeError);
    expect(() => checkedInteger('-9007199254740992')).toThrow(RangeError);
  });
});
