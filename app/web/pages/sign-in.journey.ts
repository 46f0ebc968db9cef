import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot, testApplication } from '#testing/browser.ts';

const officer = () => {
  const login = testApplication().logins.find(({ zone, role }) => zone === 'shifan' && role === 'officer');
  if (login === undefined) throw new Error('no demonstration officer');
  return login;
};

for (const width of [1440, 390] as const) {
  for (const locale of ['zh-CN', 'en'] as const) {
    journey(`the door is whole at ${width} px in ${locale}`, async ({ openPage }) => {
      const page = await openPage({ width, locale });
      await page.goto('/sign-in');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await checkAccessibility(page);
      await checkNoSidewaysScroll(page);
      await screenshot(page, `sign-in-${width}-${locale}`);
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(locale);
    });
  }
}

journey('signs in with keys alone, shows zone and person, and signs out', async ({ openPage }) => {
  const { login, password, displayName } = officer();
  const page = await openPage();
  await page.goto('/sign-in?to=/profile');
  await page.getByLabel('账户').focus();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/profile');
  await page.getByRole('button', { name: displayName }).waitFor();
  await expect.poll(() => page.getByRole('navigation', { name: '主导航' }).textContent()).toContain('演示数据');
  await page.evaluate("sessionStorage.setItem('yuanshu.draft.some.form', '{}')");
  await page.getByRole('button', { name: displayName }).press('Enter');
  await page.getByRole('button', { name: '退出登录' }).first().press('Enter');
  await page.waitForURL('**/sign-in');
  const session = await (await page.request.get('/api/session')).json();
  expect(session).toMatchObject({ account: null });
  await expect.poll(() => page.evaluate('sessionStorage.length')).toBe(0);
});

journey('takes a pasted password, says what was refused, and keeps the account', async ({ openPage }) => {
  const page = await openPage({ expected: [/401/] });
  await page.goto('/sign-in');
  await page.getByLabel('账户').fill('nobody');
  const password = page.getByLabel('口令', { exact: true });
  await password.focus();
  await page.evaluate(`document.execCommand('insertText', false, 'pasted-secret')`);
  await expect.poll(() => password.inputValue()).toBe('pasted-secret');
  await page.keyboard.press('Enter');
  const refusal = page.getByRole('alert');
  await refusal.waitFor();
  await expect.poll(() => refusal.textContent()).toContain('账户或口令不对');
  await expect.poll(() => page.getByLabel('账户').inputValue()).toBe('nobody');
  await expect.poll(() => password.inputValue()).toBe('');
});

journey('names each field that is missing, without asking the server', async ({ openPage }) => {
  const page = await openPage();
  let asked = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') asked += 1;
  });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '登录' }).click();
  await expect.poll(() => page.getByRole('alert').allTextContents()).toEqual(['填写账户。', '填写口令。']);
  expect(asked).toBe(0);
  await checkAccessibility(page);
});

journey('leads nowhere but within the site after signing in', async ({ openPage }) => {
  const { login, password } = officer();
  const page = await openPage();
  await page.goto('/sign-in?to=https://elsewhere.example/');
  await page.getByLabel('账户').fill(login);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  expect(new URL(page.url()).origin).toBe(new URL(testApplication().url).origin);
});
