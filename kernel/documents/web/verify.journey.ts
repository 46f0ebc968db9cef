import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey } from '#testing/browser.ts';

journey('an officer prints, anybody verifies on a phone, the officer withdraws', async ({ openPage }) => {
  const desk = await openPage({ as: 'officer' });
  // What the register of firms prints is entered; a filter keeps it short.
  const printed = await desk.request.get('/api/parties/firms/export?format=pdfA4&q=精密');
  expect(printed.status()).toBe(200);
  const pdf = await printed.body();
  await desk.goto('/documents');
  await desk.getByRole('heading', { level: 1, name: '印件登记' }).waitFor();
  await desk.getByRole('table').getByText('有效').first().waitFor();
  await desk.getByRole('table').getByRole('link').first().click();
  const panel = desk.getByRole('dialog');
  await panel.getByText('文件摘要（SHA-256）').waitFor();
  await checkAccessibility(desk);
  await checkNoSidewaysScroll(desk);
  const address = (await panel.getByRole('link', { name: '打开核验页面' }).getAttribute('href')) ?? '';
  expect(address).toMatch(/^\/v\/[0-9A-Y]{16}$/);

  const phone = await openPage({ width: 390 });
  await phone.goto(address);
  await phone.getByText('有效', { exact: true }).waitFor();
  await checkAccessibility(phone);
  await checkNoSidewaysScroll(phone);
  await compare(phone, pdf);
  await phone.getByRole('link', { name: 'English' }).click();
  await phone.getByText('Valid', { exact: true }).waitFor();
  await checkAccessibility(phone);
  await checkNoSidewaysScroll(phone);

  await panel.getByRole('button', { name: '撤回', exact: true }).click();
  await panel.getByRole('button', { name: '撤回', exact: true }).click();
  await panel.getByText('写明原因，至少五个字。').waitFor();
  await panel.getByLabel('撤回原因').fill('数据有误，重新印发');
  await panel.getByRole('button', { name: '撤回', exact: true }).click();
  await panel.getByText('数据有误，重新印发').waitFor();
  await withoutScript(phone, address);
});

/** The browser itself tells the file that was printed from one with a byte changed; nothing is sent. */
async function compare(phone: Page, pdf: Buffer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yuanshu-verify-'));
  const sent: string[] = [];
  phone.on('request', (request) => sent.push(request.url()));
  const changed = Buffer.from(pdf);
  changed[changed.length - 8] = 0x20;
  for (const [name, content, said] of [
    ['same.pdf', pdf, '一致：与印出时的文件一字不差。'],
    ['other.pdf', changed, '不一致：这个文件被改动过，或不是这一份。'],
  ] as const) {
    writeFileSync(join(folder, name), content);
    await phone.getByLabel(/选择收到的 PDF 文件/).setInputFiles(join(folder, name));
    await phone.getByText(said).waitFor();
  }
  expect(sent).toEqual([]);
  rmSync(folder, { recursive: true });
}

/** Where no script runs the page says the same, but for the field that needs one; a code can be typed. */
async function withoutScript(phone: Page, address: string): Promise<void> {
  const browser = phone.context().browser();
  const context = await browser?.newContext({
    ...{ baseURL: new URL(phone.url()).origin, javaScriptEnabled: false, locale: 'zh-CN' },
    viewport: { width: 390, height: 844 },
  });
  const page = await context?.newPage();
  if (context === undefined || page === undefined) throw new Error('the browser is closed');
  await page.goto('/v');
  await page.getByLabel('验证码').fill(address.slice('/v/'.length).toLowerCase());
  await page.getByRole('button', { name: '核验' }).click();
  await page.getByText('已撤回', { exact: true }).waitFor();
  await expect.poll(() => page.getByLabel(/选择收到的 PDF 文件/).isVisible()).toBe(false);
  expect(await page.content()).not.toContain('数据有误');
  await context.close();
}
