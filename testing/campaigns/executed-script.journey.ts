import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { journey } from '#testing/browser.ts';
import { noteFigures } from './attempts.ts';
import { flag, watchExecution, watchTraffic } from './watch-execution.ts';
import { canary, executedFlag, scriptSample } from './web-payloads.ts';

const payloads = scriptSample(80);

/** Kinds of pages that somebody has walked through: a page of one firm is like that of another. */
const visited = new Set<string>();

function firstOfKind(path: string): boolean {
  const kind = path.replace(/[?#].*$/, '').replace(/[0-9a-f-]{30,}|\d+/g, '');
  if (visited.has(kind)) return false;
  visited.add(kind);
  return true;
}

/** Puts a payload wherever an answer holds text that a person has written: Chinese, in the zones of the test. */
async function poisonAnswers(page: Page): Promise<() => number> {
  let placed = 0;
  const poison = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (!/\p{Script=Han}/u.test(value)) return value;
      placed += 1;
      return payloads[placed % payloads.length];
    }
    if (Array.isArray(value)) return value.map(poison);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poison(inner)]));
  };
  await page.route('**/api/**', async (route) => {
    // A page that is left does not wait for its answers.
    const answer = await route.fetch().catch(() => undefined);
    if (answer === undefined) return;
    const json = answer.headers()['content-type']?.includes('json');
    await (json
      ? route.fulfill({ response: answer, json: poison(await answer.json()) })
      : route.fulfill({ response: answer }));
  });
  return () => placed;
}

describe('a text that wants to be script, in every text of every page (R13)', () => {
  journey('would be noticed: on a page without a policy it runs', async ({ openPage }) => {
    const page = await openPage({ expected: [/.*/] });
    await page.goto('about:blank');
    const traces = watchExecution(page);
    await page.setContent(`<img src="data:," onerror="window.${executedFlag}=1"><img src="http://${canary}/x">`);
    await page.waitForFunction(`window.${executedFlag} === 1`);
    expect(await flag(page)).toBe('1');
    expect(traces).toEqual([`request http://${canary}/x`]);
  });

  const visitors: readonly Role[] = ['leader', 'officer', 'systemAdmin', 'securityAdmin', 'auditAdmin', 'firmMember'];
  journey.for(visitors)('is shown as it is and runs nowhere: %s', { timeout: 180_000 }, async (role, { openPage }) => {
    // The design of a form is a language of its own: with other words in it a page refuses it, and says so.
    const page = await openPage({
      as: role,
      expected: [/status of 40[34]/, /forms\.\w+ answered against its contract/],
    });
    const traces = watchExecution(page);
    const placed = await poisonAnswers(page);
    const atRest = watchTraffic(page);
    await page.goto('/');
    await page.getByRole('main').waitFor();
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''));
    const paths = links.filter((path) => !path.startsWith('/api/') && firstOfKind(path)).slice(0, 14);
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('main').waitFor();
      await atRest();
      // The first thing that can be opened shows the fields that the list leaves out.
      const inner = page.getByRole('main').locator('a[href^="/"]').first();
      if ((await inner.count()) > 0) {
        await inner.click({ timeout: 2_000 }).catch(() => {});
        await atRest();
      }
      expect(await flag(page), path).toBe('undefined');
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    expect(traces).toEqual([]);
    expect(placed()).toBeGreaterThan(0);
    noteFigures('R13 browser', { role, pages: paths.length, texts: placed(), payloads: payloads.length });
  });

  journey('runs from no address either', { timeout: 120_000 }, async ({ openPage }) => {
    const page = await openPage({ as: 'leader', expected: [/status of 4\d\d/] });
    const traces = watchExecution(page);
    for (const payload of payloads.filter((_, index) => index % 5 === 0)) {
      const typed = encodeURIComponent(payload);
      for (const path of [`/firms?q=${typed}`, `/sign-in?to=${typed}`, `/${typed}`]) {
        // A slash before a slash would name another machine: addresses of ours begin with one.
        await page.goto(path.replace(/^\/(%2F|\/)+/i, '/'), { waitUntil: 'domcontentloaded' });
        expect(new URL(page.url()).hostname, path).toBe('127.0.0.1');
      }
      await page.getByRole('main').waitFor();
      expect(await flag(page)).toBe('undefined');
    }
    expect(traces).toEqual([]);
  });
});
