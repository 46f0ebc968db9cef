import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const wall = { width: 1920, height: 1080 };
const figures = (page: Page) => page.locator('.ys-screen-kpi .v .ys-screen-fig');
const card = (page: Page) => page.locator('.ys-screen-card[role="dialog"]');

/** Opens the screen as it hangs on a wall, with its first figures. */
async function openScreen(page: Page): Promise<void> {
  await page.setViewportSize(wall);
  await page.goto('/screen');
  await figures(page).first().waitFor();
  await page.locator('.ys-screen-map :is(svg, .ys-screen-map-empty)').first().waitFor();
}

describe('the screen of a zone', () => {
  journey('stands whole on a wall, and every number leads to its definition and rows', async ({ openPage }) => {
    const page = await openPage({ as: 'leader' });
    await openScreen(page);
    await expect.poll(() => figures(page).count()).toBe(6);
    await page.getByRole('region', { name: '公开报道对照' }).getByRole('row').nth(4).waitFor();
    await checkAccessibility(page);
    await checkNoSidewaysScroll(page);
    await screenshot(page, 'screen-1920');
    const rows: string[] = [];
    for (const figure of await page.locator('main button.ys-screen-fig:visible').all()) {
      await figure.click();
      await card(page).getByText('口径', { exact: true }).waitFor();
      await expect.poll(() => card(page).innerText()).toMatch(/期间[\s\S]+实绩[\s\S]+来源[\s\S]+打开 [\d,]+ 行/);
      const link = card(page).getByRole('link', { name: /^打开/ });
      rows.push((await link.getAttribute('href')) ?? '');
      await page.keyboard.press('Escape');
      await card(page).waitFor({ state: 'detached' });
    }
    expect(rows.length).toBeGreaterThan(12);
    // A wall of any size shows the same whole.
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(() => page.locator('.ys-screen').evaluate((one) => getComputedStyle(one).zoom)).toBe('0.666667');
    await checkNoSidewaysScroll(page);
    for (const href of new Set(rows)) {
      await page.goto(href);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    }
  });

  journey('follows what others do, and stands as the zone arranges it', async ({ openPage }) => {
    const page = await openPage({ as: 'leader', zone: 'yangban' });
    const officer = await openPage({ as: 'officer', zone: 'yangban' });
    const streaming = page.waitForResponse((answer) => answer.url().endsWith('/api/cockpit/stream'));
    await openScreen(page);
    await streaming;
    const firms = page.getByRole('region', { name: '在册企业' }).locator('.v .ys-screen-fig');
    await firms.waitFor();
    const answer = await officer.request.post('/api/parties/firms', {
      data: { name: '样板一屏实时企业有限公司', industry: 'C39', legalForm: 'limitedLiability' },
      headers: { 'x-yuanshu-csrf': '1' },
    });
    expect(answer.status()).toBe(200);
    await page.locator('.ys-screen-fig.fresh').first().waitFor();
    // Others have registered firms before: what stands in the register is what the screen must come to.
    const { total } = await (await officer.request.get('/api/parties/firms?pageSize=1')).json();
    await expect.poll(async () => Number((await firms.innerText()).replace(/\D/g, ''))).toBe(total);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/screen/arrange');
    await page.getByRole('button', { name: '隐藏 在册企业' }).click();
    await page.getByRole('button', { name: '上移 税收收入' }).click();
    await page.getByRole('button', { name: '保存排布' }).click();
    await page.getByText(/排布，第 \d+ 版/).waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'screen-arrange');
    await openScreen(page);
    await expect.poll(() => page.getByRole('region', { name: '在册企业' }).count()).toBe(0);
    await page.goto('/alarms');
    await page.getByRole('heading', { name: '最急的事' }).waitFor();
    await checkAccessibility(page);
  });

  journey('flows on a phone, in English', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', width: 390, locale: 'en' });
    await page.goto('/screen');
    await figures(page).first().waitFor();
    await page.getByRole('region', { name: 'Published by real zones' }).getByRole('row').nth(4).waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'screen-390');
    await figures(page).first().click();
    await card(page)
      .getByRole('link', { name: /^Open [\d,]+ rows/ })
      .waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.goto('/alarms');
    await page.getByRole('heading', { name: 'Most urgent' }).waitFor();
    await checkNoSidewaysScroll(page);
  });
});
