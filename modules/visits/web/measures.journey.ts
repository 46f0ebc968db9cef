import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const number = `测发〔2026〕${process.pid}号`;
const [title, measure] = [`走查用举措文件 ${process.pid}`, '联合验收限时办结'];

journey('a measure is promised, done with evidence, published, and followed by everybody', async ({ openPage }) => {
  // Finishing without evidence is refused on purpose.
  const desk = await openPage({ as: 'officer', expected: [/status of 422/] });
  await desk.goto('/measures');
  await desk.getByRole('heading', { level: 1, name: '举措清单' }).waitFor();
  await enterDocument(desk);
  await enterMeasure(desk);
  await checkAccessibility(desk);
  await checkNoSidewaysScroll(desk);
  await finish(desk);
  await screenshot(desk, 'measures-1440-zh');
  for (const [path, name] of [
    ['/common-issues', '共性问题'],
    ['/visit-statistics', '走访与诉求统计'],
  ] as const) {
    await desk.goto(path);
    await desk.getByRole('heading', { level: 1, name }).waitFor();
    await desk
      .getByRole('main')
      .getByText(/组|没有|合计/)
      .first()
      .waitFor();
    await checkAccessibility(desk);
    await checkNoSidewaysScroll(desk);
  }
  const address = await publish(await openPage({ as: 'departmentHead' }));
  await follow(await openPage({ width: 390, locale: 'en', as: 'officer' }), address);
});

async function enterDocument(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '录入文件' }).first().click();
  await desk.getByLabel('文件标题').fill(title);
  await desk.getByLabel('文号').fill(number);
  await desk.getByLabel('印发日期').fill('2026-03-02');
  await desk.getByLabel('方面').fill('审批提速\n要素保障');
  await desk.getByRole('button', { name: '录入文件' }).click();
  await desk.getByRole('link', { name: title }).waitFor();
}

async function enterMeasure(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '录入举措' }).click();
  await choose(desk, '文件', title);
  await choose(desk, '方面', '审批提速');
  await desk.getByLabel('举措', { exact: true }).fill(measure);
  await choose(desk, '牵头部门', '行政审批局');
  await desk.getByLabel('完成时限').fill('2030-12-31');
  await desk.getByRole('button', { name: '录入举措' }).click();
  await desk.getByRole('link', { name: title }).click();
  await desk.getByRole('table').getByRole('link', { name: measure }).click();
}

async function choose(desk: Page, label: string, option: string): Promise<void> {
  const form = desk.getByRole('region', { name: '录入举措' });
  await form.getByLabel(label, { exact: true }).click();
  await desk.locator('.ant-select-item-option').filter({ hasText: option }).last().click();
}

/** Done is not taken without evidence; what was typed stays, and the act stands in the list with its words. */
async function finish(desk: Page): Promise<void> {
  const panel = desk.getByRole('dialog');
  await panel.getByRole('button', { name: '启动' }).click();
  await panel.getByRole('button', { name: '启动' }).click();
  await panel.getByRole('button', { name: '完成' }).click();
  await panel.getByRole('button', { name: '完成' }).click();
  await panel.getByText('没有佐证，不能记为完成。').waitFor();
  await panel.getByLabel('佐证：依据文号或成效').fill('联合验收办法已印发');
  await panel.getByRole('button', { name: '完成' }).click();
  await panel.getByText('联合验收办法已印发').waitFor();
  await panel.getByRole('button', { name: '重新办理' }).waitFor();
}

async function publish(head: Page): Promise<string> {
  await head.goto('/measures');
  const row = head.getByRole('listitem').filter({ hasText: title });
  await row.getByRole('button', { name: '公开进展' }).click();
  const address = (await row.getByRole('link', { name: '公开页' }).getAttribute('href')) ?? '';
  expect(address).toMatch(/^\/measures\/shifan\//);
  return address;
}

async function follow(phone: Page, address: string): Promise<void> {
  for (const path of ['/measures', '/common-issues', '/visit-statistics']) {
    await phone.goto(path);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await checkNoSidewaysScroll(phone);
  }
  await phone.goto(`${address}?lang=zh-CN`);
  await phone.getByText('共 1 项：已完成 1').waitFor();
  await phone.getByText(measure).waitFor();
  await checkAccessibility(phone);
  await checkNoSidewaysScroll(phone);
  await phone.getByRole('link', { name: 'English' }).click();
  await phone.getByText('1 measures: 1 done').waitFor();
  await checkNoSidewaysScroll(phone);
  expect(await phone.content()).not.toContain('联合验收办法已印发');
}
