import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey } from '#testing/browser.ts';

const headers = { 'x-yuanshu-csrf': '1' };

/** Issues of a firm, handed on the spot to the department of the reader: what a to-do is made of. */
async function openIssues(page: Page, texts: readonly string[]): Promise<string[]> {
  const read = async (url: string) => (await page.request.get(url)).json();
  const [choices, firms, session] = await Promise.all([
    read('/api/visits/issue-choices'),
    read('/api/parties/firms?pageSize=1'),
    read('/api/session'),
  ]);
  const section = session.account.staff.department.split(' · ').at(-1);
  const department = choices.departments.find((one: { name: string }) => one.name === section);
  const promisedOn = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10);
  const ids: string[] = [];
  for (const text of texts) {
    const data = {
      ...{ firmId: firms.firms[0].id, category: choices.categories[0].code, urgency: 'normal', text },
      onSite: { departmentId: department.id, promisedOn },
    };
    const answer = await page.request.post('/api/visits/issues', { data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    ids.push((await answer.json()).caseId);
  }
  return ids;
}

journey(
  'an officer begins with what must move, and acts on a case without losing what was typed',
  async ({ openPage }) => {
    const page = await openPage({ as: 'officer', expected: [/409/] });
    const [first = '', second = ''] = await openIssues(page, ['厂区门前积水无法卸货', '夜间停电影响镀膜产线']);
    await page.goto('/');
    await page.waitForURL('**/todo');
    const row = page.locator('.task-line', { hasText: '厂区门前积水无法卸货' });
    await row.waitFor();
    await expect.poll(() => row.innerText()).toMatch(/签收/);
    await page.getByRole('link', { name: /^待办 \d/ }).waitFor();
    await page.getByRole('table', { name: '到期日历' }).waitFor();
    await checkAccessibility(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    // Whichever part the first of them belongs to: others have left work for the same officer.
    await page.waitForURL(({ pathname }) => pathname !== '/todo');
    await page.goto(`/cases/${second}`);
    await page.getByRole('heading', { level: 1, name: '夜间停电影响镀膜产线' }).waitFor();
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByText('办理中').first().waitFor();
    await page.getByRole('button', { name: '写批注' }).click();
    const words = page.getByLabel('意见或说明');
    await words.fill('供电所周三到现场');
    const { sequence } = await (await page.request.get(`/api/cases/${second}`)).json();
    const faster = { expected: sequence, act: 'comment', comment: '另一位同事先写了一条' };
    expect((await page.request.post(`/api/cases/${second}/acts`, { data: faster, headers })).ok()).toBe(true);
    const send = page.locator('.case-act-form').getByRole('button', { name: '写批注' });
    await send.click();
    await page.getByRole('alert').filter({ hasText: '先一步' }).waitFor();
    await page.getByRole('status', { name: '您打开后新增' }).getByText('另一位同事先写了一条').waitFor();
    await expect.poll(() => words.inputValue()).toBe('供电所周三到现场');
    await checkAccessibility(page);
    await send.click();
    await page.locator('.ys-case-timeline').getByText('供电所周三到现场').waitFor();
    await page.goto(`/cases/${first}`);
    await page.getByText('另有', { exact: false }).click();
    await expect.poll(() => page.getByRole('button', { name: '批准督办' }).isDisabled()).toBe(true);
    await page.goto('/absences');
    await page.getByRole('button', { name: '设置委托' }).first().click();
    await page.getByLabel('代办人').waitFor();
    await checkAccessibility(page);
    await page.goto('/supervisions');
    await page.getByRole('heading', { level: 1, name: '督办登记簿' }).waitFor();
    await checkAccessibility(page);
  },
);

journey(
  'on a phone the rows stand one below the other, the limit is a calendar and the verb stays below',
  async ({ openPage }) => {
    const page = await openPage({ as: 'officer', width: 390, locale: 'en' });
    const [id = ''] = await openIssues(page, ['临时用电方案需要两家会签']);
    await page.goto('/todo');
    await page.locator('.task-line').first().waitFor();
    await checkNoSidewaysScroll(page);
    await page.goto(`/cases/${id}`);
    await page.locator('.ys-clock-calendar').waitFor();
    await checkNoSidewaysScroll(page);
    const verb = page.locator('.case-fixed-verb button');
    const box = await verb.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(780);
    expect(box?.height).toBeGreaterThanOrEqual(40);
  },
);
