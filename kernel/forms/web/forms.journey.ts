import { readFile } from 'node:fs/promises';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

const title = '新增岗位补贴申请';
// Numbers of submissions begin with it; told apart from those of other runs against the same application.
const key = `jobs-${Math.random()
  .toString(36)
  .replace(/[^a-z]/g, '')
  .slice(0, 8)}`;

/** A file that whoever fills in sends along. */
const roster = writeXlsx({ sheets: [{ name: '花名册', rows: [['姓名'], ['王小明']] }] }).then((bytes) =>
  Buffer.from(bytes),
);

journey(
  'an officer designs a form, another publishes it, a firm fills it in on a phone, a sheet brings the rest',
  async ({ openPage }) => {
    // Comparing a password takes its time: the other two sign in while the form is designed.
    const first = openPage({ as: 'officer' });
    const others = Promise.all([
      openPage({ as: 'departmentHead' }),
      openPage({ as: 'firmMember', width: 390, expected: [/409/] }),
    ]);
    const desk = await first;
    const address = await design(desk);
    const [head, phone] = await others;
    await publish(head, address);
    const number = await fill(phone);
    await read(desk, address, number);
    const english = await openPage({ as: 'firmMember', width: 390, locale: 'en' });
    await Promise.all([importSheet(desk, address), readInEnglish(english, number)]);
  },
);

/** Adds a field of a kind to a section, and names it. */
async function addField(desk: Page, kind: string, name: string): Promise<void> {
  await desk.getByRole('button', { name: /^加一项到/ }).click();
  await desk.getByRole('dialog', { name: '加一项' }).getByRole('button', { name: kind, exact: true }).click();
  await desk.getByLabel('名称', { exact: true }).fill(name);
  await desk.getByLabel('名称', { exact: true }).press('Enter');
  await desk.getByRole('heading', { level: 3, name, exact: true }).waitFor();
}

/** Writes an expression into the field of that label. */
async function write(desk: Page, label: string, expression: string): Promise<void> {
  const field = desk.getByRole('textbox', { name: label });
  await field.click();
  await field.fill(expression);
  // Proposals that stand open would take the next Enter.
  await field.press('Escape');
}

/** A number that is known, one with a check, an amount that is computed, rows that are asked under a condition. */
async function design(desk: Page): Promise<string> {
  await desk.goto('/forms/new');
  await desk.getByLabel('表单名称').fill(title);
  await desk.getByLabel('代号').fill(key);
  await checkAccessibility(desk);
  await desk.getByRole('button', { name: '新建并开始设计' }).click();
  await desk.getByRole('button', { name: /^新文字项/ }).click();
  await desk.getByLabel('名称', { exact: true }).fill('从业人数');
  await desk.getByLabel('名称', { exact: true }).press('Enter');
  await choose(desk, '类型', '数字');
  await choose(desk, '免填，取自', '从业人数');
  await addField(desk, '数字', '新增岗位数');
  await desk.getByRole('button', { name: '加一条校验' }).click();
  await write(desk, '应当成立', '新增岗位数 <= 从业人数');
  await desk.getByLabel('不成立时提示').fill('新增岗位不能多于从业人数。');
  await addField(desk, '金额', '预计补贴');
  await desk.getByRole('checkbox', { name: '自动计算，不用填' }).check();
  // What is still empty is told, and leads to its field.
  await desk.getByRole('button', { name: /预计补贴：还有空着的内容/ }).click();
  await write(desk, '公式', '新增岗位数 * 1000.5');
  await addField(desk, '明细表', '人员名单');
  await desk.getByRole('checkbox', { name: '只在满足条件时才问' }).check();
  await write(desk, '满足什么条件时才问', '新增岗位数 >= 2');
  await desk.getByRole('radio', { name: '选填' }).check();
  await addField(desk, '附件', '花名册');
  await desk.getByRole('radio', { name: '选填' }).check();
  await tryIt(desk);
  await stay(desk);
  await desk.getByRole('button', { name: '保存设计' }).click();
  await desk.getByText(/陈舒 保存于/).waitFor();
  await checkAccessibility(desk);
  await checkNoSidewaysScroll(desk);
  expect(await desk.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true);
  return new URL(desk.url()).pathname;
}

