import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, testApplication } from '#testing/browser.ts';

/** A day in China, some days from today. */
function day(ahead = 0): string {
  const at = Date.now() + ahead * 86_400_000;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
}

async function post(page: Page, url: string, data: object): Promise<number> {
  const headers = { 'x-yuanshu-csrf': '1', origin: testApplication().url };
  return (await page.request.post(url, { data, headers })).status();
}

/** Files a need as anybody does who scanned the code: on a phone, without login and without script. */
async function fileWithoutScript(page: Page, { firm, matter }: { firm: string; matter: string }): Promise<string> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const context = await browser.newContext({
    ...{ baseURL: testApplication().url, javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
    ...{ locale: 'zh-CN', isMobile: true },
  });
  try {
    const phone = await context.newPage();
    await phone.goto('/ask/shifan?place=一号门');
    await phone.getByLabel('企业名称或统一社会信用代码').fill(firm);
    await phone.getByLabel('诉求内容').fill(matter);
    await phone.getByLabel('联系人').fill('何经办');
    await phone.getByLabel('电话').fill('0755-1000001');
    await phone.getByRole('button', { name: '提交诉求' }).click();
    await phone.getByText('请保存本页链接').waitFor();
    return phone.url();
  } finally {
    await context.close();
  }
}

journey(
  'a need filed on a phone without script becomes two matters that are followed on one page',
  async ({ openPage }) => {
    const desk = await openPage({ width: 1440, as: 'departmentHead', expected: [/404 .*\/visits\/none-such\)/] });
    const charter = {
      ...{
        name: '示范如意',
        nameEn: 'Shifan at your service',
        validFrom: day(),
        officeOpens: 540,
        officeCloses: 1_050,
      },
      promises: [{ kind: 'firstAnswer', limit: 2, unit: 'workingDays' }],
    };
    // A charter may begin today already.
    expect([200, 409]).toContain(await post(desk, '/api/visits/charters', charter));
    const { firms } = await (await desk.request.get('/api/parties/firms?pageSize=1')).json();
    const followed = await fileWithoutScript(desk, { firm: firms[0].name, matter: '门口积水，且夜班没有公交。' });

    await desk.goto('/needs?state=filed&q=积水');
    await desk.locator('[data-row]').first().click();
    const panel = desk.getByRole('dialog');
    await panel.getByText('何经办').waitFor();
    await panel.getByRole('button', { name: '是这家企业' }).first().click();
    await panel.getByRole('button', { name: '转为事项', exact: true }).first().click();
    await panel.getByRole('button', { name: '再加一项' }).click();
    const titles = ['门口积水', '夜班公交'];
    for (const [place, title] of titles.entries()) {
      const matter = panel.getByRole('group', { name: `第 ${place + 1} 项` });
      await matter.getByLabel('类别').click();
      await desk.locator('.ant-select-dropdown:visible .ant-select-item-option').nth(place).click();
      await matter.getByLabel('标题').fill(title);
      await matter.getByLabel('内容').fill(`${title}，请办理。`);
    }
    await checkAccessibility(desk);
    await panel.locator('form').getByRole('button', { name: '转为事项' }).click();
    await panel.getByText('转成的事项').waitFor();
    for (const title of titles) await panel.getByText(title, { exact: true }).waitFor();

    await desk.goto(followed);
    for (const title of titles) await desk.getByRole('heading', { name: title }).waitFor();
    await checkAccessibility(desk);
    // A word without an end widens no page, whoever reads it and wherever.
    const endless = await fileWithoutScript(desk, { firm: 'F'.repeat(100), matter: 'Wm'.repeat(100) });
    for (const width of [1440, 390]) {
      await desk.setViewportSize({ width, height: 900 });
      await desk.goto(`/needs?q=${'Wm'.repeat(30)}`);
      await desk.locator('[data-row]').filter({ hasText: 'WmWm' }).first().click();
      await desk.getByRole('dialog').getByText('何经办').waitFor();
      await checkNoSidewaysScroll(desk);
      expect(await desk.locator('.ys-panel-body').evaluate((body) => body.scrollWidth - body.clientWidth)).toBe(0);
      await desk.goto(endless);
      await checkNoSidewaysScroll(desk);
    }
    await desk.setViewportSize({ width: 1440, height: 900 });
    await desk.goto('/visits/none-such');
    await desk.getByText('没有这条走访记录').waitFor();
    await desk.getByRole('main').getByRole('link', { name: '回到列表' }).click();
    await desk.waitForURL('**/visits');
    await desk.goto('/service-charter');
    await desk.getByRole('main').getByRole('link', { name: /^\d+$/ }).first().waitFor();
    await checkAccessibility(desk);
  },
);

journey('officers, charter and queue fit a phone in English', async ({ openPage }) => {
  const phone = await openPage({ width: 390, locale: 'en', as: 'departmentHead' });
  for (const [path, heading] of [
    ['/charter/shifan', 'Shifan at your service'],
    ['/ask/shifan', 'Tell us what your firm needs'],
    ['/officers', 'Service officers'],
    ['/officers/assign', 'Assign service officers'],
    ['/needs', 'Needs of firms'],
    ['/record-need', 'Record a need'],
  ] as const) {
    await phone.goto(path);
    await phone.getByRole('heading', { level: 1, name: heading }).waitFor();
    await checkNoSidewaysScroll(phone);
  }
  await checkAccessibility(phone);
});
