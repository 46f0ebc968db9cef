import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { attempts, chanceOf, figuresFile, inParallel, noteFigures, soakTimes } from './attempts.ts';

afterEach(() => vi.unstubAllEnvs());

describe('attempts', () => {
  it.each([
    ['', 7],
    ['0', 7],
    ['twelve', 7],
    ['12', 12],
    ['1.5', 2],
  ])('asked for %j are %i', (asked, expected) => {
    vi.stubEnv(soakTimes, asked);
    expect(attempts(7)).toBe(expected);
  });
});

describe('figures', () => {
  it('are added to the file that is asked for, a line each', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuanshu-figures-'));
    vi.stubEnv(figuresFile, join(folder, 'figures'));
    noteFigures('R10', { attempts: 3 });
    noteFigures('R13', { payloads: 4 });
    const lines = readFileSync(join(folder, 'figures'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { campaign: 'R10', attempts: 3 },
      { campaign: 'R13', payloads: 4 },
    ]);
    rmSync(folder, { recursive: true });
  });
});

describe('chance', () => {
  it('is the same for a seed, another for another, and stays within its bounds', () => {
    const draw = (seed: number) => {
      const chance = chanceOf(seed);
      return Array.from({ length: 200 }, () => chance.below(10));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(new Set(draw(3))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(() => chanceOf(1).of([])).toThrow(RangeError);
  });
});

describe('work in parallel', () => {
  it('does every item once, and fails with the first that fails', async () => {
    const done: number[] = [];
    await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
    await expect(inParallel([1, 2], 2, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
