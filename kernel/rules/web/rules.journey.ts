import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';
import type { RuleDraft } from '../contract/rule-record.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const tab = (page: Page, name: string) => link(page, new RegExp(`^${name} `)).click();
const saved = (page: Page) => page.getByText(/^已保存/).waitFor();

const policy = `第一条 本办法适用于注册在本区的企业。
第三条 从业人数不少于 10 人的企业，可以申请补助。
第四条 补助金额为年度保费乘以补助比例。
第五条 企业按从业人数分为大型、中型、小型。`;

/** Chooses an option of a select below a part of the page. */
async function choose(part: Locator, label: string, option: string): Promise<void> {
  const page = part.page();
  await part.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item').filter({ hasText: option }).first().click();
  await page.keyboard.press('Escape');
}

/** Looks at the page as it stands: no barrier, nothing past its edge. */
async function look(page: Page, name: string): Promise<void> {
  await checkAccessibility(page);
  await checkNoSidewaysScroll(page);
  await screenshot(page, name);
}

/** The officer begins a rule and pastes its policy. */
async function begin(page: Page): Promise<string> {
  await page.goto('/rules');
  await heading(page, '规则');
  await look(page, 'rules-zh-1440');
  await link(page, '新建规则').click();
  await heading(page, '新建规则');
  await page.getByLabel('名称').fill('保费补助');
  await button(page, '开始编写').click();
  await heading(page, '保费补助');
  await button(page, '粘贴政策原文').click();
  await page.getByLabel('文件名称').fill('保费补助办法');
  await page.getByLabel('政策原文', { exact: true }).last().fill(policy);
  await button(page, '拆成 4 句').click();
  await page.getByText('第四条', { exact: true }).waitFor();
  await look(page, 'rule-policy-zh-1440');
  return new URL(page.url()).pathname;
}

/** What the rule reads, and the parameter that it names. */
async function nameData(page: Page): Promise<void> {
  await tab(page, '数据');
  await button(page, '添加数据').click();
  await page.getByLabel('数据名称').fill('从业人数');
  await button(page, '添加数据').click();
  await page.getByLabel('数据名称').last().fill('年度保费');
  await page.getByLabel('年度保费的小数位数').fill('2');
  await page.getByLabel('年度保费的最大值').fill('10000000');
  await saved(page);
  await look(page, 'rule-data-zh-1440');
  await meetSomebody(page);
  await tab(page, '参数');
  await button(page, '新建参数').click();
  await page.getByLabel('参数', { exact: true }).fill('补助比例');
  await page.getByLabel('小数位数').fill('2');
  await button(page, '新建参数').click();
  await button(page, '移除参数补助比例').waitFor();
  await saved(page);
}

/** The head of department sets the value of the parameter twice. */
async function setTwice(head: Page): Promise<void> {
  await head.goto('/rule-parameters?q=补助比例');
  await head.getByRole('link', { name: '补助比例' }).first().click();
  await link(head, '打开参数').click();
  await heading(head, '补助比例');
  await setValue(head, '0.5', '2026-01-01');
  await setValue(head, '0.6', '2026-07-01');
  await look(head, 'parameter-zh-1440');
}

async function setValue(page: Page, value: string, from: string): Promise<void> {
  await button(page, '设定新数值').click();
  await page.getByLabel('数值', { exact: true }).fill(value);
  await page.getByLabel('起始日').fill(from);
  await page.getByLabel('出处').fill('保费补助办法第四条');
  await page.getByLabel('理由').fill('办法规定');
  await button(page, '设定新数值').click();
  await page.getByText(`${from} 起`).first().waitFor();
}

/** Somebody saves the same draft meanwhile: the page says so, and what stands on it is kept when asked to. */
async function meetSomebody(page: Page): Promise<void> {
  const draft = `/api${new URL(page.url()).pathname}/draft`;
  const { revision, definition } = (await (await page.request.get(draft)).json()) as RuleDraft;
  const [first] = definition.sentences;
  const sentences = first === undefined ? [] : [{ ...first, place: '第二条' }, ...definition.sentences.slice(1)];
  const data = { revision, definition: { ...definition, sentences } };
  expect((await page.request.put(draft, { data, headers: { 'x-yuanshu-csrf': '1' } })).ok()).toBe(true);
  await page.getByLabel('从业人数的单位').fill('人');
  await page
    .getByRole('alert')
    .getByText(/保存过草稿/)
    .waitFor();
  await button(page, '保留我的改动').click();
  await saved(page);
}

