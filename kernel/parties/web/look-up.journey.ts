import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const sizes = [
  { width: 1440, locale: 'zh-CN' },
  { width: 390, locale: 'en' },
] as const;

const settle = async (page: Page) => {
  await expect.poll(() => page.locator(':is([class*="-appear"], [class*="-enter"])').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

/** The field of the head: arrows and Escape, a choice by Enter, and the list of the register without one. */
async function checkProposals(page: Page, name: string, code: string) {
  const field = page.getByRole('combobox', { name: '在企业名册中查找' });
  const option = page.getByRole('option', { name });
  await field.fill('长岚储能');
  await option.filter({ hasText: code }).waitFor();
  await field.press('Escape');
  await option.waitFor({ state: 'detached' });
  await field.press('ArrowDown');
  await expect
    .poll(() => field.getAttribute('aria-activedescendant'))
    .toBe(await page.getByRole('option').first().getAttribute('id'));
  await checkAccessibility(page);
  await screenshot(page, 'proposals-zh-CN-1440');
  await field.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await field.fill('长岚');
  await option.first().waitFor();
  await field.press('Enter');
  await page.waitForURL(/\/firms\?q=/);
}

describe('looking a firm up', () => {
  journey(
    'finds it in the register by initials, pinyin, another reading and a code in full width',
    async ({ openPage }) => {
      const page = await openPage({ as: 'officer' });
      const name = '示范长岚储能科技有限公司';
      for (const q of ['sfclcn', 'changlanchun', 'zhanglan', '长岚']) {
        await page.goto(`/firms?q=${encodeURIComponent(q)}`);
        await page.getByRole('link', { name, exact: true }).first().waitFor();
      }
      const answer = await page.request.get(`/api/parties/look-up?q=${encodeURIComponent('长岚储能')}`);
      const { hits }: { hits: { name: string; code: string }[] } = await answer.json();
      const code = hits.find((hit) => hit.name === name)?.code ?? '';
      expect(code).toHaveLength(18);
      await checkProposals(page, name, code);
      const wide = [...code].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
      await page.goto(`/firms?q=${encodeURIComponent(wide)}`);
      await page.getByRole('link', { name, exact: true }).first().waitFor();
    },
  );
});

describe('amending a firm', () => {
  journey('keeps the old name, by which it is found from then on', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban' });
    await page.goto('/firms');
    await page.locator('.ys-row-link').first().click();
    await page.getByRole('link', { name: '更正或变更' }).click();
    await expect.poll(() => page.getByLabel('企业名称').inputValue()).not.toBe('');
    const before = await page.getByLabel('企业名称').inputValue();
    await page.getByLabel('企业名称').fill('样板改名之后有限公司');
    await page.getByLabel('新名称启用日期').fill('2026-01-05');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').getByText('请填写原因').waitFor();
    await page.getByRole('textbox', { name: '原因' }).fill('名称变更登记');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog', { name: '样板改名之后有限公司' }).waitFor();
    await page.goto(`/firms?q=${encodeURIComponent(before)}`);
    await page.getByRole('link', { name: '样板改名之后有限公司' }).waitFor();
  });

  journey.for(sizes)('stays whole and readable at $width px in $locale', async (at, { openPage }) => {
    const page = await openPage({ ...at, as: 'officer' });
    await page.goto('/firms?q=yunling');
    await page.locator('.ys-row-link').first().click();
    await page.locator('.ys-facts').waitFor();
    await page.locator('a[href$="/amend"]').click();
    await page.locator('#firm_name').fill('示范云岭新名有限公司');
    await page.locator('#firm_renamedOn').waitFor();
    await checkNoSidewaysScroll(page);
    await settle(page);
    await checkAccessibility(page);
    await screenshot(page, `amend-${at.locale}-${at.width}`);
  });
});
