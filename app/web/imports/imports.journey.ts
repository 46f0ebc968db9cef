import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';
import { type FlawedRow, flawedRows, type StandingFirm } from '#testing/flawed-firms.ts';
import { firstRow, flawedOldWorkbook, flawedTextTable, flawedWorkbook } from '#testing/flawed-sheets.ts';

const send = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

const counts = (page: Page) => page.getByRole('main').getByRole('status').first();

/** Does something that is kept on the server, and waits until the page shows what came of it. */
async function kept(page: Page, act: () => Promise<unknown>): Promise<void> {
  const rows = page.waitForResponse((answer) => /\/api\/sheets\/drafts\/[^/]+\/rows/.test(answer.url()));
  await act();
  await rows;
}

/** What stands under each row of the grid, by Excel's number. */
async function wordsByRow(page: Page): Promise<Map<number, string>> {
  const lines = await page
    .locator('.ys-sheet-why .ys-sheet-fault')
    .evaluateAll((faults) =>
      faults.map((fault) => ({ row: Number((fault as HTMLElement).dataset.sheetRow), words: fault.textContent ?? '' })),
    );
  const found = new Map<number, string>();
  for (const { row, words } of lines) found.set(row, `${found.get(row) ?? ''}${words}\n`);
  return found;
}

async function standingFirms(page: Page): Promise<[StandingFirm, StandingFirm, StandingFirm]> {
  const answer = await page.request.get('/api/parties/firms?pageSize=50');
  const { firms } = (await answer.json()) as { firms: { name: string; socialCreditCode: string | null }[] };
  const coded = firms.flatMap(({ name, socialCreditCode }) =>
    socialCreditCode === null ? [] : [{ name, socialCreditCode }],
  );
  const [first, second, third] = coded;
  if (!first || !second || !third) throw new Error('the zone has too few firms with codes');
  return [first, second, third];
}

const cell = (page: Page, row: number, column: string): Locator =>
  page.locator(`td[data-sheet-row="${row}"][data-column="${column}"]`);
const verbs = (page: Page, row: number): Locator => page.locator(`tr.ys-sheet-why:has([data-sheet-row="${row}"])`);

/** Mends one row as a person would: in its cell, by its proposal, with a reason, or by leaving it out. */
async function mend(page: Page, number: number, how: NonNullable<FlawedRow['mend']>): Promise<void> {
  const line = verbs(page, number);
  switch (how.by) {
    case 'typing':
      await cell(page, number, how.column).click();
      await cell(page, number, how.column).locator('input').fill(how.text);
      return kept(page, () => page.keyboard.press('Enter'));
    case 'choosing':
      await cell(page, number, how.column).click();
      await cell(page, number, how.column).locator('select').selectOption({ label: how.text });
      return kept(page, () => page.keyboard.press('Enter'));
    case 'proposal':
      return kept(page, () => line.getByRole('button', { name: /^改为 / }).click());
    case 'leavingOut':
      return kept(page, () => line.getByRole('button', { name: /^不录入此行/ }).click());
    case 'reason':
      await line.getByRole('button', { name: /^写原因保留/ }).click();
      await page.getByLabel('保留的原因').fill('与营业执照原件核对一致');
      return kept(page, () => page.keyboard.press('Enter'));
    case 'sameKind':
      await line.getByRole('button', { name: /^同类 3 处全部改为/ }).click();
      await page.getByLabel(/全部改为$/).selectOption({ label: how.text });
      return kept(page, () => page.getByRole('button', { name: '改 3 处' }).click());
  }
}

/** Opens the newest batch's panel and undoes it after reading what that does. */
async function undoBatch(page: Page, count: number): Promise<void> {
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: '撤销这次录入' }).click();
  await panel.getByText(`${count} 条新增的记录会离开名册。`).waitFor();
  await panel.getByRole('button', { name: `撤销 ${count} 条` }).click();
  await panel.getByText('方样 已撤销').waitFor();
}

