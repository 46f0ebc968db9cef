import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const judge = async (page: Page, name: string) => {
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
  await checkNoSidewaysScroll(page);
  await checkAccessibility(page);
  await screenshot(page, name);
};

journey('a visitor finds what zones do, whether it works here, and by which test', async ({ openPage }) => {
  const page = await openPage();
  await page.goto('/practices');
  await page.getByText('337 项做法').waitFor();
  await page.getByLabel('名称、内容、园区、业务').fill('培育库');
  await page.keyboard.press('Enter');
  await page.getByText('1 项做法', { exact: true }).waitFor();
  await judge(page, 'practices-zh-1440');
  await page.getByRole('link', { name: '“四上”企业培育库' }).click();
  const panel = page.getByRole('dialog', { name: '“四上”企业培育库' });
  await panel.getByText('practice-walks.db.test.ts').waitFor();
  await judge(page, 'practice-zh-1440');
  await panel.getByRole('link', { name: '银川高新区' }).click();
  await page.getByRole('link', { name: '项目帮办代办服务制度' }).click();
  const other = page.getByRole('dialog', { name: '项目帮办代办服务制度' });
  await other.getByText('规划在审批模块').waitFor();
  expect(await other.getByRole('link', { name: '打开页面' }).count()).toBe(0);
});

journey('what a zone sets itself is entered, amended and withdrawn by form', async ({ openPage }) => {
  const page = await openPage({ as: 'officer', expected: [/422 .*own-entries/] });
  await page.goto('/practices?state=works&panel=jy-cluster-target');
  await page.getByRole('link', { name: '打开页面' }).click();
  await page.getByRole('link', { name: '千亿级产业集群' }).waitFor();
  await page.getByRole('link', { name: '新增' }).first().click();
  await page.getByRole('combobox', { name: '类别' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('目标', { exact: true }).click();
  await page.getByLabel('名称', { exact: true }).fill('500 亿级产业集群');
  await page.getByLabel('起始日').fill('2026-01-01');
  await page.getByLabel('最后一日').fill('2030-12-31');
  await page.getByLabel('目标值').fill('4');
  await judge(page, 'own-entry-form-zh-1440');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('目标值与目标单位须同时填写').first().waitFor();
  await page.getByLabel('目标单位').fill('个');
  await page.getByRole('button', { name: '保存' }).click();
  const panel = page.getByRole('dialog', { name: '500 亿级产业集群' });
  await panel.getByText('2026年1月1日至2030年12月31日').waitFor();
  await judge(page, 'own-entry-zh-1440');
  await panel.getByRole('link', { name: '修改' }).click();
  await page.getByLabel('目标值').fill('5');
  await page.getByRole('button', { name: '保存' }).click();
  await panel.getByText('5 个').waitFor();
  await panel.getByRole('button', { name: '撤回' }).click();
  await panel.getByLabel('原因').fill('试填的目标');
  await panel.getByRole('button', { name: '撤回' }).click();
  await panel.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '千亿级产业集群' }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: '500 亿级产业集群' }).count()).toBe(0);
});

journey('practices and own entries read on a phone in English', async ({ openPage }) => {
  const page = await openPage({ as: 'leader', width: 390, locale: 'en' });
  await page.goto('/practices?q=time%20bank');
  await page.getByRole('link', { name: 'Time bank', exact: true }).waitFor();
  await judge(page, 'practices-en-390');
  await page.getByRole('link', { name: 'Time bank', exact: true }).click();
  await page.getByText('Planned in: Civic life').waitFor();
  await judge(page, 'practice-en-390');
  await page.goto('/own-entries?kind=goal');
  await page.locator('.ys-row-link').first().waitFor();
  expect(await page.getByRole('link', { name: 'Add', exact: true }).count()).toBe(0);
  await judge(page, 'own-entries-en-390');
});