const decision = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** An expression with a name that is proposed, and two mistakes that their remedies mend. */
async function writeCondition(page: Page): Promise<void> {
  await page.reload();
  await tab(page, '决策');
  const editor = decision(page, '保费补助').locator('.cm-content');
  await editor.click();
  await page.keyboard.type('从业');
  await page.locator('.cm-tooltip-autocomplete li').filter({ hasText: '从业人数' }).first().click();
  await page.keyboard.type(' >= 10 and （年度保费 > 50 %）');
  await page.getByText('中文标点').first().waitFor();
  await screenshot(page, 'rule-mistakes-zh-1440');
  await button(page, /^改正全部/).click();
  await page.getByText('中文标点').first().waitFor({ state: 'detached' });
  expect(await editor.innerText()).toBe('从业人数 >= 10 and (年度保费 > 0.5)');
  await choose(decision(page, '保费补助'), '依据', '第三条');
}

/** An amount that reads the dated parameter, and a grade by a table whose cells are pasted. */
async function writeAnswers(page: Page): Promise<void> {
  await button(page, '添加决策').click();
  const amount = decision(page, '补助金额');
  await page.getByLabel('决策名称').last().fill('补助金额');
  await choose(amount, '答案类型', '数字');
  await amount.locator('.cm-content').click();
  await page.keyboard.insertText('if 保费补助 then decimal(年度保费 * 补助比例, 2) else 0');
  await choose(amount, '依据', '第四条');
  await button(page, '添加决策').click();
  const grade = decision(page, '规模等级');
  await page.getByLabel('决策名称').last().fill('规模等级');
  await choose(grade, '答案类型', '文本');
  await grade.getByText('决策表', { exact: true }).click();
  await grade.getByLabel('多行命中时').selectOption({ label: '首行' });
  await grade.locator('[data-cell="0:0"]').click();
  await paste(page, '>= 1000\t"大型"\n>= 300\t"中型"\n-\t"小型"');
  await grade.locator('[data-cell="2:1"]').filter({ hasText: '"小型"' }).waitFor();
  await choose(grade, '依据', '第五条');
  await saved(page);
  await look(page, 'rule-decisions-zh-1440');
}

/** Cells as a spreadsheet puts them on the clipboard. */
async function paste(page: Page, cells: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, cells);
}

/** Two cases on days of different values; each turns right as it is typed. */
async function writeCases(page: Page): Promise<void> {
  await tab(page, '测试');
  for (const [row, on, amount] of [
    [1, '2026-03-01', '5000'],
    [2, '2026-08-01', '6000'],
  ] as const) {
    await button(page, '加一例').click();
    const cell = (title: string) => page.getByLabel(`第 ${row} 例 ${title}`, { exact: true });
    await cell('日期').fill(on);
    await cell('从业人数').fill('12');
    await cell('年度保费').fill('10000');
    await cell('补助金额（应为）').fill(amount);
    await cell('补助金额（应为）').blur();
  }
  await page.getByText('2 例，全部相符。').waitFor();
  await saved(page);
  await look(page, 'rule-tests-zh-1440');
  await tab(page, '覆盖');
  await link(page, /^第一条/).waitFor();
  await look(page, 'rule-coverage-zh-1440');
}

/** Somebody else publishes: the officer may not. */
async function publish(page: Page, address: string, leader: Page): Promise<void> {
  await tab(page, '版本');
  await page.getByText('由部门负责人或领导发布。').waitFor();
  expect(await button(page, '发布').isDisabled()).toBe(true);
  await leader.goto(`${address}?tab=decisions`);
  await heading(leader, '保费补助');
  await decision(leader, '规模等级').getByRole('grid').waitFor();
  await screenshot(leader, 'rule-reading-zh-1440');
  await tab(leader, '版本');
  await button(leader, '发布').click();
  await leader.getByLabel('起始日').fill('2026-01-01');
  await leader.getByLabel('理由', { exact: true }).fill('办法已印发');
  await leader.getByLabel('为何可以留有缺口').fill('第一条只说适用范围');
  await button(leader, '发布').click();
  await leader.getByText('第 1 版有效').waitFor();
  await look(leader, 'rule-versions-zh-1440');
}

