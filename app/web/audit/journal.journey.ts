import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

/** Waits until nothing moves: a colour in the middle of a fade is not the one that people read. */
const settle = async (page: Page) => {
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

/** Leaves an entry in the zone's journal: the export of the journal is one. */
const leaveEntry = async (page: Page, query = '') => {
  const answer = await page.request.get(`/api/journal/entries/export${query}`);
  expect(answer.status()).toBe(200);
};

describe('the journal', () => {
  journey('is read, narrowed, proved and exported by an auditor', async ({ openPage }) => {
    const page = await openPage({ as: 'auditAdmin' });
    await page.goto('/journal');
    await leaveEntry(page, '?from=2026-01-01');
    await page.reload();
    const row = page.getByRole('row', { name: /导出审计日志/ }).first();
    await row.waitFor();
    await page.getByRole('button', { name: '操作', exact: true }).click();
    await page.getByRole('checkbox', { name: '导出审计日志' }).check();
    await page.keyboard.press('Escape');
    await page.waitForURL(/action=journal.exportEntries/);
    await page.getByLabel('从').fill('2026-01-01');
    await page.waitForURL(/from=2026-01-01/);
    await page.getByRole('link', { name: '导出审计日志' }).first().click();
    await page.waitForURL(/panel=/);
    const panel = page.getByRole('dialog', { name: '导出审计日志' });
    await panel.getByRole('row', { name: /filter — .*2026-01-01/ }).waitFor();
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, 'journal-zh-1440');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^导出 [\d,]+ 条$/ }).click();
    await page.getByRole('button', { name: 'Excel 表格' }).click();
    expect((await download).suggestedFilename()).toMatch(/^示范.*审计日志-\d{4}-\d{2}-\d{2}-演示数据\.xlsx$/);
    await page.goto('/journal/heads');
    await page.getByText(/送到第 \d+ 号/).waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'journal-heads-zh-1440');
    const sealed = page.getByRole('row').filter({ hasText: '已封存' }).first();
    const look = async () => {
      await page.goto('/journal');
      await page.locator('[data-row]').first().waitFor();
      return sealed.count();
    };
    await expect.poll(look, { timeout: 60_000, interval: 500 }).toBeGreaterThan(0);
    await sealed.locator('a').first().click();
    const opened = page.getByRole('dialog');
    await opened.getByText(/由第 \d+ 号签名头封存/).waitFor();
    await opened.getByRole('button', { name: '在本浏览器中核对' }).click();
    await opened.getByText(/核对无误/).waitFor();
    await opened.getByText('证明', { exact: true }).click();
    await screenshot(page, 'journal-entry-zh-1440');
  });

  journey('is read on a phone in English', async ({ openPage }) => {
    const page = await openPage({ as: 'auditAdmin', width: 390, locale: 'en' });
    await page.goto('/journal');
    await leaveEntry(page);
    await page.goto('/journal?action=journal.exportEntries');
    await page.getByText('Export the journal').first().waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'journal-en-390');
    await page.locator('.ys-row-link').first().click();
    await page.getByRole('dialog').getByRole('heading', { name: 'What changed' }).waitFor();
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, 'journal-entry-en-390');
    await page.goto('/journal/heads');
    await page.getByText('Signed heads').first().waitFor();
    await checkNoSidewaysScroll(page);
    await screenshot(page, 'journal-heads-en-390');
  });

  journey('is closed to others, with the reason', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin', expected: [/403/] });
    await page.goto('/journal');
    await page.getByText('您的角色不能看这一页').waitFor();
  });
});
