import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

describe('titles, awards and rankings in the browser', () => {
  journey('an officer reads what is missing, proves a criterion and records a year', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/titles');
    await page
      .getByRole('link', { name: /示范绿色园区/ })
      .first()
      .click();
    const panel = page.getByRole('dialog', { name: '示范绿色园区' });
    await panel.getByText(/还差 4 项/).waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'titles-own-zh-1440');
    await panel.getByRole('link', { name: '打开自查' }).click();
    await page.getByRole('region', { name: '自查结论' }).getByText('还差 4 项，共 7 项条件').waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'title-check-zh-1440');
    const row = page.getByRole('row', { name: /绿色工厂数量/ });
    await row.getByRole('button', { name: '添加佐证' }).click();
    await row.getByLabel('指标', { exact: true }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('在册企业', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await row.getByLabel('佐证种类').click();
    await page.locator('.ant-select-dropdown:visible').getByText('平台未统计的数值', { exact: true }).click();
    await row.getByLabel('佐证名称').fill('绿色工厂名单');
    await row.getByLabel('数值（家）').fill('12');
    await row.getByLabel('期间').fill('2026');
    await row.getByLabel('数据来源').fill('企业名册');
    await row.getByRole('button', { name: '添加佐证' }).click();
    await page.getByText('还差 3 项，共 7 项条件').waitFor();
    await row.getByRole('button', { name: '撤回 绿色工厂名单' }).click();
    await row.getByLabel('撤回原因').fill('名单尚未核定');
    await row.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText('还差 4 项，共 7 项条件').waitFor();
    await row.getByText('已撤回：名单尚未核定').first().waitFor();
    await page.getByRole('button', { name: '设定条件' }).click();
    await page.getByLabel('1. 条件内容').waitFor();
    await checkAccessibility(page);
    await page.getByRole('button', { name: '取消' }).click();
    const years = page.getByRole('region', { name: '逐年结果' });
    await expect.poll(() => years.getByRole('listitem').count()).toBe(6);
    await years.getByRole('button', { name: '更正 2021 年' }).waitFor({ state: 'attached' });
    await page.goto('/titles?of=published');
    await page.getByRole('link', { name: '湖南省环保诚信园区' }).click();
    await page.getByRole('dialog', { name: '湖南省环保诚信园区' }).getByText('益阳高新区').waitFor();
    await checkAccessibility(page);
    await screenshot(page, 'titles-published-zh-1440');
  });

  journey('a leader reads it on a phone in English, and map and table of zones go together', async ({ openPage }) => {
    const page = await openPage({ as: 'leader', width: 390, locale: 'en' });
    await page.goto('/titles');
    await page
      .getByRole('link', { name: /示范绿色园区/ })
      .first()
      .waitFor();
    await checkNoSidewaysScroll(page);
    await page
      .getByRole('link', { name: /示范绿色园区/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Open self-check' }).click();
    await page
      .getByRole('region', { name: 'Self-check' })
      .getByText(/criteria are still open/)
      .waitFor();
    expect(await page.getByRole('button', { name: 'Set criteria' }).count()).toBe(0);
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'title-check-en-390');
    await page.goto('/zones/yiyang-htz#titles');
    await page
      .getByRole('region', { name: 'Titles, awards and rankings' })
      .getByText('湖南省环保诚信园区', { exact: true })
      .waitFor();
    await checkNoSidewaysScroll(page);
    await screenshot(page, 'zone-titles-en-390');
    await page.goto('/zones?view=map');
    const list = page.getByRole('list', { name: 'Zones on the map' });
    await list.getByRole('button', { name: /西安高新区/ }).click();
    await page.getByRole('dialog', { name: '西安高新区' }).waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
  });
});
