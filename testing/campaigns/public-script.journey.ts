import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, testApplication } from '#testing/browser.ts';
import { noteFigures } from './attempts.ts';
import { flag, watchExecution } from './watch-execution.ts';
import { scriptSample } from './web-payloads.ts';

// Fields of one line take no tabs and the like.
const payloads = scriptSample(80).filter((one) => !/\p{Cc}|\p{Cf}/u.test(one));
let next = 0;
const stored = new Set<string>();

/** A text of a field: as many payloads in turn as it takes, at least one that is cut where the field is short. */
function poisoned(most: number): string {
  let text = '';
  for (;;) {
    const payload = payloads[next % payloads.length] ?? '';
    if (text !== '' && text.length + payload.length + 1 > most) break;
    text = text === '' ? payload.slice(0, most).trim() : `${text} ${payload}`;
    next += 1;
    if (text.length >= most) break;
  }
  stored.add(text);
  return text;
}

async function send(
  page: Page,
  url: string,
  { method = 'post', ...data }: { method?: 'post' | 'put'; [field: string]: unknown },
) {
  const headers = { 'x-yuanshu-csrf': '1', origin: testApplication().url };
  const answer = await page.request[method](url, { data, headers });
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${url} answered ${answer.status()}: ${text}`);
  return JSON.parse(text);
}

const read = async (page: Page, url: string) => (await page.request.get(url)).json();
const inDays = (days: number) => Temporal.Now.plainDateISO('Asia/Shanghai').add({ days }).toString();

/** An issue with its link, made by whoever does not solve it. */
async function makeIssue(page: Page, firmId: string): Promise<string> {
  const { categories } = await read(page, '/api/visits/issue-choices');
  for (const { code } of categories) {
    const given = { firmId, category: code, urgency: 'normal', text: poisoned(1_900) };
    const { caseId } = await send(page, '/api/visits/issues', given);
    const link = await send(page, `/api/visits/issues/${caseId}/links`, {}).catch(() => undefined);
    if (link !== undefined) return link.path;
  }
  throw new Error('every category is solved by the department of this officer');
}

/** A gathering that was sent out: the link of an invitation, and its door. */
async function makeGathering(page: Page, firmId: string): Promise<string[]> {
  const { own } = await read(page, '/api/gatherings');
  const { id } = await send(page, '/api/gatherings', {
    ...{ kind: 'meeting', title: poisoned(120), day: inDays(9), fromTime: '09:00', toTime: '11:00' },
    ...{ place: poisoned(120), siteId: null, capacity: null, series: null, hostDepartmentId: own[0].id },
  });
  const at = `/api/gatherings/${id}`;
  const items = [1, 2, 3].map(() => ({ title: poisoned(200), minutes: 5, speaker: poisoned(60) }));
  await send(page, `${at}/agenda`, { method: 'put', items });
  await send(page, `${at}/invitations`, { invitees: [{ kind: 'firm', id: firmId }] });
  await send(page, `${at}/acts`, { act: 'open' });
  const { invitations } = await read(page, `${at}/attendance`);
  const { path } = await send(page, `${at}/invitations/${invitations[0].id}/link`, {});
  return [path, (await read(page, `${at}/door`)).path];
}

/** A published document with aspects and measures. */
async function makeMeasures(page: Page): Promise<string> {
  const { departments } = await read(page, '/api/visits/issue-choices');
  const number = `试文〔${Date.now()}〕号`;
  const titles = [1, 2].map(() => ({ title: poisoned(200) }));
  const document = { number, title: poisoned(200), issuedOn: '2001-01-01', source: poisoned(500), aspects: titles };
  const { id } = await send(page, '/api/visits/measure-documents', document);
  const { aspects, publicPath } = await read(page, `/api/visits/measure-documents/${id}`);
  for (const { id: aspectId } of aspects) {
    const fields = { title: poisoned(300), leadDepartmentId: departments[0].id, dueOn: inDays(30) };
    await send(page, `/api/visits/measure-documents/${id}/measures`, { aspectId, ...fields });
  }
  await send(page, `/api/visits/measure-documents/${id}/publication`, { published: true });
  return publicPath;
}

/** Tells the zone of a need as a visitor does, once refused with everything as it was typed. */
async function fileNeed(page: Page): Promise<string> {
  await page.goto('/ask/shifan');
  await page.evaluate('for (const form of document.forms) form.noValidate = true');
  for (const [name, text] of [
    ['firm', poisoned(100)],
    ['matter', poisoned(900)],
    ['name', poisoned(40)],
  ] as const)
    await page.locator(`[name="${name}"]`).fill(text);
  await page.locator('main button, form button').first().click();
  await page.waitForLoadState();
  expect(await flag(page)).toBe('undefined');
  await page.locator('[name="telephone"]').fill('10000000003');
  await page.locator('form button').first().click();
  await page.waitForURL(/\/needs\//);
  return new URL(page.url()).pathname;
}

journey('a stored text that wants to be script is shown as it is on every public page (R13)', async ({ openPage }) => {
  const officer = await openPage({ as: 'departmentHead' });
  const { firms } = await read(officer, '/api/parties/firms?pageSize=1');
  const made = [await makeIssue(officer, firms[0].id), ...(await makeGathering(officer, firms[0].id))];
  made.push(await makeMeasures(officer));
  // Another test may have published today's charter: then its words stand.
  const promises = [
    { kind: 'firstAnswer', limit: 2, unit: 'workingDays', words: poisoned(200), wordsEn: poisoned(400) },
  ];
  const charter = { name: '示范如意', nameEn: 'Shifan at your service', intro: poisoned(500), introEn: poisoned(800) };
  const hours = { validFrom: inDays(0), officeOpens: 540, officeCloses: 1_050 };
  const published = await send(officer, '/api/visits/charters', { ...charter, ...hours, promises }).then(
    () => true,
    () => false,
  );

  const page = await openPage({ expected: [/status of 4\d\d/] });
  const traces = watchExecution(page);
  made.push(await fileNeed(page), '/charter/shifan', '/ask/shifan');
  const shown = new Set<string>();
  for (const path of made.flatMap((one) => [one, `${one}?lang=en`])) {
    await page.goto(path);
    const text = String(await page.evaluate('document.body.textContent'));
    expect(await flag(page), path).toBe('undefined');
    for (const one of stored) if (text.includes(one)) shown.add(`${path.split('/')[1]} ${one}`);
    // What stands on it is text: no element but those of the page itself.
    expect(
      await page
        .locator('img, iframe, object, embed, script:not([src]), base, video, marquee, [onerror], [onload]')
        .count(),
      path,
    ).toBe(0);
  }
  const kinds = [...shown].map((one) => one.slice(0, one.indexOf(' ')));
  const expected = ['door', 'invited', 'issue-links', 'measures', 'needs', ...(published ? ['ask', 'charter'] : [])];
  expect([...new Set(kinds)].sort()).toEqual(expected.sort());
  for (const payload of payloads.filter((_, index) => index % 8 === 0)) {
    for (const start of ['/needs', '/invited', '/issue-links', '/charter', '/ask', '/measures/shifan']) {
      await page.goto(`${start}/${encodeURIComponent(payload)}`, { waitUntil: 'domcontentloaded' });
      expect(await flag(page), start).toBe('undefined');
    }
  }
  expect(traces).toEqual([]);
  noteFigures('R13 public pages', { pages: made.length, texts: stored.size, shown: shown.size });
});
