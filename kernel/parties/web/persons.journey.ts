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

/** Lifts the one hold that stands, for a reason. */
const liftHold = async (page: Page) => {
  await page.getByRole('button', { name: /^解除保留/ }).click();
  await page.getByLabel('理由').fill('审计已结束');
  await page.locator('.person-form').getByRole('button', { name: '解除保留' }).click();
  await page.getByText('没有依法保留的人员').waitFor();
};

/** Turns the pages of the export log as if it had three; the other lists of the page stay where they are. */
const turnExports = async (page: Page) => {
  const asked: string[] = [];
  await page.route('**/api/parties/exports*', async (route) => {
    asked.push(new URL(route.request().url()).searchParams.get('page') ?? '');
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), total: 120 } });
  });
  await page.reload();
  const pages = page.getByRole('navigation', { name: /页/ });
  await pages.getByRole('button', { name: '下一页' }).click();
  await expect.poll(() => asked.at(-1)).toBe('2');
  await expect.poll(() => new URL(page.url()).search).toBe('?exports=2');
  await pages.getByRole('button', { name: '上一页' }).click();
  await expect.poll(() => new URL(page.url()).search).toBe('');
  await page.unroute('**/api/parties/exports*');
  await page.reload();
};

describe('persons in the browser', () => {
  journey('stand masked, are found by the whole number, and show plain values for a reason', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/persons');
    await page.locator('[data-row]').nth(5).waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/\b1\d{10}\b|\b\d{17}[\dX]\b/);
    await page.getByLabel('完整手机号或身份证号').fill('1000000');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('请输入完整的 11 位手机号').waitFor();
    await page.getByLabel('完整手机号或身份证号').fill('100 0000 0104');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByText('100****0104').waitFor();
    await page.waitForURL(/panel=/);
    expect(page.url()).not.toContain('0104');
    await panel.getByRole('button', { name: '查看明文' }).click();
    await panel.getByRole('button', { name: '显示' }).click();
    await panel.getByText('请至少写 5 个字').waitFor();
    await judge(page, 'persons-unmask-zh-1440');
    await panel.getByLabel('理由').fill('核对通知书送达');
    await panel.getByRole('button', { name: '显示' }).click();
    await panel.getByText('10000000104').waitFor();
    await panel.getByRole('button', { name: '收起' }).click();
    await expect.poll(() => page.getByText('10000000104').count()).toBe(0);
    await page.reload();
    await panel.getByText('100****0104').waitFor();
    expect(await page.getByText('10000000104').count()).toBe(0);
  });

  journey('are registered, corrected and exported in plain by who may, each with a reason', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', expected: [/409/] });
    await page.goto('/persons');
    await page.getByRole('link', { name: '登记人员' }).click();
    const register = page.getByRole('button', { name: '保存' });
    await register.click();
    await page.getByText('请填写姓名').first().waitFor();
    await page.getByLabel('姓名').fill('石更名');
    await page.getByLabel('手机号').fill('100 0000 0104');
    await register.click();
    await page.getByRole('alert').getByText(/\*/).first().waitFor();
    await judge(page, 'person-register-zh-1440');
    await page.getByLabel('手机号').fill('100 0000 8104');
    await register.click();
    const panel = page.getByRole('dialog');
    await panel.getByText('100****8104').first().waitFor();
    await panel.getByRole('button', { name: '更正' }).click();
    await panel.getByLabel('更正理由').fill('本人来电更正号码');
    await panel.getByRole('button', { name: '保存更正' }).click();
    await panel.getByText('请填写要更正的项').waitFor();
    await panel.getByLabel('手机号').fill('1000000810');
    await panel.getByLabel('邮箱').focus();
    await panel.getByText('手机号应为 11 位数字').waitFor();
    await panel.getByLabel('手机号').fill('10000008105');
    await judge(page, 'person-correct-zh-1440');
    await panel.getByRole('button', { name: '保存更正' }).click();
    await panel.getByText('100****8105').waitFor();
    await panel.getByRole('button', { name: '依法保留' }).click();
    await panel.getByLabel('依据').fill('补贴资金审计期间');
    await panel.getByRole('button', { name: '依法保留' }).click();
    await panel.getByText('至解除为止').waitFor();
    await page.goto('/persons');
    await page.getByRole('button', { name: '导出明文' }).click();
    await page.getByLabel('理由').fill('发放纸质通知书');
    await judge(page, 'person-export-zh-1440');
    const download = page.waitForEvent('download');
    await page.locator('.person-form').getByRole('button', { name: '导出明文' }).click();
    expect((await download).suggestedFilename()).toMatch(/人员-.*\.xlsx$/);
    await page.locator('.person-form').waitFor({ state: 'detached' });
  });

  journey('are asked to be erased by an officer and erased by the security administrator', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/persons');
    await page.getByLabel('完整手机号或身份证号').fill('10000000107');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '申请清除' }).click();
    await panel.getByLabel('依据').fill('本人书面要求，第四十七条');
    await panel.getByRole('button', { name: '申请清除' }).click();
    await panel.getByText('清除申请办理中').waitFor();
    const security = await openPage({ as: 'securityAdmin' });
    await security.goto('/privacy');
    await security.getByText('待确认').waitFor();
    await security.getByText('每账户每天至多 50 次').waitFor();
    await liftHold(security);
    await turnExports(security);
    await security.getByRole('button', { name: '确认清除' }).click();
    await security.getByLabel('理由').fill('已核对本人身份证');
    await judge(security, 'privacy-zh-1440');
    await security.getByRole('button', { name: '确认清除' }).last().click();
    await security.getByRole('cell', { name: '已清除' }).first().waitFor();
    await page.reload();
    await panel.getByText('已清除').first().waitFor();
  });
});

