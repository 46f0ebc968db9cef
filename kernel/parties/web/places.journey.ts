import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

/** Waits until nothing moves: a colour in the middle of a fade is not the one that people read. */
const settle = async (page: Page) => {
  await expect.poll(() => page.locator(':is([class*="-appear"], [class*="-enter"])').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

const registers = ['/institutions', '/sites', '/parcels'] as const;
const firstRow = (page: Page) => page.locator('.ys-row-link').first();

describe('institutions, sites and parcels', () => {
  journey('are filtered by the address, counted and added up, and opened beside the list', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/parcels?supplyState=built');
    const summary = page.getByRole('status').first();
    await summary.getByText(/宗地块/).waitFor();
    await expect.poll(() => summary.innerText()).toMatch(/面积合计 [\d,]+\.\d\d 平方米 合 [\d,]+\.\d\d 亩/);
    const states = await page.locator('.ys-register tbody tr td:nth-of-type(1)').allInnerTexts();
    expect(new Set(states)).toEqual(new Set(['已建成']));
    await firstRow(page).click();
    await page.getByRole('dialog', { name: 'A-01' }).getByText('0601 工业用地').waitFor();
    await page.getByRole('dialog').getByRole('link', { name: '示范产业园' }).click();
    await page.waitForURL(/\/sites\?panel=/);
    await page.getByRole('dialog', { name: '示范产业园' }).getByRole('link', { name: '在列表中查看' }).click();
    await page.getByText('只看示范产业园内的场所').waitFor();
    await page.getByRole('status').getByText('24 处场所').waitFor();
    await page.getByRole('link', { name: '显示全部场所' }).click();
    await page.getByRole('status').getByText('60 处场所').waitFor();
    await page.goto('/institutions?q=没有这样的机构');
    await page.getByRole('heading', { name: '没有符合 1 个条件的记录' }).waitFor();
  });

  journey('take a parcel with a doubted code for a reason, and amend it', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban', expected: [/409/] });
    await page.goto('/parcels');
    await page.getByRole('link', { name: '登记地块' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').getByText('有 1 处需要核对').waitFor();
    await page.getByLabel('地块号').fill('A-01');
    await page.getByLabel('宗地代码或不动产单元号').fill('0000000010');
    await page.getByLabel('宗地代码或不动产单元号').blur();
    await page.getByText('现有 10 位').waitFor();
    await page.getByLabel('代码保留原因').fill('与不动产权证核对一致');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').getByText('地块号 A-01 已有').waitFor();
    await page.getByLabel('地块号').fill('手录-01');
    await page.getByLabel('面积').fill('6666.67');
    await page.getByRole('button', { name: '保存' }).click();
    const panel = page.getByRole('dialog', { name: '手录-01' });
    await panel.getByText('校验不符，保留原因：与不动产权证核对一致').waitFor();
    await panel.getByText('合 10.00 亩').waitFor();
    await panel.getByRole('link', { name: '修改' }).click();
    await expect.poll(() => page.getByLabel('面积').inputValue()).toBe('6666.67');
    await page.getByLabel('面积').fill('');
    await page.getByRole('button', { name: '保存' }).click();
    await panel.getByText('手录-01').first().waitFor();
    await panel.getByText('合 10.00 亩').waitFor({ state: 'detached' });
  });

  journey('say who uses a site, from when to when, and take it back', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban' });
    await page.goto('/sites?kind=warehouse');
    await firstRow(page).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '登记使用者' }).click();
    await panel.getByRole('button', { name: '登记使用者' }).click();
    await panel.getByRole('alert').getByText('请选择企业或机构').waitFor();
    await panel.getByLabel('企业或机构').fill('科技大学');
    await page.getByTitle(/样板科技大学/).click();
    await panel.getByLabel('方式').click();
    await page.getByTitle('运营', { exact: true }).click();
    await panel.getByLabel('起始日').fill('2026-01-01');
    await panel.getByLabel('面积（平方米）').fill('120.5');
    await panel.getByLabel('依据').fill('运营协议 7 号');
    await settle(page);
    await screenshot(page, 'site-use-zh-1440');
    await panel.getByRole('button', { name: '登记使用者' }).click();
    await panel.getByText(/120\.50 平方米 · 运营协议 7 号/).waitFor();
    await panel.getByRole('button', { name: '终止 样板科技大学' }).click();
    await panel.getByLabel('最后一日').fill('2026-02-28');
    await panel.getByLabel('依据').fill('解除协议');
    await panel.getByRole('button', { name: '终止', exact: true }).click();
    await panel.getByText('2026年1月1日 至 2026年2月28日').waitFor();
    await panel.getByRole('button', { name: '撤销 样板科技大学' }).click();
    await panel.getByLabel('依据').fill('终止录入有误');
    await panel.getByRole('button', { name: '撤销', exact: true }).click();
    await panel.getByText('2026年1月1日 起').waitFor();
    await panel.getByText('办理记录 样板科技大学').click();
    const acts = panel.locator('.place-history li');
    await acts.nth(2).waitFor();
    await expect.poll(() => acts.locator('b').allInnerTexts()).toEqual(['登记', '终止', '撤销第 2 次']);
    await expect.poll(() => acts.nth(1).innerText()).toMatch(/2026年1月1日 至 2026年2月28日.* · 解除协议/s);
    await settle(page);
    await screenshot(page, 'site-use-history-zh-1440');
    await panel.getByRole('link', { name: '样板科技大学' }).click();
    await page.getByRole('dialog', { name: '样板科技大学' }).getByText('运营').waitFor();
  });

  journey('say in a firm’s file which place it uses', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban' });
    await page.goto('/firms');
    const href = await firstRow(page).getAttribute('href');
    await page.goto(`/firms/${new URL(href ?? '', page.url()).searchParams.get('panel')}`);
    const part = page.locator('section', { has: page.getByRole('heading', { name: '使用的场所和地块' }) });
    await part.getByRole('button', { name: '登记用房用地' }).click();
    await part.getByRole('button', { name: '登记用房用地' }).click();
    await part.getByRole('alert').getByText('请选择场所或地块').waitFor();
    await part.getByLabel('场所或地块').fill('A-02');
    await page.locator('.ant-select-item-option').first().click();
    await part.getByLabel('起始日').fill('2026-03-01');
    await part.getByLabel('依据').fill('用地合同 3 号');
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, 'firm-place-zh-1440');
    await part.getByRole('button', { name: '登记用房用地' }).click();
    await part.getByText(/2026年3月1日 起 · 用地合同 3 号/).waitFor();
    await part.getByRole('link', { name: 'A-02' }).waitFor();
  });

  journey('are not written over by one who saw an older state', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban', expected: [/409/] });
    await page.goto('/institutions');
    await firstRow(page).click();
    await page.getByRole('dialog').getByRole('link', { name: '修改' }).click();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('地址').fill('启明路 77 号');
    await other.getByRole('button', { name: '保存' }).click();
    await other.getByRole('dialog').getByText('启明路 77 号').waitFor();
    await other.close();
    await page.getByLabel('简称').fill('样旧');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').getByText('地址现在是：启明路 77 号').waitFor();
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, 'institution-changed-zh-1440');
    await page.getByRole('button', { name: '载入现在的内容' }).click();
    await expect.poll(() => page.getByLabel('地址').inputValue()).toBe('启明路 77 号');
    await page.getByLabel('简称').fill('样新');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog').getByText('样新').waitFor();
  });

  journey('are read by leaders, who get no verbs to change them', async ({ openPage }) => {
    const page = await openPage({ as: 'leader' });
    for (const path of registers) {
      await page.goto(path);
      await firstRow(page).click();
      await page.locator('.ys-facts').waitFor();
      expect(await page.getByRole('link', { name: /^(登记|修改)/ }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /^(登记使用者|终止|更正|撤销)/ }).count()).toBe(0);
    }
  });

  journey.for([
    { width: 1440, locale: 'zh-CN' },
    { width: 390, locale: 'en' },
  ] as const)('stay whole and readable at $width px in $locale', async (at, { openPage }) => {
    const page = await openPage({ ...at, as: 'officer' });
    for (const path of registers) {
      await page.goto(path);
      await page.locator('[data-row]').nth(10).waitFor();
      await checkNoSidewaysScroll(page);
      await screenshot(page, `${path.slice(1)}-${at.locale}-${at.width}`);
      await firstRow(page).click();
      await page.locator('.ys-facts').waitFor();
      await settle(page);
      await checkAccessibility(page);
      await screenshot(page, `${path.slice(1)}-panel-${at.locale}-${at.width}`);
      await page.goto(`${path}/entry`);
      await page.locator('.firm-form').waitFor();
      await settle(page);
      await checkNoSidewaysScroll(page);
      await checkAccessibility(page);
    }
  });
});
