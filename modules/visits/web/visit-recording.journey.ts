import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot } from '#testing/browser.ts';

/** Waits until nothing moves: a colour in the middle of a fade is not the one that people read. */
const settle = (page: Page) => expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);

const judge = async (page: Page, name: string) => {
  await settle(page);
  await checkNoSidewaysScroll(page);
  await checkAccessibility(page);
  await screenshot(page, name);
};

const headers = { 'x-yuanshu-csrf': '1' };

/** A plan of the officer's department over firms that nobody visited; their names. */
const plan = async (page: Page, title: string): Promise<{ id: string; firms: string[] }> => {
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
  return { id: (await made.json()).id, firms: firms.map(({ name }: { name: string }) => name) };
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

describe('recording a visit on a phone', () => {
  journey(
    'works without network, outlives the page, and is sent once when the network is back',
    async ({ openPage }) => {
      // What the page asks for while there is no network fails, which the browser reports.
      const expected = [/ERR_INTERNET_DISCONNECTED/, /Failed to load resource/, /Failed to fetch/, /\/api\//];
      const page = await openPage({ as: 'officer', width: 390, locale: 'en', expected });
      const { firms } = await plan(page, '手机走访计划');
      const [name = ''] = firms;
      await page.goto('/visits/record');
      await page.getByLabel('Firm', { exact: true }).waitFor();
      await judge(page, 'visit-record-en-390');
      await expect
        .poll(() =>
          page.evaluate(`caches.open('yuanshu-visits').then((cache) => cache.match('/visits/record')).then(Boolean)`),
        )
        .toBe(true);
      await page.context().setOffline(true);
      await page.reload();
      await page.getByText('No network').first().waitFor();
      await page.getByLabel('Firm', { exact: true }).fill(name.slice(2, 6));
      await page.getByRole('button', { name: new RegExp(name) }).click();
      await page.getByLabel('Whom you met (post)').fill('General manager');
      await page.getByLabel('What was said').first().fill('Orders rise, water runs short.');
      await takePhoto(page);
      await addIssue(page, 1, 'Water pressure is too low for the second hall.', true);
      await page.reload();
      // The draft is still there with its photo, though nothing was pressed.
      await page.getByRole('img', { name: 'Photo 1' }).waitFor();
      expect(await page.getByLabel('Whom you met (post)').inputValue()).toBe('General manager');
      await addIssue(page, 2, 'Forty technicians are wanted.', false);
      await page.getByRole('button', { name: 'Save, send later' }).click();
      await page.getByText('1 waiting to be sent').waitFor();
      await judge(page, 'visit-waiting-en-390');
      await page.reload();
      await page.getByText('1 waiting to be sent').waitFor();
      await page.context().setOffline(false);
      await page.getByText('1 record sent and received').waitFor();
      await expect.poll(() => page.getByText('waiting to be sent').count()).toBe(0);
      const { visits } = await (await page.request.get(`/api/visits/visits?q=${encodeURIComponent(name)}`)).json();
      expect(visits).toMatchObject([{ firm: { name }, issues: 2 }]);
      const { photos } = await (await page.request.get(`/api/visits/visits/${visits[0].id}`)).json();
      expect(photos).toHaveLength(1);
      for (const [path, shot] of [
        ['/visits', 'visits-en-390'],
        ['/visits/coverage', 'visit-coverage-en-390'],
      ] as const) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await judge(page, shot);
      }
    },
  );

  journey('shows visits, coverage and plans at a desk, each number with its rows', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    const { id } = await plan(page, '桌面走访计划');
    await page.goto('/visits/coverage');
    await page.getByText('从未走访').first().waitFor();
    await judge(page, 'visit-coverage-zh-1440');
    await page.getByRole('link', { name: '列为走访计划' }).click();
    await page.getByText(/将列入 [\d,]+ 家/).waitFor();
    await page.getByLabel('计划名称').fill('补走访');
    await judge(page, 'visit-plan-make-zh-1440');
    await page.getByRole('button', { name: '保存计划' }).click();
    await page.getByRole('heading', { name: '补走访' }).waitFor();
    await page.goto(`/visits/plans/${id}`);
    await page.getByRole('row').nth(1).waitFor();
    await judge(page, 'visit-plan-zh-1440');
    await page.goto('/visits/plans');
    await page.getByRole('row', { name: /桌面走访计划/ }).click();
    await page.getByRole('link', { name: '打开计划' }).waitFor();
    await judge(page, 'visit-plans-zh-1440');
    await page.goto('/visits');
    await page.getByRole('row').nth(1).click();
    await page.getByRole('link', { name: '打开记录' }).click();
    await page.getByRole('button', { name: '更正' }).click();
    await page.getByLabel('见了谁').fill('副总经理');
    await page.getByLabel('理由').fill('职务写错');
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByText('更正：职务写错').waitFor();
    await judge(page, 'visit-zh-1440');
  });
});
