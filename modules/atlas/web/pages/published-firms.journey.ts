import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

journey('an officer finds a published firm and enters it in the own register with its source', async ({ openPage }) => {
  const page = await openPage({ as: 'officer', zone: 'yangban' });
  await page.goto('/published-firms?kind=enterprise&q=西电');
  await page.getByRole('link', { name: '西电集团', exact: true }).click();
  const panel = page.getByRole('dialog', { name: '西电集团' });
  await panel.getByText('西安高新区').first().waitFor();
  await checkAccessibility(page);
  await screenshot(page, 'published-firm-zh-1440');
  await panel.getByRole('link', { name: '录入本区名册' }).click();
  await page.waitForURL(/adopt$/);
  const name = page.getByLabel('企业名称');
  await expect.poll(() => name.inputValue()).toBe('西电集团');
  await checkAccessibility(page);
  await name.fill('样板核对西电集团有限公司');
  await page.getByLabel('行业（GB/T 4754）').fill('C38');
  await page.keyboard.press('Enter');
  await page.getByLabel('组织形式').click();
  await page.getByText('有限责任公司', { exact: true }).click();
  await screenshot(page, 'adopt-firm-zh-1440');
  await page.getByRole('button', { name: '录入本区名册' }).click();
  await page.getByRole('dialog', { name: '样板核对西电集团有限公司' }).waitFor();
  await page.goto('/published-firms?kind=enterprise&q=西电');
  await page.getByRole('link', { name: '已录入' }).waitFor();
});

journey('what no register of firms can hold says so, on a phone too', async ({ openPage }) => {
  const page = await openPage({ as: 'officer', width: 390, locale: 'en' });
  await page.goto('/published-firms?kind=authority');
  await page.locator('.ys-row-link').first().waitFor();
  await checkNoSidewaysScroll(page);
  await screenshot(page, 'published-firms-en-390');
  await page.locator('.ys-row-link').first().click();
  await page.getByText('not for the register of firms').waitFor();
  await checkAccessibility(page);
});