/** The same firm on two days: another value of the parameter, another amount; what is kept comes out the same again. */
async function evaluate(page: Page, address: string): Promise<string> {
  await page.goto(`${address}/try`);
  await heading(page, '试算：保费补助');
  await page.getByLabel('从业人数').fill('12');
  await page.getByLabel('年度保费').fill('10000');
  for (const [on, amount] of [
    ['2026-03-01', '5,000.00'],
    ['2026-08-01', '6,000.00'],
  ] as const) {
    await page.getByLabel('按哪一天').fill(on);
    await button(page, '试算').click();
    await page.getByText(amount).first().waitFor();
  }
  await page.getByLabel('从业人数').fill('9');
  await button(page, '试算').click();
  await page.getByText('只改一项就会变的').first().waitFor();
  await look(page, 'rule-try-zh-1440');
  await button(page, '留存计算结果').click();
  await page.getByLabel('理由').fill('企业咨询');
  await button(page, '留存计算结果').click();
  await button(page, '按当时复算').click();
  await page.getByText(/^复算结果逐字节一致/).waitFor();
  await look(page, 'rule-evaluation-zh-1440');
  return new URL(page.url()).pathname;
}

/** The rule over all firms, of which nothing that it reads is known. */
async function run(page: Page): Promise<void> {
  await page.goto('/rule-runs/new');
  await heading(page, '新建批量计算');
  await choose(page.locator('main'), '规则', '保费补助');
  await button(page, '试算').click();
  await page.getByText('试算，未留存').waitFor();
  await page.getByRole('row').filter({ hasText: '补助金额' }).waitFor();
  await look(page, 'rule-run-zh-1440');
}

/** The registers at a desk. */
async function walkRegisters(page: Page): Promise<void> {
  for (const path of [
    '/rule-runs',
    '/rule-evaluations',
    '/rule-statuses',
    '/rule-parameters',
    '/rule-parameters/new',
    '/rules?tests=pass&coverage=openSentences',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.ys-skeleton').first().waitFor({ state: 'detached' });
    await look(page, `${path.slice(1).replace(/[?].*/, '').replace('/', '-')}-zh-1440`);
  }
  await link(page, '保费补助').waitFor();
  expect(await page.getByRole('button', { name: /^测试.*全部通过/ }).isVisible()).toBe(true);
}

/** The same in English on a phone. */
async function walkOnPhone(phone: Page, address: string, kept: string): Promise<void> {
  await phone.goto(`${address}?tab=decisions`);
  await heading(phone, '保费补助');
  await phone.locator('.cm-content').first().waitFor();
  await look(phone, 'rule-decisions-en-390');
  for (const [name, path] of [
    ['rules', '/rules'],
    ['rule-data', `${address}?tab=data`],
    ['rule-tests', `${address}?tab=tests`],
    ['evaluation', kept],
    ['parameters', '/rule-parameters'],
    ['run', '/rule-runs/new'],
  ] as const) {
    await phone.goto(path);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await phone.locator('.ys-skeleton').first().waitFor({ state: 'detached' });
    await checkNoSidewaysScroll(phone);
    await screenshot(phone, `${name}-en-390`);
  }
}

describe('rules in the browser', () => {
  journey(
    'an officer writes a rule, a leader publishes it, and the same firm is answered by the day that counts',
    async ({ openPage }) => {
      // A draft that somebody else saved meanwhile is refused, which the browser reports.
      const first = openPage({ as: 'officer', expected: [/status of 409 .*\/draft/] });
      // Comparing a password takes its time: the other two sign in while the rule is begun.
      const others = Promise.all([openPage({ as: 'departmentHead' }), openPage({ as: 'leader' })]);
      const page = await first;
      const address = await begin(page);
      await nameData(page);
      const [head, leader] = await others;
      await setTwice(head);
      await writeCondition(page);
      await writeAnswers(page);
      await writeCases(page);
      await publish(page, address, leader);
      const kept = await evaluate(page, address);
      const phone = await openPage({ as: 'officer', width: 390, locale: 'en' });
      await Promise.all([run(page).then(() => walkRegisters(page)), walkOnPhone(phone, address, kept)]);
    },
  );
});
