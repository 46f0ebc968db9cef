import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkAccessibility, checkNoSidewaysScroll, journey, screenshot, watchProblems } from './browser.ts';

describe('the browser harness', () => {
  journey('opens the application signed in as the role asked for', async ({ openPage }) => {
    const page = await openPage({ as: 'officer' });
    await page.goto('/');
    const session = await page.request.get('/api/session');
    expect(await session.json()).toMatchObject({ account: { role: 'officer' }, zone: { code: 'shifan' } });
    await screenshot(page, 'harness');
  });

  journey('opens pages at the width and in the language asked for', async ({ openPage }) => {
    const page = await openPage({ width: 390, locale: 'en' });
    await page.goto('/');
    expect(await page.evaluate('[innerWidth, navigator.language]')).toEqual([390, 'en']);
  });

  journey('finds a control without a name', async ({ openPage }) => {
    const page = await openPage();
    await show(page, '<main><h1>t</h1><button></button></main>');
    await expect(checkAccessibility(page)).rejects.toThrow('button-name');
    await show(page, '<main><h1>t</h1><button>Save</button></main>');
    await checkAccessibility(page);
  });

  journey('finds a page wider than its window', async ({ openPage }) => {
    const page = await openPage({ width: 390 });
    await show(page, '<p style="width: 600px; margin: 0">wide</p>');
    await expect(checkNoSidewaysScroll(page)).rejects.toThrow('is 600 px wide in a window of 390 px');
    await show(page, '<p style="width: 300px; margin: 0">narrow</p>');
    await checkNoSidewaysScroll(page);
  });

  journey.fails('fails a test whose page reports an error', async ({ openPage }) => {
    const page = await openPage();
    await show(page, '<script>throw new Error("broken script")</script>');
  });
});

describe('what goes wrong on a page', () => {
  const broken: [string, string, string][] = [
    ['an error of a script', '<script>throw new Error("broken script")</script>', 'error: broken script'],
    ['a message of the console', '<script>console.error("broken console")</script>', 'console: broken console'],
    [
      'a request that fails',
      '<img src="http://127.0.0.1:9/broken.png" alt="">',
      'request: GET http://127.0.0.1:9/broken',
    ],
    ['an answer that is refused', '<img src="/api/broken" alt="">', '404 (Not Found)'],
  ];
  for (const [name, html, told] of broken) {
    journey(`${name} is told`, async ({ openPage }) => {
      const page = await openPage({ expected: [/./] });
      const problems = watchProblems(page);
      await show(page, html);
      await expect.poll(() => problems.join('\n')).toContain(told);
    });
  }

  journey('is silent where the test expects it', async ({ openPage }) => {
    const page = await openPage({ expected: [/broken console/] });
    await show(page, '<script>console.error("broken console")</script>');
  });
});

/** Shows a page of its own on the application's address. */
async function show(page: Page, body: string): Promise<void> {
  const head = '<title>t</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">';
  const html = `<!doctype html><html lang="en"><head>${head}</head><body style="margin: 0">${body}</body></html>`;
  await page.unrouteAll();
  await page.route('**/shown', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('/shown');
}
