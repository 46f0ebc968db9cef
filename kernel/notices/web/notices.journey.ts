import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

describe('notices in the browser', () => {
  journey(
    'a change of the settings is told to whoever keeps security, and the register says so',
    async ({ openPage }) => {
      const page = await openPage({ as: 'systemAdmin' });
      await page.goto('/notice-register/settings');
      await heading(page, '通知设定');
      const channels = page.getByRole('table', { name: '外部渠道' });
      await channels.getByRole('cell', { name: '只留本机' }).first().waitFor();
      await expect.poll(() => channels.getByRole('cell', { name: '只留本机' }).count()).toBe(4);
      await page.getByLabel('结束').fill('9点');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('请按 21:00 的格式填写').waitFor();
      await page.getByLabel('结束').fill('08:30');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('已保存').waitFor();
      await page.getByRole('button', { name: '更改 短信' }).click();
      const form = page.getByRole('form', { name: '短信' });
      await form.getByRole('combobox', { name: '接到' }).click();
      await page.locator('.ant-select-item').getByText('接入网关', { exact: true }).click();
      await form.getByLabel('签名密钥').fill('short');
      await form.getByRole('button', { name: '保存' }).click();
      await form.locator('.ant-form-item-explain-error').first().waitFor();
      await checkAccessibility(page);
      await screenshot(page, 'notice-settings-zh-1440');

      const security = await openPage({ as: 'securityAdmin' });
      await security.goto('/notices');
      await heading(security, '我的通知');
      const row = security.getByRole('row', { name: /通知设定已更改/ });
      await row.getByText('未读').waitFor();
      await checkAccessibility(security);
      await checkNoSidewaysScroll(security);
      await security.getByRole('link', { name: '通知设定已更改' }).click();
      const panel = security.getByRole('dialog', { name: '通知设定已更改' });
      await panel.getByText('请核对').waitFor();
      await row.getByText('已读').waitFor();
      await checkAccessibility(security);
      await screenshot(security, 'notices-zh-1440');
      await panel.getByRole('link', { name: '打开', exact: true }).click();
      await heading(security, '通知设定');
      expect(await security.getByRole('button', { name: '保存' }).count()).toBe(0);

      await page.goto('/notice-register?state=read');
      await heading(page, '通知登记簿');
      await page.getByText(/^[\d,]+ 条通知$/).waitFor();
      await page.getByRole('link', { name: '通知设定已更改' }).click();
      await page.getByRole('dialog').getByRole('heading', { name: '送达记录' }).waitFor();
      await checkAccessibility(page);
      await screenshot(page, 'notice-register-zh-1440');
    },
  );

  journey('notices fit a phone, in English', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin', width: 390, locale: 'en' });
    for (const [path, name, said] of [
      ['/notices', 'My notices', /No notices yet|in all/],
      ['/notice-register', 'Register of notices', /^Notices: [\d,]+$/],
      ['/notice-register/templates', 'Templates of notices', /^Templates: \d+$/],
      ['/notice-register/settings', 'Notice settings', /^Kept on this machine$/],
    ] as const) {
      await page.goto(path);
      await heading(page, name);
      await page.getByRole('main').getByText(said).first().waitFor();
      await checkNoSidewaysScroll(page);
      await checkAccessibility(page);
      await screenshot(page, `notices${path.replaceAll('/', '-')}-en-390`);
    }
  });
});
