import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const sizes = [
  { width: 1440, locale: 'zh-CN' },
  { width: 390, locale: 'en' },
] as const;

/** Waits until nothing moves. */
const settle = async (page: Page) => {
  await expect.poll(() => page.locator(':is([class*="-appear"], [class*="-enter"])').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

describe('one identity for each firm', () => {
  journey('is proposed, compared, merged, found by its old link, and taken apart again', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/duplicates?kind=firm');
    const looked = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: '现在查找' }).click();
    await looked;
    const rows = page.locator('[data-row]');
    // Other journeys register firms that look like standing ones.
    const open = async () =>
      (await (await page.request.get('/api/parties/duplicates?kind=firm')).json()).total as number;
    const before = await open();
    expect(before).toBeGreaterThan(3);
    await expect.poll(() => rows.count()).toBe(before);
    await page.locator('.ys-row-link').nth(1).click();
    const panel = page.getByRole('dialog', { name: '比对结果' });
    await panel.locator('.ys-section a').nth(1).waitFor();
    const [left, right] = await panel.locator('.ys-section a').all();
    const links = [await left?.getAttribute('href'), await right?.getAttribute('href')];
    await panel.getByRole('link', { name: '比较并合并' }).click();
    await page.waitForURL(/duplicates\/merge/);
    await page.getByRole('group', { name: '统一社会信用代码' }).or(page.getByText('内容不同之处')).first().waitFor();
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByText('至少').first().waitFor();
    await page.getByLabel('合并理由').fill('营业执照是同一张');
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.waitForURL(/firms\?panel=/);
    const survivor = new URL(page.url()).searchParams.get('panel');
    const firm = page.getByRole('dialog');
    await firm.getByText('营业执照是同一张').waitFor();
    // The link to the other one leads on.
    const old = links.find((href) => !href?.includes(survivor ?? '-')) ?? '';
    await page.goto(old);
    await firm.getByText('这条登记已并入').waitFor();
    await settle(page);
    await screenshot(page, 'merge-old-link-zh-1440');
    await firm.getByRole('link', { name: /^打开“/ }).click();
    await firm.getByRole('button', { name: '撤销合并' }).click();
    await firm.getByLabel('撤销理由').fill('核实为两家企业');
    await settle(page);
    await screenshot(page, 'merge-undo-zh-1440');
    await firm.getByRole('button', { name: '撤销合并' }).last().click();
    await firm.getByText('已撤销').waitFor();
    await page.goto(old);
    await firm.locator('.ys-facts').waitFor();
    expect(await firm.getByText('这条登记已并入').count()).toBe(0);
    await page.goto('/duplicates?kind=firm&state=apart');
    await expect.poll(() => rows.count()).toBe(1);
    await page.goto('/duplicates?kind=firm');
    await expect.poll(() => rows.count()).toBe(before - 1);
  });

  journey('is merged from the panel of an institution by its name, and taken apart there', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/institutions');
    const rows = page.locator('.ys-row-link');
    await rows.nth(1).waitFor();
    const [kept, lost] = [await rows.nth(0).innerText(), await rows.nth(1).innerText()];
    await rows.nth(0).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '合并', exact: true }).click();
    await panel.getByLabel('同一个的另一条登记').fill(lost);
    await page.locator('.ant-select-item-option').first().click();
    await panel.getByRole('link', { name: '比较并合并' }).click();
    await page.getByRole('heading', { name: '合并两家机构的登记' }).waitFor();
    await page.getByText(`保留“${kept}”`).waitFor();
    await page.getByLabel('合并理由').fill('同一份合作协议');
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.waitForURL(/institutions\?panel=/);
    await panel.getByText('同一份合作协议').waitFor();
    await panel.getByRole('button', { name: '撤销合并' }).click();
    await panel.getByLabel('撤销理由').fill('核实为两家机构');
    await panel.getByRole('button', { name: '撤销合并' }).last().click();
    await panel.getByText('已撤销').waitFor();
  });

  journey.for(sizes)('tells two persons by their masks at $width px in $locale', async (at, { openPage }) => {
    const page = await openPage({ ...at, as: 'officer' });
    await page.goto('/persons');
    const rows = page.locator('.ys-row-link');
    await rows.nth(1).click();
    const panel = page.getByRole('dialog');
    await panel.locator('.merge-verb button').click();
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, `merge-choose-person-${at.locale}-${at.width}`);
    await panel.locator('.person-form a').click();
    await page.locator('.merge-went').waitFor();
    await rows.nth(0).click();
    await panel.locator('.merge-verb a').click();
    await page.locator('.merge-persons').waitFor();
    await settle(page);
    await expect.poll(() => page.locator('.merge-persons').innerText()).toMatch(/\*\*\*\*/);
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, `merge-persons-${at.locale}-${at.width}`);
  });

  journey('is asked about before a firm is registered twice', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/firms?q=云岭精密');
    const name = await page.locator('.ys-row-link').first().innerText();
    await page.goto('/firms/new');
    await page.getByLabel('企业名称').fill(name.replace('有限公司', ''));
    await page.getByLabel('行业（GB/T 4754）').fill('C34');
    await page.keyboard.press('Enter');
    await page.getByLabel('组织形式').click();
    await page.getByText('有限责任公司', { exact: true }).click();
    await page.getByRole('button', { name: '登记企业' }).click();
    const notice = page.getByRole('region', { name: '可能已经登记过' });
    await notice.getByRole('link', { name }).waitFor();
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, 'register-twin-zh-1440');
    await notice.getByRole('button', { name: '是另一家，继续登记' }).click();
    await page.waitForURL(/panel=/);
  });

  journey.for(sizes)('stays whole and readable at $width px in $locale', async (at, { openPage }) => {
    const page = await openPage({ ...at, as: 'officer' });
    await page.goto('/duplicates');
    await page.locator('[data-row]').nth(2).waitFor();
    await checkNoSidewaysScroll(page);
    await settle(page);
    await screenshot(page, `duplicates-${at.locale}-${at.width}`);
    await page.locator('.ys-row-link').nth(0).click();
    await page.locator('.duplicate-pair').waitFor();
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, `duplicate-panel-${at.locale}-${at.width}`);
    await page.locator('.duplicate-pair .firm-register').click();
    await page.locator('.merge-form').waitFor();
    await settle(page);
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, `merge-${at.locale}-${at.width}`);
  });
});
