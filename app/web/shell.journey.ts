import { brotliCompressSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const views = [
  { width: 1440, locale: 'zh-CN' },
  { width: 390, locale: 'en' },
] as const;

journey.for(views)('the frame is whole at $width px in $locale', async ({ width, locale }, { openPage }) => {
  const page = await openPage({ width, locale, as: 'officer' });
  await page.goto('/profile');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await checkAccessibility(page);
  await checkNoSidewaysScroll(page);
  await screenshot(page, `profile-${width}-${locale}`);
});

journey.for(['zh-CN', 'en'] as const)(
  'the first load of the frame in %s weighs at most 300 kB compressed, and no drawing is in it',
  async (locale, { openPage }) => {
    const page = await openPage({ locale });
    const answers: Response[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/assets/')) answers.push(response);
    });
    await page.goto('/profile', { waitUntil: 'networkidle' });
    // What the page fetches ahead from now on belongs to no first load.
    const parts = [...answers];
    const sizes = await Promise.all(parts.map(async (part) => brotliCompressSync(await part.body()).length));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(300_000);
    expect(parts.map((part) => part.url()).join(' ')).not.toMatch(/drawing|zone-map/);
  },
);

journey('skips to the content, and the content has the focus after a step to another page', async ({ openPage }) => {
  const page = await openPage({ as: 'officer' });
  await page.goto('/profile');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作日历' }).click();
  await page.waitForURL('**/calendar');
  // The title is the new page's own, and that page is loaded on demand.
  await page.getByRole('heading', { level: 1, name: '工作日历' }).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('main');
  await expect.poll(() => page.title()).toBe('工作日历 · 园枢');
});

journey('the list of keys opens on ? and closes on Esc; the switch turns single keys off', async ({ openPage }) => {
  const page = await openPage({ as: 'officer' });
  await page.goto('/profile');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const list = page.getByRole('dialog', { name: '快捷键' });
  await page.keyboard.press('?');
  await list.waitFor();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  const single = page.getByRole('switch', { name: '使用快捷键' });
  await single.click();
  await expect.poll(() => single.getAttribute('aria-checked')).toBe('false');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  expect(await list.isVisible()).toBe(false);
});

journey('a phone has the navigation and the search field in a sheet that Esc closes', async ({ openPage }) => {
  const page = await openPage({ width: 390, as: 'officer' });
  await page.goto('/profile');
  await page.getByRole('button', { name: '菜单' }).click();
  const sheet = page.getByRole('dialog', { name: '菜单' });
  await sheet.waitFor();
  await checkAccessibility(page);
  await screenshot(page, 'menu-390-zh-CN');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '菜单' }).click();
  await sheet.getByRole('link', { name: '工作日历' }).click();
  await page.waitForURL('**/calendar');
  await sheet.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '菜单' }).click();
  await sheet.getByRole('combobox').fill('示范');
  await sheet.getByRole('combobox').press('Enter');
  await page.waitForURL(/\/firms\?q=/);
  await sheet.waitFor({ state: 'hidden' });
});

journey('switches every text without loading the page anew, and keeps the choice', async ({ openPage }) => {
  const page = await openPage();
  await page.goto('/profile');
  await page.evaluate('window.before = true');
  await page.getByRole('button', { name: 'EN' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Your settings' }).waitFor();
  expect(await page.evaluate('window.before')).toBe(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Your settings' }).waitFor();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
});

journey('says where no page is, inside the frame', async ({ openPage }) => {
  const page = await openPage({ expected: [/404/] });
  await page.goto('/no/such/page');
  await page.getByRole('heading', { level: 1, name: '没有这一页' }).waitFor();
  await checkAccessibility(page);
  await page.getByRole('link', { name: '回首页' }).click();
  await page.waitForURL((url) => url.pathname !== '/no/such/page');
});
