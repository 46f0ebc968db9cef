import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot, testApplication } from '#testing/browser.ts';

const password = 'kv9-tulip-mq-77';

/** Password of a demonstration login. */
function passwordOf(role: string): string {
  return testApplication().logins.find((login) => login.zone === 'shifan' && login.role === role)?.password ?? '';
}

/** Sends what a page would send, as the person who is signed in on it. */
async function send<T>(page: Page, path: string, data: object = {}): Promise<T> {
  const answer = await page.request.post(path, { data, headers: { 'x-yuanshu-csrf': '1' } });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

journey('an account of the staff is made by one administrator and confirmed by another', async ({ openPage }) => {
  const system = await openPage({ as: 'systemAdmin' });
  await system.goto('/accounts/new');
  await system.getByLabel('姓名').fill('周新');
  await system.getByLabel('账户名').fill('zhou.xin');
  await checkAccessibility(system);
  await system.getByRole('button', { name: '建立账户' }).click();
  await system.getByText('等待安全管理员确认角色').waitFor();
  const security = await openPage({ as: 'securityAdmin' });
  await security.goto('/accounts?status=pending');
  await security.getByRole('link', { name: '周新' }).click();
  const panel = security.getByRole('dialog', { name: '周新' });
  await panel.getByRole('button', { name: '确认角色并发启用链接' }).click();
  await panel.getByText('旧链接即失效').waitFor();
  await panel.getByRole('button', { name: '确认角色并发启用链接' }).click();
  await panel.getByText('/activate#').waitFor();
  await checkAccessibility(security);
  await screenshot(security, 'account-panel-1440-zh-CN');
});

journey('a person activates an account, enrols a second factor, and signs in with it', async ({ openPage }) => {
  const maker = await openPage({ as: 'systemAdmin' });
  const form = { login: 'new.expert', displayName: '吴专', role: 'expert' };
  const { code } = await send<{ code: { code: string } }>(maker, '/api/accounts', form);

  const page = await openPage({ expected: [/422/, /401/] });
  await page.goto(`/activate#${code.code}`);
  await page.getByLabel('口令', { exact: true }).fill('woaini1314520');
  await page.getByRole('button', { name: '启用账户' }).click();
  await page.getByText('太容易猜中').waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await checkAccessibility(page);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '启用账户' }).click();
  await page.getByText('账户 new.expert 可以登录了').waitFor();

  await send(page, '/api/session', { zone: 'shifan', login: 'new.expert', password });
  await page.goto('/profile');
  await page.getByRole('button', { name: '启用第二因素' }).click();
  const secret = ((await page.locator('.app-secret').textContent()) ?? '').replace(/\s/g, '');
  await checkAccessibility(page);
  await page.getByLabel('验证器显示的 6 位数字').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: '确认启用' }).click();
  await page.getByRole('button', { name: '已保存，继续' }).waitFor();
  const codes = await page.locator('.app-codes li').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: '已保存，继续' }).click();
  await page.getByText('还剩 10 个恢复码').waitFor();
  await screenshot(page, 'profile-factor-1440-zh-CN');

  const phone = await openPage({ width: 390, locale: 'en', expected: [/401/] });
  await phone.goto('/sign-in?to=/profile');
  await phone.getByLabel('Account').fill('new.expert');
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Type your code' }).waitFor();
  await phone.getByLabel('Code').fill(codes[0] ?? '');
  await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await phone.getByText('Recovery codes left: 9.').waitFor();
  await checkAccessibility(phone);
  await checkNoSidewaysScroll(phone);
  await screenshot(phone, 'profile-factor-390-en');
  await phone.getByRole('button', { name: 'End the others' }).click();
  await phone.getByRole('button', { name: 'End the others' }).waitFor({ state: 'hidden' });
  expect(await (await page.request.get('/api/session')).json()).toMatchObject({ account: null });
});

journey('a dangerous act asks for the password in one dialog, and goes on by itself', async ({ openPage }) => {
  const page = await openPage({ as: 'resident', expected: [/403/, /422/] });
  const error = { code: 'auth.stepUpNeeded', message: '须再次证明', remedy: '再输入口令', fields: [], trace: '' };
  let refusals = 2;
  await page.route('**/api/account/second-factor', (route) => {
    refusals -= 1;
    return refusals >= 0 ? route.fulfill({ status: 403, json: { error } }) : route.continue();
  });
  await page.goto('/profile');
  const dialog = page.getByRole('dialog', { name: '再次证明本人' });
  await page.getByRole('button', { name: '启用第二因素' }).click();
  await dialog.waitFor();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('alert').getByText('须再次证明').waitFor();
  await page.getByRole('button', { name: '启用第二因素' }).click();
  await dialog.getByLabel('口令', { exact: true }).fill('not-mine');
  await dialog.getByRole('button', { name: '证明本人' }).click();
  await dialog.getByText('口令不对').waitFor();
  await screenshot(page, 'step-up-1440-zh-CN');
  await page.unroute('**/api/account/second-factor');
  const before = (await page.context().cookies()).find(({ name }) => name === 'yuanshu_session')?.value;
  await dialog.getByLabel('口令', { exact: true }).fill(passwordOf('resident'));
  await page.keyboard.press('Enter');
  await page.getByAltText('供验证器扫描的二维码').waitFor();
  const after = (await page.context().cookies()).find(({ name }) => name === 'yuanshu_session')?.value;
  expect(after).not.toBe(before);
});

journey('the list of accounts is whole on a phone in English', async ({ openPage }) => {
  const page = await openPage({ width: 390, locale: 'en', as: 'securityAdmin' });
  await page.goto('/accounts?role=officer&role=leader');
  await page.getByRole('link', { name: /./ }).first().waitFor();
  await page
    .getByText(/accounts?$/)
    .first()
    .waitFor();
  await checkAccessibility(page);
  await checkNoSidewaysScroll(page);
  await screenshot(page, 'accounts-390-en');
});