async function choose(desk: Page, label: string, option: string): Promise<void> {
  await desk.getByLabel(label, { exact: true }).click();
  await desk
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(option, { exact: true })
    .click();
}

/** The form beside its design says at once what it will say to who fills it in. */
async function tryIt(desk: Page): Promise<void> {
  const preview = desk.getByRole('region', { name: '试填' });
  await preview.getByLabel('从业人数').fill('1');
  await preview.getByLabel('新增岗位数').fill('3');
  await preview.getByRole('group', { name: /人员名单/ }).waitFor();
  await preview.getByText('新增岗位不能多于从业人数。').waitFor({ state: 'detached' });
  await preview.getByLabel('新增岗位数').press('Tab');
  await preview.getByText('新增岗位不能多于从业人数。').waitFor();
  await preview.getByText('3,001.50 元').waitFor();
}

/** What is not saved is not lost by a press beside it. */
async function stay(desk: Page): Promise<void> {
  await desk.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '表单' }).click();
  const asked = desk.getByRole('dialog', { name: '有修改没有保存' });
  await asked.waitFor();
  await screenshot(desk, 'forms-leave-zh-1440');
  await asked.getByRole('button', { name: '留下' }).click();
  await asked.waitFor({ state: 'detached' });
  await desk.getByText('有修改没有保存。').waitFor();
}

async function publish(head: Page, address: string): Promise<void> {
  await head.goto(address);
  await head.getByRole('button', { name: '发布', exact: true }).click();
  await head.getByLabel('发布说明').fill('首次发布');
  await head.getByRole('button', { name: '发布', exact: true }).click();
  await head.getByText('可填报', { exact: true }).waitFor();
  await head.getByRole('link', { name: '版本（1）' }).click();
  await head.getByRole('row', { name: /第 1 版.*陈舒.*林牧/ }).waitFor();
  await checkAccessibility(head);
}

/** Filled in with what is known; left and taken up again; told of another window; refused, mended, sent. */
async function fill(phone: Page): Promise<string> {
  await phone.goto('/my-forms');
  await phone
    .getByRole('link', { name: `填写 ${title}` })
    .first()
    .click();
  await phone.getByText('取自企业名册，免填').waitFor();
  await phone.getByLabel('新增岗位数').fill('999999999');
  await phone.getByRole('button', { name: '报送' }).click();
  const refused = phone.getByRole('alert').filter({ hasText: '要改' });
  await refused.getByRole('button', { name: /新增岗位不能多于从业人数/ }).click();
  expect(await phone.getByLabel('新增岗位数').evaluate((field) => field === document.activeElement)).toBe(true);
  await checkAccessibility(phone);
  await checkNoSidewaysScroll(phone);
  await phone.getByLabel('新增岗位数').fill('2');
  await phone.getByRole('button', { name: '加一行' }).click();
  await phone.getByLabel('新列').fill('王小明');
  await phone
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '花名册.xlsx', mimeType: 'application/octet-stream', buffer: await roster });
  await phone.getByRole('button', { name: '移除 花名册.xlsx' }).waitFor();
  await phone.getByText(/^已保存，/).waitFor();
  await phone.reload();
  expect(await phone.getByLabel('新列').inputValue()).toBe('王小明');
  await phone.getByRole('button', { name: '移除 花名册.xlsx' }).waitFor();
  await screenshot(phone, 'forms-fill-zh-390');
  await otherWindow(phone);
  await phone.getByRole('button', { name: '报送' }).click();
  await phone.getByText(/^已报送，编号/).waitFor();
  await phone.getByRole('link', { name: '查看报送的内容' }).click();
  await phone.getByText('2,001.00 元').waitFor();
  await checkNoSidewaysScroll(phone);
  return (
    (await phone
      .getByText(new RegExp(`^${key.toUpperCase()}-`))
      .first()
      .textContent()) ?? ''
  );
}

