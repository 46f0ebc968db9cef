import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimPages } from './build-web.ts';

let base: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'yuanshu-pages-'));
  for (const name of ['older', 'newer', 'newer.17']) await mkdir(join(base, name));
});
afterAll(() => rm(base, { recursive: true, force: true }));

it('pages of other sources go only when new ones were built', async () => {
  const folder = join(base, 'newer');
  expect(await claimPages(Promise.resolve({ folder, built: false }))).toBe(folder);
  expect(await readdir(base)).toHaveLength(3);
  expect(await claimPages(Promise.resolve({ folder, built: true }))).toBe(folder);
  expect(await readdir(base)).toEqual(['newer']);
  expect(await claimPages(undefined)).toBeUndefined();
});
