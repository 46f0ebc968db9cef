import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot, testApplication } from '#testing/browser.ts';

const said = `走查用诉求 ${process.pid}：厂区东门照明不亮`;

journey(
  'an issue goes through its loop: department, leader, firm',
  async ({ openPage }) => {
    const desk = await openPage({ as: 'departmentHead' });
    const caseId = await openOnTheSpot(desk);
    const officer = await openPage({ as: 'officer' });
    await officer.goto(`/issues/${caseId}`);
    await officer.locator('[data-main-verb]').click();
    await officer.locator('.ant-tag', { hasText: '办理中' }).waitFor();
    await officer.locator('[data-main-verb]').click();
    const reply = officer.getByRole('region', { name: '答复企业' });
    await reply.getByLabel('意见或说明').fill('已更换灯具，请您确认');
    await checkAccessibility(officer);
    await reply.getByRole('button', { name: '答复企业' }).click();
    await officer.locator('.ant-tag', { hasText: '已答复，待企业确认' }).waitFor();
    await screenshot(officer, 'issue-1440-zh');
    const leader = await openPage({ as: 'leader' });
    await leader.goto(`/issues?q=${encodeURIComponent(said)}`);
    await leader.getByText('部门办结率').first().waitFor();
    await checkAccessibility(leader);
    await checkNoSidewaysScroll(leader);
    await leader.goto(`/issues/${caseId}`);
    // The department that solves it may not make the link on which the firm is heard.
    await desk.goto(`/issues/${caseId}`);
    const link = await makeLink(desk);
    await leader.getByRole('button', { name: '提请督办' }).first().click();
    const raising = leader.getByRole('region', { name: '提请督办' });
    await raising.getByLabel('意见或说明').fill('照明事关夜班安全，请尽快');
    await raising.getByRole('button', { name: '提请督办' }).click();
    await leader.getByText('企业诉求督办单').first().waitFor();

    await confirmWithoutScript(officer, link);
    const phone = await openPage({ width: 390, locale: 'en', as: 'officer' });
    await phone.goto(`/issues/${caseId}`);
    await phone.getByText('confirmed by the firm').first().waitFor();
    await checkNoSidewaysScroll(phone);
    await checkAccessibility(phone);
    await screenshot(phone, 'issue-390-en');
    await phone.goto('/issues');
    await phone.getByText('Confirmed by firms').first().waitFor();
    await checkNoSidewaysScroll(phone);
  },
  120_000,
);

/** The head of a department hands an issue over on the spot to the department of the officer. */
async function openOnTheSpot(desk: Page): Promise<string> {
  await desk.goto('/issues/new');
  await desk.getByRole('heading', { level: 1, name: '登记诉求' }).waitFor();
  await desk.getByLabel('类别').waitFor();
  await checkAccessibility(desk);
  const { departments, categories } = await (await desk.request.get('/api/visits/issue-choices')).json();
  const { firms } = await (await desk.request.get('/api/parties/firms?pageSize=1')).json();
  const own = departments.find(({ name }: { name: string }) => name === '工程建设科');
  const data = {
    ...{ firmId: firms[0].id, category: categories[0].code, urgency: 'normal', text: said },
    onSite: { departmentId: own.id, promisedOn: '2030-12-31' },
  };
  const headers = { 'x-yuanshu-csrf': '1', origin: testApplication().url };
  const answer = await desk.request.post('/api/visits/issues', { data, headers });
  expect(answer.status()).toBe(200);
  return (await answer.json()).caseId;
}

/** The department that handed it over makes the link that the firm gets. */
async function makeLink(desk: Page): Promise<string> {
  await desk.getByRole('button', { name: '企业查看链接' }).click();
  await desk.getByRole('button', { name: '生成链接' }).click();
  const shown = desk.getByRole('textbox', { name: '企业查看链接' });
  await shown.waitFor();
  return shown.inputValue();
}

/** The firm confirms on a phone by the link, without login and without script. */
async function confirmWithoutScript(page: Page, link: string): Promise<void> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, locale: 'zh-CN', isMobile: true },
  });
  try {
    const phone = await context.newPage();
    await phone.goto(link);
    await phone.getByText('问题解决了吗').waitFor();
    await phone.getByRole('button', { name: '确认已解决' }).click();
    await phone.getByText('已记录您的回答').waitFor();
    await phone.getByText('已办结').first().waitFor();
  } finally {
    await context.close();
  }
}
