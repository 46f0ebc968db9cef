import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

describe('the page of working days', () => {
  journey('computes a limit for a visitor and keeps it in the address', async ({ openPage }) => {
    const page = await openPage();
    await page.goto('/calendar?year=2026');
    await page.getByLabel('起算日').fill('2026-09-18');
    await page.getByLabel('工作日数').fill('20');
    await page.getByRole('button', { name: '计算届满日' }).click();
    await page.getByText('2026年10月22日 周四').waitFor();
    const rows = await page.locator('.cal-why tbody tr').allInnerTexts();
    expect(rows).toHaveLength(11);
    expect(rows[0]?.split('\t')).toEqual(['9月18日 周五', '起算日', '当日不计', '民法典 201 条']);
    expect(rows[2]?.split('\t')).toEqual(['9月20日—24日', '工作日', '第 1—5 日', '9月20日 周日调休上班']);
    expect(rows[5]?.split('\t')).toEqual(['10月1日—7日', '国庆节放假', '不计', '国办发明电〔2025〕7号']);
    expect(rows[10]?.split('\t')).toEqual(['10月19日—22日', '工作日', '第 17—20 日', '期限届满']);
    await expect.poll(() => page.locator('.cal-month td.counted').count()).toBe(20);
    await screenshot(page, 'calendar-zh-1440');
    await page.reload();
    await page.getByText('2026年10月22日 周四').waitFor();
    await expect.poll(() => page.getByLabel('起算日').inputValue()).toBe('2026-09-18');
  });

  journey('shows a year with its marks, totals and notice, and turns to the next', async ({ openPage }) => {
    const page = await openPage();
    await page.goto('/calendar?year=2026');
    await page.getByRole('link', { name: '国办发明电〔2025〕7号' }).waitFor();
    await expect
      .poll(() => page.locator('.cal-totals').innerText())
      .toMatch(/248 个工作日\s+33 天放假（含周末）\s+6 天调休上班/);
    await expect.poll(() => page.locator('.cal-month abbr.holiday').count()).toBe(33);
    await expect.poll(() => page.locator('.cal-month abbr.makeup').count()).toBe(6);
    await page.getByRole('button', { name: '下一年' }).click();
    await page.getByText('2027 年放假通知尚未公布').waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('year')).toBe('2027');
    await expect.poll(() => page.locator('.cal-totals').innerText()).not.toContain('放假（含周末）');
  });

  journey('answers as a day of the past knew it', async ({ openPage }) => {
    const page = await openPage({ locale: 'en' });
    await page.goto('/calendar?from=2020-01-17&days=10');
    await page.getByText('Fri 7 Feb 2020').waitFor();
    await page.getByLabel('Known on (optional)').fill('2020-01-20');
    await page.getByRole('button', { name: 'Compute due date' }).click();
    await page.getByText('Wed 5 Feb 2020').waitFor();
    await expect.poll(() => page.getByText('Only by notices published until 20 Jan 2020.').count()).toBe(2);
  });

  journey('says where a limit ends that leaves the calendar', async ({ openPage }) => {
    const page = await openPage({ expected: [/422/] });
    await page.goto('/calendar?from=2035-12-28&days=100');
    await page.getByRole('alert').getByText('calendar.outOfRange').waitFor();
  });

  journey.for([
    { width: 1440, locale: 'zh-CN' },
    { width: 1440, locale: 'en' },
    { width: 390, locale: 'zh-CN' },
    { width: 390, locale: 'en' },
    { width: 320, locale: 'zh-CN' },
  ] as const)('stays whole and readable at $width px in $locale', async (at, { openPage }) => {
    const page = await openPage(at);
    await page.goto('/calendar?year=2026&from=2026-12-25&days=10');
    await page.locator('.cal-due').waitFor();
    await page.locator('.cal-month').nth(11).waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, `calendar-${at.locale}-${at.width}`);
  });
});
