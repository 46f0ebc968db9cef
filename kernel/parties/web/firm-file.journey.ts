import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

/** Waits until nothing moves: a colour in the middle of a fade is not the one that people read. */
const settle = async (page: Page) => {
  await expect.poll(() => page.locator(':is([class*="-appear"], [class*="-enter"])').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

const judge = async (page: Page, name: string) => {
  await settle(page);
  await checkNoSidewaysScroll(page);
  await checkAccessibility(page);
  await screenshot(page, name);
};

/** The firm for which the demonstration login acts. */
const ownFirm = async (page: Page): Promise<string> =>
  ((await (await page.request.get('/api/my/firms')).json()) as { actingFirmId: string }).actingFirmId;

/** Opens a choice of the form and takes one of its options. */
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).first().click();
};

describe('lists in the browser', () => {
  journey('show who stood where on which day, take firms on, and take acts back', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/rosters');
    await page.getByRole('link', { name: '企业梯队' }).waitFor();
    await judge(page, 'rosters-zh-1440');
    await page.getByRole('button', { name: '设立名单' }).click();
    await page.getByLabel('名称', { exact: true }).fill('走访企业');
    await page.getByLabel('代码').fill('visited');
    await page.getByRole('button', { name: '设立名单' }).click();
    await page.getByRole('link', { name: '走访企业' }).click();
    await page.getByText('这一天没有列入').waitFor();
    await page.getByRole('button', { name: '列入企业' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('combobox', { name: '主体' }).fill('澄湖');
    await page.locator('.ant-select-dropdown:visible').getByText('示范澄湖新材料有限公司').click();
    await panel.getByRole('button', { name: '列入企业' }).click();
    await page.getByRole('row', { name: /示范澄湖新材料有限公司/ }).waitFor();
    await judge(page, 'roster-zh-1440');
    await page.getByRole('button', { name: /^撤回/ }).click();
    await page.getByLabel('原因').fill('列错了名单');
    await page.locator('.person-form').getByRole('button', { name: '撤回' }).click();
    await page.getByText('这一天没有列入').waitFor();
    await page.goto('/rosters/changes?from=2000-01-01');
    await page.getByRole('cell', { name: '列入' }).first().waitFor();
    await judge(page, 'roster-changes-zh-1440');
  });

  journey('lead from a person to firms and kin, found by a whole number and shown masked', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    for (const [name, mobile] of [
      ['示范亲属甲', '13900001101'],
      ['示范亲属乙', '13900001102'],
    ]) {
      await page.request.post('/api/parties/persons', { data: { name, mobile }, headers: { 'x-yuanshu-csrf': '1' } });
    }
    await page.goto('/persons');
    await page.getByLabel('完整手机号或身份证号').fill('13900001101');
    await page.getByRole('button', { name: '查找' }).click();
    const relations = page.getByRole('dialog').getByRole('region', { name: '关系' });
    await relations.getByRole('button', { name: '登记关系' }).click();
    await choose(page, '此人的', '亲属');
    await relations.getByLabel(/对方人员/).fill('13900001102');
    await relations.getByRole('button', { name: '查找' }).click();
    await relations.getByText(/已找到/).waitFor();
    await choose(page, '此人是对方的', '兄弟姐妹');
    await relations.getByLabel('来源').fill('本人申报');
    await judge(page, 'person-relation-zh-1440');
    await relations.getByRole('button', { name: '登记关系' }).click();
    await relations.getByRole('listitem').filter({ hasText: '兄弟姐妹' }).waitFor();
    expect(await page.content()).not.toContain('亲属乙');
    expect(page.url()).not.toContain('1390000');
  });
});

describe('the file of a firm', () => {
  journey('opens beside the register, holds every part, and takes a change of state back', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto(`/firms?q=${encodeURIComponent('澄湖新材料')}`);
    await page.locator('[data-row]').first().click();
    await page.getByRole('link', { name: '打开档案' }).click();
    await page.getByRole('heading', { level: 1, name: '示范澄湖新材料有限公司' }).waitFor();
    const contents = page.getByRole('navigation', { name: '本页内容' });
    for (const part of ['登记信息', '名单与状态', '关系', '企业人员', '授权', '文件']) {
      await contents.getByRole('link', { name: part }).waitFor();
      await page.getByRole('heading', { level: 2, name: part }).waitFor();
    }
    const timeline = page.getByRole('region', { name: '名单与状态' });
    await timeline.getByRole('button', { name: '登记状态变化' }).click();
    await timeline.getByLabel('原因').fill('企业书面报告停业');
    await timeline.getByRole('button', { name: '登记状态变化' }).click();
    await timeline.getByText('停业', { exact: true }).waitFor();
    await judge(page, 'firm-file-zh-1440');
    await timeline.getByRole('button', { name: /^作废\s*停业/ }).click();
    await timeline.getByLabel('原因').fill('登记有误，并未停业');
    await timeline.locator('.person-form').getByRole('button', { name: '作废' }).click();
    await timeline.getByText('停业', { exact: true }).waitFor({ state: 'detached' });
  });

  journey('reads on a phone in English', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', width: 390, locale: 'en' });
    const { firms } = (await (await page.request.get('/api/parties/firms?q=澄湖新材料')).json()) as {
      firms: { id: string }[];
    };
    await page.goto(`/firms/${firms[0]?.id}`);
    await page.getByRole('heading', { name: 'Consents' }).waitFor();
    await page.getByRole('region', { name: 'Relations' }).getByRole('listitem').first().waitFor();
    await judge(page, 'firm-file-en-390');
    await page.goto('/rosters');
    await page.getByRole('link', { name: '企业梯队' }).click();
    await page.locator('[data-row]').first().waitFor();
    await judge(page, 'roster-en-390');
  });
});

describe('the own page of a firm', () => {
  journey('shows what is held, gives and withdraws consent, and has something corrected', async ({ openPage }) => {
    const page = await openPage({ as: 'firmMember', width: 390 });
    await page.goto('/my-firm');
    await page.getByRole('heading', { name: '园区登记的信息' }).waitFor();
    // Below it stand the reader's own consents as a person, with the same verbs.
    const consents = page.getByRole('region', { name: '授权', exact: true });
    await consents.getByRole('button', { name: '新的授权' }).click();
    const form = page.locator('.consent-form');
    await form.getByLabel('纳税').check();
    await choose(page, '用途', '银企对接');
    await choose(page, '提供给谁', '所有银行');
    await form.getByRole('button', { name: '新的授权' }).click();
    await consents.getByText('有效', { exact: true }).waitFor();
    await judge(page, 'my-firm-zh-390');
    await consents.getByRole('button', { name: /^撤回/ }).first().click();
    await consents.getByLabel('原因').fill('不再需要贷款');
    await consents.locator('.person-form').getByRole('button', { name: '撤回' }).click();
    await consents.getByText('已撤回').first().waitFor();
    await page.getByRole('button', { name: '登记有误，申请更正' }).click();
    await page.getByLabel('应为').fill('启明路 8 号');
    await page.getByLabel('原因').fill('已迁入新址办公');
    await page.getByRole('button', { name: '申请更正', exact: true }).click();
    await page.getByText('待处理').waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await judge(page, 'my-firm-zh-1440');
    const firmId = await ownFirm(page);
    const officer = await openPage({ as: 'officer' });
    await officer.goto(`/firms/${firmId}`);
    await officer.getByRole('button', { name: '接受并更正' }).click();
    await officer.getByRole('region', { name: '登记信息' }).getByText('启明路 8 号').waitFor();
  });
});
