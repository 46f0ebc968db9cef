import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

/** Waits until nothing moves: a colour in the middle of a fade is not the one that people read. */
const settle = async (page: Page) => {
  await expect.poll(() => page.locator(':is([class*="-appear"], [class*="-enter"])').count()).toBe(0);
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
};

const check = async (page: Page, name: string) => {
  await checkNoSidewaysScroll(page);
  await settle(page);
  await checkAccessibility(page);
  await screenshot(page, name);
};

describe('the organisation', () => {
  journey('shows each zone its own people, and forms only to who may change it', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/organisation');
    await page.getByText('9 个部门，40 人').waitFor();
    await page.getByRole('row', { name: /陈舒/ }).waitFor();
    expect(await page.getByRole('button', { name: /^免职/ }).count()).toBe(0);
    await page.goto('/organisation/reorganise');
    await page.getByText('您的角色不能看这一页').waitFor();
    const other = await openPage({ as: 'officer', zone: 'yangban' });
    await other.goto('/organisation');
    await other.getByText('3 个部门，6 人').waitFor();
    expect(await other.getByText('陈舒').count()).toBe(0);
  });

  journey('merges two departments after a preview, keeps their past, and takes it back', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin' });
    await page.goto('/organisation');
    await page.getByRole('link', { name: '社会事业局' }).click();
    await page.getByRole('heading', { name: '社会事业局' }).waitFor();
    await check(page, 'organisation-zh-1440');
    await page.getByRole('link', { name: '合并、分设、撤销' }).click();
    await page.getByLabel('接收机构').click();
    await page.keyboard.type('党政办公室');
    await page.keyboard.press('Enter');
    await page.getByLabel('生效日').fill('2026-11-01');
    await page.getByLabel('文号').fill('示高管发〔2026〕9号');
    await page.getByLabel('原因').fill('机构改革');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('row', { name: /人才科.*社会事业局.*党政办公室/ }).waitFor();
    await check(page, 'reorganise-zh-1440');
    await page.getByRole('button', { name: '执行合并' }).click();
    await page.waitForURL(/on=2026-11-01/);
    await page.getByText('8 个部门，40 人').waitFor();
    await page.getByText('已撤销 2 个').click();
    await page.getByRole('link', { name: '社会事业局' }).click();
    await page.getByText('这一天不在设，沿革仍可查看。').waitFor();
    await page.getByText('示高管发〔2026〕9号').waitFor();
    await page.getByLabel('查看日期').fill('2026-10-31');
    await page.getByText('9 个部门，40 人').waitFor();
    await page.getByRole('row', { name: /局长.*负责人/ }).waitFor();
    await page.goto('/organisation/changes');
    await page
      .getByRole('row', { name: /示高管发〔2026〕9号/ })
      .getByRole('button')
      .click();
    await page.getByLabel('原因').fill('试验');
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await page.getByText('已撤回').waitFor();
    await page.goto('/organisation');
    await page.getByText('9 个部门，40 人').waitFor();
  });

  journey('shows who owns which duty, and what nobody owns', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin' });
    await page.goto('/organisation/duties');
    await page.getByText('1 项无人牵头').waitFor();
    await page.getByRole('columnheader', { name: '行政审批局' }).waitFor();
    await screenshot(page, 'duties-zh-1440');
    await page.getByRole('button', { name: '只看无人牵头' }).click();
    await page.getByText('人才住房申请').waitFor({ state: 'detached' });
    // One row says as much of the table as two dozen and is judged in a fraction of the time.
    await check(page, 'duties-gaps-zh-1440');
    await page.getByRole('button', { name: '物流与通关' }).click();
    const panel = page.getByRole('dialog', { name: '职责归属：物流与通关' });
    await panel.getByLabel('牵头机构').click();
    await page.keyboard.type('招商科');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: '确定归属' }).click();
    await page.getByText('全部有人牵头').waitFor();
    await page.goto('/organisation/changes');
    await page.getByRole('button', { name: /^撤回/ }).first().click();
    await page.getByLabel('原因').fill('试验');
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await page.getByText('已撤回').first().waitFor();
  });

  journey('fits a phone in English', async ({ openPage }) => {
    const page = await openPage({ as: 'systemAdmin', width: 390, locale: 'en' });
    await page.goto('/organisation');
    await page.getByText('9 departments, 40 people').waitFor();
    await page.getByText('Posts and people').waitFor();
    await check(page, 'organisation-en-390');
    await page.getByRole('button', { name: 'Rename or move' }).click();
    await page.locator('#amend_name').waitFor();
    await check(page, 'organisation-panel-en-390');
    await page.goto('/organisation/duties');
    await page.getByText('1 without an owner').waitFor();
    await checkNoSidewaysScroll(page);
    await page.goto('/organisation/changes');
    await page.getByText('Merger').first().waitFor();
    await check(page, 'changes-en-390');
    await page.goto('/organisation/reorganise');
    await page.getByRole('button', { name: 'Preview' }).waitFor();
    await checkNoSidewaysScroll(page);
    // Two departments with a section of one name each: said as soon as both are chosen.
    await page.route('**/api/parties/departments*', async (route) => {
      const answer = await route.fetch();
      const told = await answer.json();
      const departments = told.departments.map((one: { kind: string }) =>
        one.kind === 'section' ? { ...one, name: '综合科' } : one,
      );
      await route.fulfill({ response: answer, json: { ...told, departments } });
    });
    await page.reload();
    for (const [label, name] of [
      ['Departments to merge', '社会事业局'],
      ['Into which', '党政办公室'],
    ] as const) {
      await page.getByLabel(label).click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    }
    await page.getByRole('link', { name: '社会事业局 · 综合科' }).first().waitFor();
    await check(page, 'reorganise-namesakes-en-390');
  });
});