describe('members in the browser', () => {
  journey('are invited by an officer with a code that is shown once, and verified by two', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', expected: [/409/] });
    await page.goto('/firms?q=示范长岚');
    await page.locator('.ys-row-link').first().click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '邀请企业代表' }).click();
    await panel.getByRole('button', { name: '邀请', exact: true }).click();
    await panel.getByText('手机号或邮箱至少填一项').waitFor();
    await panel.getByLabel('姓名').fill('方可行');
    await panel.getByLabel('手机号').fill('100 0000 9001');
    await panel.getByRole('button', { name: '邀请', exact: true }).click();
    await panel.getByText(/^shifan\.[a-z0-9-]{24}$/).waitFor();
    await judge(page, 'invitation-code-zh-1440');
    await page.goto('/invitations');
    await page
      .getByRole('row', { name: /方\*行/ })
      .getByText('待接受')
      .waitFor();
    expect(await page.getByText(/shifan\.[a-z0-9-]{24}/).count()).toBe(0);
    await page.getByRole('button', { name: '登记机构' }).click();
    await page.getByLabel('机构名称').fill('示范银行示范高新区支行');
    const house = page.locator('.person-form').getByRole('button', { name: '登记机构' });
    await house.click();
    await page.locator('.person-refused').waitFor();
    await page.getByLabel('机构名称').fill('示范农商行');
    await house.click();
    await page.getByRole('row', { name: /示范农商行/ }).waitFor();
    const claim = page.getByRole('row', { name: /示范恒泽/ });
    await claim.getByRole('button', { name: '核实', exact: true }).click();
    await judge(page, 'claims-zh-1440');
    await page.locator('.person-form').getByRole('button', { name: '核实', exact: true }).click();
    await claim.getByText('您已核实，等另一名工作人员').waitFor();
    const head = await openPage({ as: 'departmentHead' });
    await head.goto('/invitations');
    await head.getByText('1/2 已核实').waitFor();
    await head
      .getByRole('row', { name: /示范恒泽/ })
      .getByRole('button', { name: '核实', exact: true })
      .click();
    await head.locator('.person-form').getByRole('button', { name: '核实', exact: true }).click();
    await head.getByText('没有待核实的申请').waitFor();
  });

  journey('choose on a phone for which firm they act, and invite a colleague', async ({ openPage }) => {
    const page = await openPage({ as: 'firmMember', width: 390, locale: 'en' });
    await page.goto('/my-firm');
    await page.getByRole('heading', { name: 'Acting for' }).waitFor();
    await expect.poll(() => page.locator('.my-firm-acting').innerText()).toContain('示范澄湖');
    await page.getByRole('button', { name: 'Invite a member' }).click();
    await page.getByLabel('Name', { exact: true }).fill('魏来');
    await page.getByLabel('Mobile').fill('10000009100');
    await judge(page, 'my-firm-en-390');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByText('Activation code', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Act for this firm' }).click();
    await expect.poll(() => page.locator('.my-firm-acting').innerText()).toContain('示范启明');
    await page.getByText('Only a representative can invite and end members').waitFor();
    expect(await page.getByRole('button', { name: 'Invite a member' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Act for this firm' }).click();
    await expect.poll(() => page.locator('.my-firm-acting').innerText()).toContain('示范澄湖');
  });

  journey('and everything else stay whole on a phone in English', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', width: 390, locale: 'en' });
    for (const path of ['/persons', '/persons/new', '/invitations', '/privacy']) {
      await page.goto(path);
      await page.locator('.ys-page h1').waitFor();
      await expect.poll(() => page.locator('.ys-loading').count()).toBe(0);
      await judge(page, `${path.slice(1).replace('/', '-')}-en-390`);
    }
  });
});
