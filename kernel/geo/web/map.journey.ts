import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

describe('the map', () => {
  journey(
    'shows the plan, its objects as a list in step with it, and takes shapes in and out',
    async ({ openPage }) => {
      const page = await openPage({ as: 'officer', expected: [/422/] });
      await page.goto('/map');
      const map = page.getByRole('figure', { name: '园区地图' });
      await map.getByText('示意图，非测绘').waitFor();
      await map.locator('.ys-plan-name.district', { hasText: '北部智造片区' }).waitFor();
      await expect.poll(() => map.locator('[data-layer="geo.parcels"]').count()).toBeGreaterThanOrEqual(240);
      await map.getByRole('searchbox').fill('A-01');
      const row = map.locator('.ys-plan-list').getByRole('button', { name: /^A-01/ });
      await row.press('Enter');
      const panel = page.getByRole('dialog', { name: 'A-01' });
      await panel.getByText('演示数据生成').waitFor();
      await map.locator('.ys-plan-choice circle').waitFor({ state: 'attached' });
      await checkAccessibility(page);
      await screenshot(page, 'map-panel-zh-1440');
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      // The same the other way: on the map, then in the list.
      await map.getByRole('searchbox').fill('');
      await map.getByRole('button', { name: /^场所/ }).click();
      await expect.poll(() => map.locator('[data-layer="geo.sites"]').count()).toBe(0);
      await map.locator('[data-layer="geo.parcels"]').first().click();
      await page.waitForURL(/panel=geo.parcels/);
      await map.locator('.ys-plan-list [aria-pressed="true"]').waitFor();
      await page.keyboard.press('Escape');
      const seen = () => map.locator('.ys-plan-window > svg > g[transform]').first().getAttribute('transform');
      const before = await seen();
      await map.getByRole('button', { name: '放大' }).click();
      await page.keyboard.press('ArrowRight');
      await expect.poll(seen).not.toBe(before);

      await page.goto('/map/layers');
      await page.getByLabel('名称').fill('充电桩');
      await page.getByRole('button', { name: '新建图层' }).click();
      await page.getByRole('row', { name: /充电桩/ }).waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出 地块' }).click();
      expect((await download).suggestedFilename()).toMatch(/地块.*\.geojson$/);
      await checkAccessibility(page);
      await screenshot(page, 'map-layers-zh-1440');

      await page.goto('/map/import');
      const file = join(mkdtempSync(join(tmpdir(), 'yuanshu-map-')), 'charging.csv');
      writeFileSync(file, '名称,经度,纬度\n一号桩,83.2,38.9\n二号桩,38.9,83.2\n');
      await page.getByLabel('文件').setInputFiles(file);
      await page.getByLabel('导入到').click();
      await page.locator('.ant-select-item-option', { hasText: '充电桩' }).click();
      await page.getByLabel('来源').fill('现场核对');
      await page.getByRole('button', { name: '试读文件' }).click();
      await page.getByText('第 2 个，第 3 行').waitFor();
      await page.getByText(/写反/).waitFor();
      await checkAccessibility(page);
      await screenshot(page, 'map-import-zh-1440');
      const corrected = file.replace('.csv', '-2.csv');
      writeFileSync(corrected, '名称,经度,纬度\n一号桩,83.2,38.9\n');
      await page.getByLabel('文件').setInputFiles(corrected);
      await page.getByRole('button', { name: '试读文件' }).click();
      await page.getByRole('button', { name: '导入 1 个图形' }).click();
      await page.getByText('已导入 1 个图形').waitFor();

      await page.goto('/map/draw');
      await page.getByLabel('编号').fill('没有');
      await page.getByLabel('坐标', { exact: true }).fill('83.2 38.9');
      await page.getByLabel('来源').fill('图纸 1 号');
      await page.getByRole('button', { name: '保存图形' }).click();
      await page.getByRole('alert').getByText('名册里没有这个编号').waitFor();
      await checkAccessibility(page);
    },
  );

  journey('stays whole at 390 px in English', async ({ openPage }) => {
    const page = await openPage({ as: 'leader', width: 390, locale: 'en' });
    await page.goto('/map');
    await page.locator('.ys-plan-list li').nth(5).waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'map-en-390');
    expect(await page.getByRole('link', { name: 'Import shapes' }).count()).toBe(0);
    await page.goto('/map/layers');
    await page.getByRole('row', { name: /Parcels/ }).waitFor();
    await checkNoSidewaysScroll(page);
    await screenshot(page, 'map-layers-en-390');
  });
});