/** A second window saves first: the other one says so, and what stands in it is kept over it. */
async function otherWindow(phone: Page): Promise<void> {
  const other = await phone.context().newPage();
  await other.goto(phone.url());
  await other.getByLabel('新列').fill('另一个窗口');
  await other.getByText(/^已保存，/).waitFor();
  await other.close();
  await phone.getByLabel('新列').fill('王小明二');
  await phone.getByRole('alert').getByRole('button', { name: '保留这里的' }).click();
  await phone.getByText(/^已保存，/).waitFor();
}

async function read(desk: Page, address: string, number: string): Promise<void> {
  await desk.goto(`${address}/submissions`);
  await desk.getByRole('table').getByRole('link', { name: number }).click();
  await checkAccessibility(desk);
  await desk.getByRole('dialog').getByRole('link', { name: '查看全文' }).click();
  await desk.getByText('王小明二').waitFor();
  const [roll] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('list', { name: '花名册' }).getByRole('link', { name: /下载/ }).click(),
  ]);
  expect((await readFile(await roll.path())).equals(await roster)).toBe(true);
  await checkAccessibility(desk);
  const [print] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: '打印' }).click(),
  ]);
  expect(print.suggestedFilename()).toMatch(/\.pdf$/);
}

/** The form's own template, filled in by hand: one row to repair, then a batch whose rows are submissions. */
async function importSheet(desk: Page, address: string): Promise<void> {
  const code = await standingCode(desk);
  await desk.goto(`${address}/submissions`);
  await desk.getByRole('main').getByRole('link', { name: '导入', exact: true }).click();
  const [template] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: '下载模板' }).click(),
  ]);
  await screenshot(desk, 'forms-sheet-choose-zh-1440');
  const [sheet] = (await readXlsx(await readFile(await template.path()))).sheets;
  expect(sheet?.rows[0]).toEqual(['*统一社会信用代码', '*委托人', '*从业人数', '*新增岗位数']);
  const rows = [...(sheet?.rows ?? []), [code, '周经理', 8, 1], [code, '周经理', 8, 9]];
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: '报送', rows }] }));
  const file = { name: `${key}.xlsx`, mimeType: 'application/octet-stream', buffer };
  await desk.locator('input[type=file]').setInputFiles(file);
  await desk.getByText('必填字段齐全，共 2 行').waitFor();
  await screenshot(desk, 'forms-sheet-columns-zh-1440');
  await desk.getByRole('button', { name: '去修数据' }).click();
  await desk.getByText('新增岗位不能多于从业人数。').waitFor();
  await screenshot(desk, 'forms-sheet-repair-zh-1440');
  const cell = desk.locator('td[data-sheet-row="3"][data-column="number1"]');
  await cell.click();
  await cell.locator('input').fill('2');
  await desk.keyboard.press('Enter');
  await desk.getByText('没有待修的行').waitFor();
  await desk.getByRole('button', { name: '去录入' }).click();
  await desk.getByRole('button', { name: '录入 2 行' }).click();
  await desk
    .getByRole('dialog', { name: `${key}.xlsx` })
    .getByText('有效')
    .waitFor();
  await screenshot(desk, 'forms-sheet-batch-zh-1440');
  await desk.goto(`${address}/submissions`);
  await desk.getByRole('columnheader', { name: '预计补贴（元）' }).waitFor();
  await desk.getByRole('row', { name: /-0003.*2,001\.00/ }).waitFor();
  await screenshot(desk, 'forms-submissions-zh-1440');
}

/** Code of some firm that stands in the register. */
async function standingCode(desk: Page): Promise<string> {
  const { firms } = (await (await desk.request.get('/api/parties/firms?pageSize=50')).json()) as {
    firms: { socialCreditCode: string | null }[];
  };
  const code = firms.find(({ socialCreditCode }) => socialCreditCode !== null)?.socialCreditCode;
  if (code === undefined || code === null) throw new Error('the zone has no firm with a code');
  return code;
}

async function readInEnglish(phone: Page, number: string): Promise<void> {
  await phone.goto('/my-forms');
  await phone.getByRole('link', { name: number }).click();
  await phone.getByRole('button', { name: 'Take back' }).click();
  await phone.getByLabel('Why it is taken back').fill('entered twice');
  await phone.getByRole('button', { name: 'Take back' }).click();
  await phone.getByText('Taken back: entered twice').waitFor();
  await checkNoSidewaysScroll(phone);
}