describe('the import of a sheet with every kind of mistake', () => {
  journey(
    'is mapped, repaired in the grid, entered and undone',
    async ({ openPage }) => {
      const page = await openPage({ as: 'officer', zone: 'yangban', expected: [/422/] });
      const rows = flawedRows(await standingFirms(page));
      expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(40);

      await page.goto('/firms');
      await page.getByRole('main').getByRole('link', { name: '导入', exact: true }).click();
      await page.getByRole('button', { name: '下载模板' }).waitFor();
      await send(page, '企业名册.docx', Buffer.from('x'));
      await page.getByRole('alert').getByText('这里不收这种格式的文件').waitFor();
      await send(page, '企业名册.xlsx', Buffer.from('PK\u0003\u0004 not a workbook'));
      await page
        .getByRole('alert')
        .getByText(/请打开后另存为 .xlsx/)
        .waitFor();
      await checkAccessibility(page);
      await screenshot(page, 'import-choose-zh-1440');
      await send(page, '企业情况统计表.xlsx', await flawedWorkbook(rows));

      await page.getByText('缺少必填字段：组织形式').waitFor();
      await expect.poll(() => page.getByLabel('第', { exact: true }).inputValue()).toBe('3');
      await expect.poll(() => page.getByLabel('至', { exact: true }).inputValue()).toBe('4');
      await page.getByRole('row', { name: /^D 经营情况 \/ 注册资本（万元）.*万元/ }).waitFor();
      await page.getByRole('row', { name: /^L 是否高企 .*不导入/ }).waitFor();
      await checkAccessibility(page);
      await screenshot(page, 'import-columns-zh-1440');
      await page.getByLabel('“性质”对应字段').click();
      await page.keyboard.type('组织');
      await page.keyboard.press('Enter');
      await page.getByText(/必填字段齐全/).waitFor();
      await page.reload();
      await page.getByRole('row', { name: /^H 性质 .*组织形式.*您所选/ }).waitFor();
      const aside = page.getByRole('region', { name: /^不录入的 3 行/ });
      for (const { leftOut } of rows) if (leftOut) await aside.getByText(leftOut, { exact: true }).waitFor();
      await page.getByRole('button', { name: '去修数据' }).click();

      const bad = rows.filter(({ shown }) => shown !== undefined);
      await counts(page).getByText(`${bad.length} 待修`).waitFor();
      await cell(page, firstRow, 'socialCreditCode').waitFor();
      const found = await wordsByRow(page);
      for (const [at, { kind, shown }] of rows.entries()) {
        const words = found.get(firstRow + at);
        if (shown === undefined) expect([kind, words]).toEqual([kind, undefined]);
        else expect([kind, words]).toEqual([kind, expect.stringMatching(shown.words)]);
      }
      await checkAccessibility(page);
      await screenshot(page, 'import-repair-zh-1440');

      // By keys alone: F8 to the second fault, Enter, the text, Enter; then the focus stands where the next fault is.
      const [, second] = rows;
      const code = second?.mend?.by === 'typing' ? second.mend.text : '';
      await page.keyboard.press('F8');
      await page.keyboard.press('F8');
      await page.keyboard.press('Enter');
      await page.keyboard.type(code);
      await kept(page, () => page.keyboard.press('Enter'));
      await cell(page, firstRow + 1, 'socialCreditCode').waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate('document.activeElement?.dataset.sheetRow')).toBe(String(firstRow + 2));
      await counts(page)
        .getByText(`${bad.length - 1} 待修`)
        .waitFor();
      await page.keyboard.press('Shift+F8');
      await expect.poll(() => page.evaluate('document.activeElement?.dataset.sheetRow')).toBe(String(firstRow));
      await kept(page, () => page.getByRole('button', { name: /^撤销上一步/ }).click());
      await cell(page, firstRow + 1, 'socialCreditCode').waitFor();

      const mended = new Set<number>();
      const last = firstRow + rows.findLastIndex(({ mend: how }) => how !== undefined);
      for (const [at, { mend: how }] of rows.entries()) {
        const number = firstRow + at;
        if (how === undefined || mended.has(number)) continue;
        // A row says as much of the grid as forty, and is judged in a tenth of the time.
        if (number === last) await checkAccessibility(page);
        await mend(page, number, how);
        await cell(page, number, 'name').waitFor({ state: 'detached' });
        if (how.by === 'sameKind') for (const more of [1, 2]) mended.add(number + more);
      }
      await page.getByText('没有待修的行').waitFor();
      await screenshot(page, 'import-repaired-zh-1440');
      await page.getByRole('button', { name: '去录入' }).click();

      const out = rows.filter(({ mend: how, leftOut }) => how?.by === 'leavingOut' || leftOut === '');
      const entered = rows.length - out.length - rows.filter(({ leftOut }) => leftOut).length;
      await page.getByRole('button', { name: `录入 ${entered} 行` }).waitFor();
      await checkAccessibility(page);
      await screenshot(page, 'import-commit-zh-1440');
      await page.getByRole('button', { name: `录入 ${entered} 行` }).click();
      const panel = page.getByRole('dialog', { name: '企业情况统计表.xlsx' });
      await panel.getByText('有效').waitFor();
      await checkAccessibility(page);
      await screenshot(page, 'import-done-zh-1440');
      await panel.getByRole('link', { name: '查看企业名册' }).click();
      await page.waitForURL(/\/firms/);
      await page.goto('/firms?q=样板补名');
      await page.getByRole('link', { name: '样板补名有限公司' }).waitFor();
      await page.goBack();
      await page.goBack();
      await undoBatch(page, entered);
      await page.goto('/firms?q=样板补名');
      await page.getByRole('heading', { name: '没有符合 1 个条件的记录' }).waitFor();
    },
    180_000,
  );

  journey('comes as text in GB 18030 and as an old workbook too', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban' });
    await page.goto('/imports/new?register=parties.firm');
    await send(page, '企业.csv', flawedTextTable());
    await page.getByText('必填字段齐全，共 2 行').waitFor();
    await page.getByRole('link', { name: '录入', exact: true }).click();
    await page.getByText('还有 1 行待修').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载待修的 1 行' }).click();
    expect((await download).suggestedFilename()).toMatch(/企业.*待修.*\.xlsx$/);
    await page.getByRole('button', { name: '录入 1 行' }).click();
    await undoBatch(page, 1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '放弃 企业.csv' }).click();
    await page.getByRole('link', { name: '继续 企业.csv' }).waitFor({ state: 'detached' });

    await page.goto('/imports/new?register=parties.firm');
    await send(page, '企业.xls', flawedOldWorkbook());
    await page.getByText('必填字段齐全，共 2 行').waitFor();
    await page.getByRole('row', { name: /^A 企业名称 .*上次所选$/ }).waitFor();
    await page.getByRole('button', { name: '去修数据' }).click();
    await cell(page, 3, 'registeredCapitalFen').waitFor();
    await mend(page, 3, { by: 'proposal' });
    await mend(page, 3, { by: 'typing', column: 'foundedOn', text: '2019-06-30' });
    await mend(page, 3, { by: 'choosing', column: 'industry', text: '食品制造业' });
    await page.getByRole('button', { name: '去录入' }).click();
    await page.getByRole('button', { name: '录入 2 行' }).click();
    await undoBatch(page, 2);
  });

  journey('is repaired with a thumb, in English', async ({ openPage }) => {
    const page = await openPage({ as: 'officer', zone: 'yangban', width: 390, locale: 'en' });
    await page.goto('/imports');
    await page.getByRole('link', { name: 'Import a sheet' }).first().click();
    await page.getByLabel('Register').click();
    await page.locator('.ant-select-item-option', { hasText: /^Firms$/ }).click();
    await page.getByRole('button', { name: 'Download template' }).waitFor();
    await checkNoSidewaysScroll(page);
    await send(page, 'firms.csv', flawedTextTable());
    await page.getByText('All required fields have a column; 2 rows').waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'import-columns-en-390');
    await page.getByRole('button', { name: 'Repair rows' }).click();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Row 3 / }) });
    await row
      .getByText(/none of the choices: [A-Z]/)
      .first()
      .waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'import-repair-en-390');
    await kept(page, () => row.getByLabel('Industry').selectOption({ label: 'Food' }));
    await kept(page, () => row.getByRole('button', { name: 'Change to 3亿' }).click());
    await row.getByLabel('Founded').fill('2019-06-30');
    await kept(page, () => page.keyboard.press('Enter'));
    await page.getByText('No rows to repair').waitFor();
    await page.getByRole('button', { name: 'Go to enter' }).click();
    await page.getByRole('button', { name: 'Enter 2 rows' }).waitFor();
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'import-commit-en-390');
    await page.getByRole('button', { name: 'Discard this import' }).click();
    await page.getByRole('button', { name: 'Discard and delete' }).click();
    await page.getByRole('heading', { name: 'Imports', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Discard firms.csv' }).waitFor({ state: 'detached' });
    await checkNoSidewaysScroll(page);
    await checkAccessibility(page);
    await screenshot(page, 'imports-en-390');
  });

  journey('is closed to those who keep no register, with the reason', async ({ openPage }) => {
    const page = await openPage({ as: 'leader', expected: [/403/] });
    await page.goto('/imports');
    await page.getByText('您的角色不能看这一页').first().waitFor();
  });
});
