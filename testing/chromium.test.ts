import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'yuanshu-chromium-'));
const browser = join(folder, 'google-chrome');
const text = join(folder, 'chromium');
writeFileSync(browser, '');
chmodSync(browser, 0o755);
writeFileSync(text, '');
chmodSync(text, 0o644);
afterAll(() => rmSync(folder, { recursive: true }));

it('takes the browser that CHROMIUM names', () => {
  expect(findChromium({ CHROMIUM: browser, PATH: '/nowhere' })).toBe(browser);
});

it('takes no other where CHROMIUM names one that cannot run', () => {
  expect(findChromium({ CHROMIUM: text, PATH: folder })).toBeUndefined();
});

it('looks for executables along the path', () => {
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(browser);
});
