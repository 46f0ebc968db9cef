import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

for (const width of [1440, 390] as const) {
  for (const [locale, title] of [
    ['zh-CN', '园枢接口文档'],
    ['en', 'Yuanshu API'],
  ] as const) {
    journey(`the API's documentation is whole at ${width} px in ${locale}`, async ({ openPage }) => {
      const page = await openPage({ width, locale });
      await page.goto(`/api/docs?lang=${locale}`);
      await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
      await checkAccessibility(page);
      await checkNoSidewaysScroll(page);
      await screenshot(page, `api-docs-${width}-${locale}`);
    });
  }
}

journey('opens the schema of an endpoint and changes language', async ({ openPage }) => {
  const page = await openPage({ locale: 'en' });
  await page.goto('/api/docs?lang=en');
  const endpoint = page.locator('[id="atlas.listZones"]');
  await endpoint.locator('summary').click();
  await expect.poll(() => endpoint.locator('pre').textContent()).toContain('facets');
  await page.getByRole('link', { name: '中文' }).click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
});
