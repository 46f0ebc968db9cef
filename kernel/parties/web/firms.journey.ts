import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const sizes = [
  { width: 1440, locale: 'zh-CN' },
  { width: 390, locale: 'en' },
  { width: 320, locale: 'zh-CN' },
] as const;

/** Waits until nothing moves: a colour in the middle of a fade is not the one that people read. */
const settle = async (page: Page) => {
  await expect.poll(() => page.locator(':is([class*="-appear"], [class*="-enter"])').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

/** Firms that the zone has now, narrowed by a query: other journeys register some. */
const countOf = async (page: Page, query = ''): Promise<number> =>
  (await (await page.request.get(`/api/parties/firms?pageSize=1&${query}`)).json()).total;

/** Waits for the register to say that it shows this many firms. */
const shows = (page: Page, firms: number) =>
  page.getByRole('status').getByText(`${firms} 家企业`, { exact: true }).waitFor();

const pageSize = 50;

/** A credit code that follows both standards and no firm of the fictional zones holds. */
const freeCode = '91350211M000100Y46';

describe('the register of firms', () => {
  journey('filters, sorts and turns pages by the address', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    const all = await countOf(page);
    await page.goto('/firms');
    await shows(page, all);
    const first = page.locator('.ys-register tbody th').first();
    await expect.poll(() => first.innerText()).toMatch(/^示范/);
    await page.getByRole('button', { name: '状态' }).click();
    await page.getByRole('checkbox', { name: /注销/ }).check();
    await page.keyboard.press('Escape');
    await page.waitForURL(/status=deregistered/);
    const deregistered = await countOf(page, 'status=deregistered');
    await shows(page, deregistered);
    const rows = page.locator('.ys-register tbody tr');
    await expect.poll(() => rows.count()).toBe(deregistered);
    for (const status of await page.locator('.firm-status').allInnerTexts()) expect(status).toBe('注销');
    await page.getByRole('button', { name: '注册资本（万元）' }).click();
    await page.waitForURL(/sort=registeredCapital/);
    const last = Math.ceil(all / pageSize);
    await page.goto(`/firms?page=${last}`);
    await page.getByText(`第 ${last} 页，共 ${last} 页`).waitFor();
    await expect.poll(() => rows.count()).toBe(all - (last - 1) * pageSize);
    await page.goto('/firms?page=99');
    await page.getByRole('heading', { name: `没有第 99 页，最后一页是第 ${last} 页` }).waitFor();
    await page.getByRole('button', { name: '到最后一页' }).click();
    await page.getByText(`第 ${last} 页，共 ${last} 页`).waitFor();
  });

  journey('opens a firm beside the list, under an address of its own', async ({ openPage }) => {
    const page = await openPage({ as: 'leader' });
    await page.goto('/firms?q=云岭精密');
    await page.getByRole('link', { name: '示范云岭精密制造有限公司' }).click();
    await page.waitForURL(/panel=/);
    const panel = page.getByRole('dialog', { name: '示范云岭精密制造有限公司' });
    await panel.getByText('C34 通用设备制造业').waitFor();
    await panel.getByText('演示数据').waitFor();
    await screenshot(page, 'firms-panel-zh-1440');
    await page.reload();
    await panel.getByText('C34 通用设备制造业').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: '登记企业' }).count()).toBe(0);
  });

  journey('exports exactly what is filtered', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban' });
    await page.goto('/firms?status=operating');
    const button = page.getByRole('button', { name: /^导出 \d+ 条$/ });
    const take = async (entry: string) => {
      await button.click();
      const download = page.waitForEvent('download');
      await page.getByRole('dialog', { name: '导出为' }).getByRole('button', { name: entry }).click();
      return (await download).suggestedFilename();
    };
    await button.click();
    await page.getByText(/按当前条件；文件首尾写明/).waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'firms-export-zh-1440');
    await page.keyboard.press('Escape');
    expect(await take('Excel 表格')).toMatch(/^样板经开区企业名册-\d{4}-\d{2}-\d{2}-演示数据\.xlsx$/);
    expect(await take('PDF，A4 打印')).toMatch(/企业名册-\d{4}-\d{2}-\d{2}-演示数据\.pdf$/);
    await button.click();
    await page.getByRole('button', { name: '标签，A4 打印' }).click();
    await page.getByLabel('从第几张开始').fill('20');
    await checkAccessibility(page);
    await screenshot(page, 'firms-labels-zh-1440');
    const labels = page.waitForEvent('download');
    await page.getByRole('button', { name: /^打印 \d+ 张标签，用 \d+ 页$/ }).click();
    expect((await labels).suggestedFilename()).toMatch(/企业标签-.*\.pdf$/);
    await page.getByRole('heading', { name: '打印标签' }).waitFor({ state: 'detached' });
  });

  journey('keeps a filter as a tab, and forgets it again', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/firms?status=suspended');
    await page.getByRole('button', { name: '保存为视图' }).click();
    await page.getByLabel('视图名称').fill('停业的');
    await page.locator('.ys-view-form').getByRole('button', { name: '保存' }).click();
    const views = page.getByRole('navigation', { name: '保存的视图' });
    const tab = views.getByRole('link', { name: '停业的' });
    await tab.waitFor();
    await expect.poll(() => tab.getAttribute('aria-current')).toBe('page');
    await expect.poll(() => views.locator('[aria-current]').count()).toBe(1);
    await views.getByRole('link', { name: '全部' }).click();
    await shows(page, await countOf(page));
    await tab.click();
    await page.waitForURL(/status=suspended/);
    await page.getByRole('button', { name: '删除视图“停业的”' }).click();
    await tab.waitFor({ state: 'detached' });
  });

  journey('says what is missing when nothing is found, and clears the filters', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/firms?q=没有这样的企业&scale=large');
    await page.getByRole('heading', { name: '没有符合 2 个条件的记录' }).waitFor();
    await screenshot(page, 'firms-nothing-zh-1440');
    await page.getByRole('main').getByRole('button', { name: '清除条件' }).last().click();
    await shows(page, await countOf(page));
  });

  journey('is closed to firms, with the reason', async ({ openPage }) => {
    const page = await openPage({ as: 'firmMember', expected: [/403/] });
    await page.goto('/firms');
    await page.getByText('您的角色不能看这一页').waitFor();
  });

  journey.for(sizes)('stays whole and readable at $width px in $locale', async (at, { openPage }) => {
    const page = await openPage({ ...at, as: 'officer' });
    await page.goto('/firms');
    await page.locator('[data-row]').nth(20).waitFor();
    await checkNoSidewaysScroll(page);
    await screenshot(page, `firms-${at.locale}-${at.width}`);
    // A dozen rows say as much of the page as fifty and are judged in a quarter of the time.
    await page.goto('/firms?status=suspended');
    await page.locator('[data-row]').nth(5).waitFor();
    if (at.width < 900) await checkAccessibility(page);
    await page.locator('.ys-row-link').first().click();
    await page.locator('.ys-facts').waitFor();
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, `firm-panel-${at.locale}-${at.width}`);
  });
});

