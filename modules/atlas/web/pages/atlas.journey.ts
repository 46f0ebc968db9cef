import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const pages = [
  ['zones', '/zones'],
  ['zone', '/zones/xian-htz'],
  ['projects', '/projects'],
  ['published-firms', '/published-firms'],
  ['sources', '/sources'],
] as const;

const views = [
  { width: 1440, locale: 'zh-CN' },
  { width: 390, locale: 'en' },
] as const;

for (const { width, locale } of views) {
  journey(`every page is whole and accessible at ${width} px in ${locale}`, async ({ openPage }) => {
    const page = await openPage({ width, locale, as: 'leader' });
    for (const [name, path] of pages) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await checkAccessibility(page);
      await checkNoSidewaysScroll(page);
      // A key of a text that is missing would stand on the page as it is.
      expect(await page.locator('main').innerText()).not.toMatch(/\bweb\.\w+|units\.\w+|figure\.\w+/);
      await screenshot(page, `${name}-${width}-${locale}`);
    }
  });
}

journey(
  'a visitor reads published facts without an account, and is told why nothing can be exported',
  async ({ openPage }) => {
    const page = await openPage();
    await page.goto('/');
    await page.waitForURL('**/zones');
    await page.getByText('36 个园区').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '导出 36 条' }).isDisabled()).toBe(true);
    await page.getByText('登录后可导出').waitFor();
  },
);

journey('filters stand in the address, count at once, and are cleared with one press', async ({ openPage }) => {
  const page = await openPage();
  await page.goto('/zones');
  await page.getByRole('button', { name: '类型' }).click();
  await page.getByRole('checkbox', { name: /综保区/ }).check();
  await page.getByText('2 个园区', { exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?kind=bonded');
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await page.goto('/zones?kind=bonded&q=没有这样的园区');
  await page.getByRole('heading', { name: '没有符合 2 个条件的记录' }).waitFor();
  await checkAccessibility(page);
  await page.getByRole('button', { name: '清除条件' }).last().click();
  await page.getByText('36 个园区').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

journey(
  'a row opens its panel under an address of its own; keys walk the rows; Esc gives the focus back',
  async ({ openPage }) => {
    const page = await openPage();
    await page.goto('/zones?view=table');
    await page.getByRole('link', { name: '西安高新区', exact: true }).click();
    await page.waitForURL('**panel=xian-htz**');
    const panel = page.getByRole('dialog', { name: '西安高新区' });
    await panel.waitFor();
    await checkAccessibility(page);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('dialog', { name: '南昌高新区' }).waitFor();
    await page.keyboard.press('k');
    await panel.waitFor();
    await page.reload();
    await panel.waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await page.waitForFunction(`document.activeElement?.dataset.rowLink === 'xian-htz'`);
  },
);

journey(
  'a number is a door: kind, period, print and source open by keyboard, and Esc closes them',
  async ({ openPage }) => {
    const page = await openPage();
    await page.goto('/zones/xian-htz#indicators');
    const door = page.getByRole('button', { name: /3年完成投资/ });
    await door.focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: '3年完成投资' });
    await card.waitFor();
    const box = await card.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1440 - 8);
    const told = await card.innerText();
    for (const words of [
      '931.93',
      '亿元以上',
      '目标',
      '931.93亿元',
      '报纸版面（约 2020-06）',
      '000_30c7ce16e0933f49.txt',
      '21',
    ]) {
      expect(told).toContain(words);
    }
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
  },
);

journey('a target never looks achieved: a dashed tag, no fill, no green', async ({ openPage }) => {
  const page = await openPage();
  await page.goto('/zones/xian-htz');
  const tag = page.locator('#indicators .ys-tag', { hasText: '目标' }).first();
  await tag.waitFor();
  const border = await page.evaluate(`(() => {
    const tag = [...document.querySelectorAll('#indicators .ys-tag')].find((each) => each.textContent === '目标');
    const { borderTopStyle, backgroundColor, color } = getComputedStyle(tag);
    return { borderTopStyle, backgroundColor, color };
  })()`);
  expect(border).toEqual({ borderTopStyle: 'dashed', backgroundColor: 'rgba(0, 0, 0, 0)', color: 'rgb(70, 81, 93)' });
});

journey(
  'the map draws points, names and a graticule, and no boundary; its buttons do what dragging does',
  async ({ openPage }) => {
    const page = await openPage();
    await page.goto('/zones');
    const map = page.getByRole('figure', { name: '园区位置' });
    await map.locator('[data-point]').first().waitFor();
    const drawn = await page.evaluate(`(() => {
    const parts = [...document.querySelectorAll('.ys-map-drawing *')];
    return [...new Set(parts.map((each) => each.tagName))].sort();
  })()`);
    expect(drawn).toEqual(['circle', 'g', 'path', 'text', 'title']);
    await expect.poll(() => map.locator('path:not(.ys-map-grid)').count()).toBe(3);
    const before = await map.locator('.ys-map-degree').allTextContents();
    await map.getByRole('button', { name: '放大' }).click();
    await map.getByRole('button', { name: '放大' }).click();
    await expect.poll(() => map.locator('.ys-map-degree').allTextContents()).not.toEqual(before);
    await map.getByRole('button', { name: '看全图' }).click();
    await expect.poll(() => map.locator('.ys-map-degree').allTextContents()).toEqual(before);
    await map.locator('[data-point="nanning-htz"] circle').last().click();
    await page.getByRole('dialog', { name: '南宁高新区' }).waitFor();
  },
);

journey('the chart says the same as its table, and a value of the table filters', async ({ openPage }) => {
  const page = await openPage();
  await page.goto('/projects');
  const chart = page.getByRole('figure', { name: '按阶段' });
  await chart.getByRole('button', { name: '看表格' }).click();
  await checkAccessibility(page);
  await chart.getByRole('row', { name: /在建/ }).getByRole('button').click();
  await page.waitForURL('**stage=under_construction**');
  await page.getByText(/^32 个项目$/).waitFor();
});

journey('an officer exports exactly what is filtered', async ({ openPage }) => {
  const page = await openPage({ as: 'officer' });
  await page.goto('/projects?stage=completed');
  const button = page.getByRole('button', { name: '导出 5 条' });
  await button.waitFor();
  for (const [entry, ending] of [
    ['Excel 表格', /\.xlsx$/],
    ['PDF，A3 打印', /\.pdf$/],
  ] as const) {
    await button.click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: entry }).click();
    expect((await download).suggestedFilename()).toMatch(ending);
    await button.waitFor();
  }
});

journey('an unknown zone says so, with its code', async ({ openPage }) => {
  const page = await openPage({ expected: [/404/] });
  await page.goto('/zones/no-such-zone');
  const alert = page.getByRole('alert');
  await alert.waitFor();
  await expect.poll(() => alert.innerText()).toContain('atlas.zoneUnknown');
  await checkAccessibility(page);
});

journey('a phone shows a register as rows, and a panel over the whole page', async ({ openPage }) => {
  const page = await openPage({ width: 390 });
  await page.goto('/projects');
  await page.getByRole('list', { name: '公开项目' }).waitFor();
  await page.getByRole('link', { name: '长安中心（新西安南站）' }).click();
  const panel = page.getByRole('dialog', { name: '长安中心（新西安南站）' });
  await panel.waitFor();
  expect((await panel.boundingBox())?.width).toBe(390);
  await checkAccessibility(page);
  await screenshot(page, 'project-panel-390-zh-CN');
  await page.goBack();
  await panel.waitFor({ state: 'hidden' });
});
