import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot, testApplication } from '#testing/browser.ts';

/** Waits until nothing moves: a colour in the middle of a fade is not the one that people read. */
const settle = (page: Page) => expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);

const judge = async (page: Page, name: string) => {
  await settle(page);
  await checkNoSidewaysScroll(page);
  await checkAccessibility(page);
  await screenshot(page, name);
};

const headers = { 'x-yuanshu-csrf': '1' };

interface Planned {
  id: string;
  departmentId: string;
  firms: { id: string; name: string }[];
}

/** A plan of the officer's department over firms that nobody visited. */
const plan = async (page: Page, title: string): Promise<Planned> => {
  const read = async (url: string) => (await page.request.get(url)).json();
  const { own, accountId } = await read('/api/visits/kit');
  const { firms } = await read('/api/visits/coverage?state=never&pageSize=6&sort=-name');
  const day = new Date().toISOString().slice(0, 10);
  const made = await page.request.post('/api/visits/plans', {
    data: {
      ...{ title, departmentId: own[0].id, startsOn: day, endsOn: `${Number(day.slice(0, 4)) + 1}-12-31` },
      ...{ officers: [accountId], choice: { firmIds: firms.map(({ id }: { id: string }) => id) } },
    },
    headers,
  });
  return { id: (await made.json()).id, departmentId: own[0].id, firms };
};

/** A photo as a camera would give it: drawn by the page, four by three, larger than what is kept. */
const takePhoto = async (page: Page) => {
  const bytes = (await page.evaluate(`new Promise((done) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 });
    canvas.getContext('2d').fillRect(300, 300, 900, 600);
    canvas.toBlob(async (blob) => done([...new Uint8Array(await blob.arrayBuffer())]), 'image/jpeg');
  })`)) as number[];
  await page.getByLabel(/Take a photo/).setInputFiles({
    ...{ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) },
  });
  await page.getByRole('img', { name: 'Photo 1' }).waitFor();
};

const addIssue = async (page: Page, number: number, words: string, onSite: boolean) => {
  await page.getByRole('button', { name: 'Add an issue' }).click();
  const card = page.getByRole('group', { name: `Issue ${number}` });
  await card.getByRole('group', { name: 'Category' }).getByRole('radio').nth(number).check({ force: true });
  await card.getByRole('radio', { name: 'Urgent' }).check({ force: true });
  await card.getByLabel('What the firm said').fill(words);
  if (!onSite) return;
  await card.getByLabel('Assign on site').check();
  await card.getByLabel('To', { exact: true }).selectOption({ index: 1 });
};

