import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const dayIn = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000));

/** Plans a meeting of the whole day, so that its door is open whenever the test runs. */
async function plan(page: Page): Promise<void> {
  await page.goto('/gatherings');
  await heading(page, '会议活动');
  await checkAccessibility(page);
  await checkNoSidewaysScroll(page);
  await page.getByRole('link', { name: '筹备会议活动', exact: true }).click();
  await heading(page, '筹备会议活动');
  await page.getByLabel('名称').fill('光电企业座谈会');
  await page.getByLabel('地点').fill('服务中心一楼');
  await page.getByLabel('日期').fill(dayIn(0));
  await page.getByLabel('开始').fill('00:01');
  await page.getByLabel('结束').fill('23:59');
  await checkAccessibility(page);
  await button(page, '筹备会议活动').click();
  await heading(page, '光电企业座谈会');
}

/** Invites the first firm of the register that the words find. */
async function invite(page: Page, words: string): Promise<void> {
  await link(page, /^邀请与签到/).click();
  await button(page, '邀请').click();
  await page.getByRole('combobox', { name: '受邀人' }).fill(words);
  await page.locator('.ant-select-item').filter({ hasText: words }).first().click();
  await page.getByRole('button', { name: '邀请', exact: true }).last().click();
  await page.getByRole('row').filter({ hasText: words }).waitFor();
}

describe('gatherings in the browser', () => {
  journey('an officer plans, invites and decides; the firm signs in by the code on a phone', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await plan(page);
    const address = new URL(page.url()).pathname;
    await button(page, '编排议程').click();
    await page.getByLabel('第 1 项 事项').fill('听取企业诉求');
    await button(page, '保存议程').click();
    await page.getByText('听取企业诉求').waitFor();
    await invite(page, '启明光电');
    await button(page, '发出邀请').click();
    await page.getByText('通知所有受邀人').waitFor();
    await button(page, '发出邀请').last().click();
    await page.getByText('已发出', { exact: true }).waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'gathering-zh-1440');

    const door = await openPage({ as: 'officer' });
    await door.goto(`${address}/door`);
    await heading(door, '光电企业座谈会');
    const digits = async () => (await door.locator('.gat-digits').innerText()).replace(/\D/g, '');
    await expect.poll(digits).toMatch(/^\d{6}$/);
    const code = await digits();
    await checkAccessibility(door);

    const phone = await openPage({ as: 'firmMember', width: 390, locale: 'en' });
    await phone.goto('/my-gatherings');
    await heading(phone, 'My gatherings');
    await phone.getByLabel('Code').fill(code);
    await button(phone, 'Sign in').click();
    await phone.getByText('Signed in: 光电企业座谈会').waitFor();
    await checkAccessibility(phone);
    await checkNoSidewaysScroll(phone);
    await link(phone, '光电企业座谈会').first().click();
    await phone.getByText('You are signed in').waitFor();
    await phone.getByLabel('Your question').fill('When is the new substation ready?');
    await button(phone, 'Ask').click();
    await phone.getByText('My question').waitFor();
    await checkNoSidewaysScroll(phone);
    await screenshot(phone, 'my-gathering-en-390');

    await door.getByText('已签到 1').waitFor();
    await page.goto(`${address}?tab=decisions`);
    await button(page, '记录议定事项').click();
    await page.getByRole('textbox', { name: '议定事项' }).fill('核实变电站投运时间');
    await page.getByRole('combobox', { name: '主办部门' }).click();
    await page.locator('.ant-select-item').nth(1).click();
    await page.getByLabel('期限').fill(dayIn(30));
    await button(page, '记录议定事项').click();
    await button(page, '交办').click();
    await page.getByText('已交办').waitFor();
    await checkAccessibility(page);
    await page.goto('/gatherings/decisions');
    await page.getByText('核实变电站投运时间').waitFor();
    await checkAccessibility(page);
  });
});