describe('registering a firm', () => {
  journey('leads to what is wrong, keeps a doubted code for a reason, and opens the new firm', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban', expected: [/409/] });
    await page.goto('/firms');
    await page.getByRole('link', { name: '登记企业' }).click();
    await page.getByRole('button', { name: '登记企业' }).click();
    await page.getByRole('alert').getByText('有 3 处需要核对').waitFor();
    await page.locator('.ant-form-item-explain-error').nth(2).waitFor();
    await settle(page);
    await screenshot(page, 'register-missing-zh-1440');
    await page.getByRole('button', { name: '请填写企业名称' }).click();
    await page.keyboard.type('样板手录有限公司');
    await page.getByLabel('统一社会信用代码').fill('91350211M000100Y43');
    await page.getByLabel('统一社会信用代码').blur();
    await page.getByText('末位应为 6（GB 32100）').waitFor();
    await page.getByLabel('代码保留原因').fill('与营业执照原件核对一致');
    await page.getByLabel('行业（GB/T 4754）').fill('粮');
    await page.getByLabel('行业（GB/T 4754）').fill('C13');
    await page.keyboard.press('Enter');
    await page.getByLabel('组织形式').click();
    await page.getByText('有限责任公司', { exact: true }).click();
    await page.getByLabel('注册资本').fill('120.5');
    await settle(page);
    await screenshot(page, 'register-doubt-zh-1440');
    await page.reload();
    await page.getByText('已恢复您没有登记完的内容').waitFor();
    await expect.poll(() => page.getByLabel('企业名称').inputValue()).toBe('样板手录有限公司');
    await page.getByRole('button', { name: '登记企业' }).click();
    const panel = page.getByRole('dialog', { name: '样板手录有限公司' });
    await panel.getByText('校验不符，保留原因：与营业执照原件核对一致').waitFor();
    await panel.getByText('1,205,000.00 元').waitFor();
  });

  journey('names the firm that holds the code already', async ({ openPage }) => {
    const page = await openPage({ as: 'departmentHead', expected: [/409/] });
    for (const name of ['示范先登记有限公司', '示范后登记有限公司']) {
      await page.goto('/firms/new');
      await page.getByLabel('企业名称').fill(name);
      await page.getByLabel('统一社会信用代码').fill(freeCode);
      await page.getByLabel('行业（GB/T 4754）').fill('C39');
      await page.keyboard.press('Enter');
      await page.getByLabel('组织形式').click();
      await page.getByText('股份有限公司', { exact: true }).click();
      await page.getByRole('button', { name: '登记企业' }).click();
      if (name === '示范先登记有限公司') await page.waitForURL(/panel=/);
    }
    await page.getByRole('alert').getByText('已属于示范先登记有限公司').waitFor();
    await settle(page);
    await page.locator('.ant-form-item-explain-error').getByText('已登记这个代码').waitFor();
    await screenshot(page, 'register-taken-zh-1440');
  });

  journey.for(sizes)('stays whole and readable at $width px in $locale', async (at, { openPage }) => {
    const page = await openPage({ ...at, as: 'officer' });
    await page.goto('/firms/new');
    await page.locator('.firm-form').waitFor();
    await page.locator('#firm_socialCreditCode').fill('91350203M0001QAY9B');
    await page.locator('#firm_socialCreditCode').blur();
    await page.locator('#firm_codeExceptionReason').waitFor();
    await page.locator('.ant-form-item-explain-warning').waitFor();
    await checkNoSidewaysScroll(page);
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, `register-${at.locale}-${at.width}`);
  });
});
