import { describe, expect, it } from 'vitest';
import { openTileCache } from './fetch-tile.ts';

const tile = (bytes: number, fetchedAt = 0) =>
  ({ content: Buffer.alloc(bytes), mediaType: 'image/png', fetchedAt }) as const;

describe('tiles in memory', () => {
  it('stay within their bytes, and the one asked for longest ago goes first', () => {
    const cache = openTileCache(100);
    cache.set('a', tile(40));
    cache.set('b', tile(40));
    expect(cache.get('a', 1)).toBeDefined();
    cache.set('c', tile(40));
    expect(['a', 'b', 'c'].map((key) => cache.get(key, 1) !== undefined)).toEqual([true, false, true]);
    cache.set('a', tile(100));
    expect(['a', 'c'].map((key) => cache.get(key, 1) !== undefined)).toEqual([true, false]);
    cache.set('d', tile(101));
    expect(['a', 'd'].map((key) => cache.get(key, 1) !== undefined)).toEqual([false, false]);
  });

  it('are fetched anew after a week', () => {
    const cache = openTileCache(100);
    cache.set('a', tile(10));
    expect(cache.get('a', 604_800_000)).toBeDefined();
    expect(cache.get('a', 604_800_001)).toBeUndefined();
    expect(cache.get('a', 0)).toBeUndefined();
  });
});
