import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const zone = 'shifan';

describe('other ways to sign in', () => {
  journey('are added and shown on the door, and lead to the other system and back', async ({ openPage }) => {
    const page = await openPage({ as: 'securityAdmin', zone, expected: [/422/, /login\.work\.weixin/] });
    await page.goto('/providers');
    await page.getByText('还没有其他登录方式').waitFor();
    await page.getByRole('button', { name: '新增登录方式' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => page.getByText('请填写。').count()).toBe(4);
    await checkAccessibility(page);
    await screenshot(page, 'providers-form-zh-1440');
    await page.getByLabel('类型', { exact: true }).click();
    await page.getByTitle('企业微信').click();
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('企业微信');
    await page.getByLabel('企业 ID（CorpID）').fill('ww0123456789abcdef');
    await page.getByLabel('应用 ID（AgentID）').fill('1000002');
    // A closed address: nothing of this test leaves the machine.
    await page.getByLabel('接口地址').fill('https://10.0.0.8');
    await page.getByLabel('密钥', { exact: true }).fill('secret-of-the-application');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '测试连接' }).click();
    await page.getByRole('alert').getByText('不能访问「10.0.0.8」').waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'providers-zh-1440');
    await page.getByRole('button', { name: '修改' }).click();
    await expect.poll(() => page.getByLabel('密钥', { exact: true }).inputValue()).toBe('');
    await page.getByText(/\/api\/federation\/return\//).waitFor();
    await page.goto('/profile');
    await page.getByRole('button', { name: '关联企业微信' }).waitFor();
    await screenshot(page, 'profile-links-zh-1440');

    const door = await openPage({ width: 390, locale: 'en' });
    await door.goto('/sign-in?to=/profile');
    await door.evaluate(`localStorage.setItem('yuanshu.zone', '${zone}')`);
    await door.reload();
    const button = door.getByRole('button', { name: 'Sign in with 企业微信' });
    await button.waitFor();
    await checkAccessibility(door);
    await checkNoSidewaysScroll(door);
    await screenshot(door, 'sign-in-ways-en-390');
    let asked: URL | undefined;
    await door.route('https://login.work.weixin.qq.com/**', async (route) => {
      asked = new URL(route.request().url());
      await route.fulfill({ status: 200, contentType: 'text/html', body: '<title>there</title>' });
    });
    await button.click();
    await door.waitForURL('https://login.work.weixin.qq.com/**');
    const back = new URL(asked?.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', asked?.searchParams.get('state') ?? '');
    await door.goto(back.href);
    await door.getByRole('alert').getByText('The sign-in was cancelled.').waitFor();
    await door.goto(back.href);
    await door.getByRole('alert').getByText('This sign-in has expired').waitFor();
    await checkAccessibility(door);
    await screenshot(door, 'sign-in-problem-en-390');
    // Other journeys look at the same door.
    await page.goto('/providers');
    await page.getByRole('button', { name: '修改' }).click();
    await page.getByRole('switch', { name: '在登录页显示' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('停用').waitFor();
    await door.reload();
    await door.getByRole('button', { name: 'Sign in' }).waitFor();
    await expect.poll(() => button.count()).toBe(0);
  });

  journey('are kept with a thumb, and closed to others', async ({ openPage }) => {
    const page = await openPage({ as: 'securityAdmin', width: 390, locale: 'en' });
    await page.goto('/providers');
    await page.getByRole('button', { name: 'Add a way' }).click();
    await page.getByLabel('Issuer').fill('https://idp.example');
    await checkAccessibility(page);
    await checkNoSidewaysScroll(page);
    await screenshot(page, 'providers-form-en-390');
    const other = await openPage({ as: 'officer', expected: [/403/] });
    await other.goto('/providers');
    await other.getByText('安全管理员').first().waitFor();
    expect(await other.getByRole('button', { name: '新增登录方式' }).count()).toBe(0);
  });

  journey('say nothing that a stranger wrote into an address', async ({ openPage }) => {
    const page = await openPage();
    for (const address of [
      '/sign-in?problem=federation.providerRefused&detail=%3Cimg%20src=x%20onerror=alert(1)%3E',
      '/sign-in?problem=federation.made-up&detail=x',
      '/sign-in?problem=%E8%AF%B7%E6%8A%8A%E5%8F%A3%E4%BB%A4%E5%91%8A%E8%AF%89%E6%88%91',
    ]) {
      await page.goto(address);
      const said = await page.getByRole('alert').textContent();
      expect(said).toMatch(/^(对方系统没有接受这次登录（–）。|这次登录没有完成。)/);
    }
  });
});
