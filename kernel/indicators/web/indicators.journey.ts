import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Presses a number and answers what its card says; the card closes with Esc. */
async function cardOf(page: Page, name: string): Promise<string> {
  const row = page.getByRole('row', { name: new RegExp(`^${name}`) });
  await row.getByRole('button').first().click();
  const card = page.getByRole('dialog', { name, exact: true });
  await card.getByRole('link', { name: /^打开 [\d,]+ 行/ }).waitFor();
  const words = await card.innerText();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  return words;
}

/** Opens the rows behind the figure of a metric page: their count is the number that the link names. */
async function openRows(page: Page): Promise<void> {
  const link = page.getByRole('link', { name: /^打开 [\d,]+ 行/ }).first();
  const count = (await link.innerText()).replace(/[^\d,]/g, '');
  await link.click();
  await page
    .getByRole('main')
    .getByText(new RegExp(`^${count} (条|家企业)$`))
    .waitFor();
}

async function fill(page: Page, value: string, reason?: string): Promise<void> {
  const form = page.getByRole('region', { name: '填报' });
  await form.getByRole('combobox', { name: '指标' }).click();
  await page.locator('.ant-select-item').getByText('限上零售额', { exact: true }).click();
  await form.getByLabel('期间').fill('2026-11');
  await form.getByLabel('部分').fill('科创走廊');
  await page.keyboard.press('Escape');
  await form.getByLabel('数值（元）').fill(value);
  await form.getByLabel('出处').fill('月报初稿');
  if (reason !== undefined) await form.getByLabel('原因').fill(reason);
  await form.getByRole('button', { name: '填报', exact: true }).click();
}

describe('figures in the browser', () => {
  journey('every figure opens its definition and the rows that it counts', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/indicators');
    await heading(page, '指标');
    const words = await cardOf(page, '规上工业总产值');
    expect(words).toMatch(/口径[\s\S]+期间[\s\S]+来源[\s\S]+打开 50 行/);
    await page
      .getByText(/起未到，待/)
      .first()
      .waitFor();
    await checkAccessibility(page);
    await checkNoSidewaysScroll(page);
    await screenshot(page, 'indicators-zh-1440');
    await page.getByRole('link', { name: '进出口总额' }).click();
    const panel = page.getByRole('dialog', { name: '进出口总额' });
    await panel.getByText('2026-09', { exact: true }).waitFor();
    await checkAccessibility(page);
    await panel.getByRole('link', { name: '口径全文' }).click();
    await heading(page, '进出口总额');
    await page.getByText('5 项相加即为总数').waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'metric-zh-1440');
    await openRows(page);
    // Other journeys register firms meanwhile: the figure follows the journal within a minute.
    await expect
      .poll(
        async () => {
          await page.goto('/indicators/parties.firms');
          const link = page.getByRole('link', { name: /^打开 [\d,]+ 行/ }).first();
          const { total } = await (await page.request.get('/api/parties/firms?pageSize=1')).json();
          return (await link.innerText()).includes(` ${total.toLocaleString('en')} `);
        },
        { timeout: 75_000, interval: 3_000 },
      )
      .toBe(true);
    await openRows(page);
    await heading(page, '企业名册');
  });

  journey('an officer reports a value, and what it contradicts is refused with the way out', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', expected: [/\b409\b|\b422\b/] });
    await page.goto('/indicators/reports');
    await heading(page, '填报数');
    await page.getByRole('button', { name: '填报' }).click();
    await fill(page, '一百');
    await page.getByText('请填数字，如 123456.78').waitFor();
    await checkAccessibility(page);
    await fill(page, '26,000,000');
    await page.getByRole('region', { name: '填报' }).waitFor({ state: 'detached' });
    await page.goto('/indicators/reports?metric=economy.retailSales&period=2026-11');
    await page.getByText('1 条', { exact: true }).waitFor();
    await page.getByRole('button', { name: '填报' }).click();
    await fill(page, '27000000');
    await page
      .getByRole('alert')
      .getByText(/更正须写明原因/)
      .waitFor();
    await fill(page, '27000000', '初稿少计一家');
    await page.getByText('2 条', { exact: true }).waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'reports-zh-1440');
  });

  journey('published figures stand beside each other only where they say the same', async ({ openPage }) => {
    const page = await openPage({ as: 'resident' });
    await page.goto('/published');
    await heading(page, '公开报道的数');
    await page.getByText('206 个数').waitFor();
    await checkAccessibility(page);
    await checkNoSidewaysScroll(page);
    await page.getByRole('link', { name: '高新技术企业', exact: true }).first().click();
    const panel = page.getByRole('dialog', { name: '高新技术企业' });
    await panel.getByText('409 家', { exact: false }).first().waitFor();
    await checkAccessibility(page);
    await panel.getByRole('link', { name: '比较' }).click();
    await heading(page, '园区比较');
    await page.getByText(/^同一口径 \d+ 个$/).waitFor();
    await page.getByRole('table').first().waitFor();
    await checkAccessibility(page);
    await checkNoSidewaysScroll(page);
    await screenshot(page, 'compare-zh-1440');
  });

  journey('figures fit a phone, in English', async ({ openPage }) => {
    const page = await openPage({ as: 'leader', width: 390, locale: 'en' });
    await page.goto('/indicators');
    await page.getByText(/^CNY/).first().waitFor();
    await checkNoSidewaysScroll(page);
    for (const [path, name, said] of [
      ['/indicators/economy.grossOutput', 'Industrial output above scale', /^Open \d+ rows$/],
      ['/indicators/reports', 'Reported values', /^Reports: [\d,]+$/],
      ['/published', 'Published figures', /^Figures: 206$/],
      ['/published/compare', 'Compare zones', /^Choose/],
    ] as const) {
      await page.goto(path);
      await heading(page, name);
      await page.getByRole('main').getByText(said).first().waitFor();
      await checkNoSidewaysScroll(page);
      await checkAccessibility(page);
    }
  });
});
