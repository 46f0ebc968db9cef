import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const gif = Buffer.from('GIF89a');
const expected = [/422/];

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

describe('the files of a zone', () => {
  journey('are counted, tried and refused with the reason', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin', expected });
    await page.goto('/files');
    await page.getByText('未配置：文件未经杀毒').waitFor();
    await choose(page, '现场照片.png', png);
    const sent = page.getByRole('list', { name: '试用文件' });
    await sent.locator('b', { hasText: '现场照片.png' }).waitFor();
    await expect.poll(() => sent.getByText('PNG · 70').count()).toBe(1);
    await choose(page, 'moving.png', gif);
    await page.getByRole('alert').getByText('内容属于不收的种类：GIF。请改为上传图片、PDF 或 Office 文件。').waitFor();
    await choose(page, 'setup.exe', gif);
    await page.getByText(/这里不收这种格式的文件/).waitFor();
    const shown = page.getByRole('row', { name: /检查试用/ });
    await shown.getByText('已保存').first().waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'files-zh-1440');
    await page.getByRole('button', { name: '关闭 moving.png' }).click();
    await expect.poll(() => page.getByText('moving.png').count()).toBe(0);
    const [popup] = await Promise.all([
      page.waitForResponse(/api\/files\/.*\?inline=1/),
      page.evaluate(`fetch(document.querySelector('.ys-file-verbs a').href)`),
    ]);
    expect(popup.headers()['content-security-policy']).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
    await page.getByRole('button', { name: '移除 现场照片.png' }).click();
    await sent.waitFor({ state: 'detached' });
  });

  journey('are read and sent with a thumb', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin', width: 390, locale: 'en', expected });
    await page.goto('/files');
    await page.getByText('Take a photo').waitFor();
    await choose(page, 'site.png', png);
    await choose(page, 'moving.png', gif);
    await page.getByRole('list', { name: 'A file to try' }).locator('b', { hasText: 'site.png' }).waitFor();
    await page
      .getByRole('alert')
      .getByText(/never taken: GIF/)
      .waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'files-en-390');
  });

  journey('are closed to others, with the reason', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', expected: [/403/] });
    await page.goto('/files');
    await page.getByText('您的角色不能看这一页').waitFor();
  });
});