/** Works on a store of what the page keeps on the phone; what the work asked for is answered. */
const onPhone = (page: Page, store: 'drafts' | 'kit', work: string) =>
  page.evaluate(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('yuanshu-drafts');
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const transaction = asked.result.transaction('${store}', 'readwrite');
      const result = ((store) => ${work})(transaction.objectStore('${store}'));
      transaction.oncomplete = () => { asked.result.close(); resolve(result.result); };
    };
  })`);

const momentBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
/** A day in China, some days ago. */
const dayBefore = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.parse(momentBefore(days)));

/** A visit of some days ago as a phone sends it; its id. */
const recordVisit = async (
  page: Page,
  { firmId, departmentId, days }: { firmId: string; departmentId: string; days: number },
): Promise<string> => {
  const said = { purpose: 'policy', metRole: '厂长', summary: '宣讲政策', notedAt: momentBefore(days) };
  const data = { clientId: crypto.randomUUID(), firmId, departmentId, day: dayBefore(days), ...said };
  const answer = await page.request.post('/api/visits/visits', { data, headers });
  expect(answer.status()).toBe(200);
  return (await answer.json()).id;
};

const writeOffline = async (page: Page, name: string) => {
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText('No network').first().waitFor();
  await page.getByLabel('Firm', { exact: true }).fill(name.slice(2, 6));
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByLabel('Whom you met (post)').fill('General manager');
  await page.getByLabel('What was said').first().fill('Orders rise, water runs short.');
  await page.getByText('Who came along').click();
  await page.getByLabel('Joint departments').selectOption({ index: 1 });
  await takePhoto(page);
  await addIssue(page, 1, 'Water pressure is too low for the second hall.', true);
  await page.reload();
  // The draft is still there with its photo, though nothing was pressed.
  await page.getByRole('img', { name: 'Photo 1' }).waitFor();
  await expect.poll(() => page.getByLabel('Whom you met (post)').inputValue()).toBe('General manager');
  await addIssue(page, 2, 'Forty technicians are wanted.', false);
  await page.getByRole('button', { name: 'Save, send later' }).click();
  await page.getByText('1 waiting to be sent').waitFor();
};

/** The server refuses with who came when; told why it does not count, it takes the same record. */
const repairRefused = async (page: Page) => {
  await page.context().setOffline(false);
  await page.getByText('The server did not take it').waitFor();
  const refusal = await page.locator('.record-waiting [role=alert]').innerText();
  expect(refusal).toMatch(/\d{4}-\d\d-\d\d/);
  await judge(page, 'visit-refused-en-390');
  await page.getByRole('button', { name: 'Change and send again' }).click();
  // The record comes back into the form a moment later, with nothing chosen yet.
  await expect
    .poll(async () => {
      await page.getByRole('radio', { name: 'The firm asked' }).click({ force: true });
      return page.getByLabel(/^Reason/).count();
    })
    .toBe(1);
  await page.getByLabel(/^Reason/).fill('The firm called about its power supply.');
  await page.getByRole('button', { name: 'Save and send' }).press('Enter');
  await page.getByText('1 record sent and received').waitFor();
  await expect.poll(() => page.getByText('waiting to be sent').count()).toBe(0);
};

const signInAgain = async (page: Page) => {
  const officer = testApplication().logins.find(({ zone, role }) => zone === 'shifan' && role === 'officer');
  await page.getByRole('link', { name: 'Sign in' }).last().click();
  await page.getByLabel('Account').fill(officer?.login ?? '');
  await page.getByLabel('Password', { exact: true }).fill(officer?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/visits/record');
};

describe('recording a visit on a phone', () => {
  journey('works without network, is sent once, and shows nothing to whom it does not belong', async ({ openPage }) => {
    // What the page asks for while there is no network or no session fails, which the browser reports.
    const expected = [/ERR_INTERNET_DISCONNECTED/, /Failed to load resource/, /Failed to fetch/, /\/api\//];
    const page = await openPage({ as: 'officer', width: 390, locale: 'en', fresh: true, expected });
    const { departmentId, firms } = await plan(page, '手机走访计划');
    const [{ id, name } = { id: '', name: '' }] = firms;
    // As many as the usual rule allows one department.
    for (const days of [9, 30]) await recordVisit(page, { firmId: id, departmentId, days });
    await page.goto('/visits/record');
    await page.getByLabel('Firm', { exact: true }).waitFor();
    // Sent with nothing in it: each field says what to do, and the first of them is where one goes on.
    await page.getByRole('button', { name: 'Save and send' }).click();
    await page.getByText('No firm chosen yet. Type its name or code').waitFor();
    const lacking = page.getByLabel('Firm', { exact: true });
    await expect.poll(() => lacking.evaluate((field) => field === document.activeElement)).toBe(true);
    await expect.poll(() => page.locator('[aria-invalid=true]').count()).toBe(3);
    await judge(page, 'visit-record-en-390');
    await expect
      .poll(() =>
        page.evaluate(`caches.open('yuanshu-visits').then((cache) => cache.match('/visits/record')).then(Boolean)`),
      )
      .toBe(true);
    await writeOffline(page, name);
    await repairRefused(page);
    const { visits } = await (await page.request.get(`/api/visits/visits?firm=${id}`)).json();
    expect(visits).toHaveLength(3);
    expect(visits[0]).toMatchObject({ issues: 2, exemption: 'asked', departments: [{ id: departmentId }, {}] });
    const { photos } = await (await page.request.get(`/api/visits/visits/${visits[0].id}`)).json();
    expect(photos).toHaveLength(1);

    // The session ends while there is no network: everything stays, and is shown again after signing in.
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('No network').first().waitFor();
    await page.getByLabel('What was said').fill('Kept although the session ended.');
    await page.context().clearCookies();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('Your session has ended').waitFor();
    expect(await page.getByLabel('What was said').count()).toBe(0);
    await signInAgain(page);
    await expect.poll(() => page.getByLabel('What was said').inputValue()).toBe('Kept although the session ended.');

    // Twelve hours without the server: kept, but not shown.
    await page.context().setOffline(true);
    // Once the page knows, no answer from before is still to come that would be kept as of now.
    await page.getByText('No network').first().waitFor();
    await onPhone(
      page,
      'kit',
      `{ const all = store.getAll(); all.onsuccess = () => all.result.forEach((kept) =>
          store.put({ ...kept, seenAt: new Date(Date.now() - 12 * 3600000).toISOString() }, kept.owner)); return all; }`,
    );
    await page.reload();
    await page.getByText('No contact with the server for 12 hours').waitFor();
    expect(await page.getByLabel('What was said').count()).toBe(0);
    await screenshot(page, 'visit-too-long-en-390');

    // Signing out wipes one's own drafts and no others.
    await page.context().setOffline(false);
    await page.reload();
    await page.getByLabel('What was said').waitFor();
    await onPhone(page, 'drafts', `store.put({ clientId: 'other', owner: 'zone/other', state: 'waiting' })`);
    expect(await onPhone(page, 'drafts', 'store.count()')).toBe(2);
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Sign out' }).last().click();
    await page.waitForURL('**/sign-in');
    expect(await onPhone(page, 'drafts', 'store.getAllKeys()')).toEqual(['other']);
    expect(await onPhone(page, 'kit', 'store.count()')).toBe(0);
  });

  journey('shows visits, coverage and plans at a desk, each number with its rows', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    const { departmentId, firms } = await plan(page, '桌面走访计划');
    await page.goto('/visits/coverage');
    await page.getByText('从未走访').first().waitFor();
    await judge(page, 'visit-coverage-zh-1440');
    // The default is one of the zone's rules: with its source, and until when it holds.
    await page.getByRole('button', { name: '历次规定' }).click();
    await page.getByText(/没有文件依据/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '列为走访计划' }).click();
    await page.getByText(/将列入 [\d,]+ 家/).waitFor();
    await page.getByLabel('计划名称').fill('补走访');
    await judge(page, 'visit-plan-make-zh-1440');
    await page.getByRole('button', { name: '保存计划' }).click();
    await page.getByRole('heading', { name: '补走访' }).waitFor();
    await page.getByRole('button', { name: '修改计划' }).click();
    await page.getByLabel('计划名称').fill('年底补走访');
    await page.getByLabel('理由').fill('改名');
    await judge(page, 'visit-plan-zh-1440');
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByRole('heading', { name: '年底补走访' }).waitFor();
    await page.goto('/visits/plans');
    await page.getByRole('row', { name: /桌面走访计划/ }).click();
    await page.getByRole('link', { name: '打开计划' }).waitFor();
    await judge(page, 'visit-plans-zh-1440');
    const [firm = { id: '', name: '' }] = firms.slice(1);
    const id = await recordVisit(page, { firmId: firm.id, departmentId, days: 0 });
    await page.goto(`/visits?from=${dayBefore(1)}&panel=${id}`);
    await page.getByRole('link', { name: '打开记录' }).click();
    await page.getByRole('button', { name: '更正' }).click();
    await page.getByLabel('见了谁').fill('副总经理');
    await page.getByLabel('理由', { exact: true }).fill('职务写错');
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByText('更正：职务写错').waitFor();
    await judge(page, 'visit-zh-1440');
  });
});
