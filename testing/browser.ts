import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContextOptions, type Cookie, chromium, type Page } from 'playwright-core';
import { test as base } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import type { SessionView } from '#platform/auth/contract/endpoints.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import { type Contexts, type KeptContext, keepContexts } from './browser-contexts.ts';
import { findChromium } from './chromium.ts';

/** The application that all browser tests of a worker share. */
export interface TestApplication {
  /** Address without a closing slash. */
  url: string;
  logins: { zone: string; login: string; role: Role; displayName: string; password: string }[];
}

/** How a page is opened; anything left out is a visitor at a desk who reads Chinese. */
export interface PageOptions {
  width?: 1440 | 390 | 320;
  locale?: Locale;
  /** Signs in with the demonstration login of this role. */
  as?: Role;
  /** Code of the zone to sign in to. */
  zone?: string;
  /** In a context of its own: one that was emptied before does not always lose its network when it is told to. */
  fresh?: boolean;
  /** Console errors and failing addresses that the test provokes on purpose. */
  expected?: RegExp[];
}

const heights = { 1440: 900, 390: 844, 320: 640 } as const;
const switches = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
// Pages of a context share a process, so that the scripts of the application are compiled once in it.
const oneProcess = ['--renderer-process-limit=1', '--disable-site-isolation-trials'];

/** Opens a page on the application; what goes wrong on it fails the test. */
export type OpenPage = (options?: PageOptions) => Promise<Page>;

/** A test in a real browser: `journey('name', async ({ openPage }) => …)`. */
export const journey = base
  .extend('executablePath', { scope: 'worker' }, async (): Promise<string> => {
    const path = findChromium();
    if (path === undefined) throw new Error('There is no Chromium: run browser tests through npm test.');
    return path;
  })
  .extend('contexts', { scope: 'worker' }, async ({ executablePath }, { onCleanup }): Promise<Contexts> => {
    const browser = await chromium.launch({
      executablePath,
      args: [...switches, ...oneProcess, '--disable-sync', '--no-first-run'],
      // Without a UTF-8 locale the browser gives every file with a Chinese name the name "download".
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    onCleanup(() => browser.close());
    return keepContexts(browser, testApplication().url);
  })
  // Comparing a password takes a third of a second on purpose: tests of a file go on with the sessions of their roles.
  .extend('sessions', { scope: 'file' }, () => new Map<string, Cookie[]>())
  .extend('openPage', async ({ contexts, sessions, task }, { onCleanup }): Promise<OpenPage> => {
    const opened: { context: KeptContext; page: Page; problems: string[] }[] = [];
    onCleanup(async () => {
      if (task.result?.state === 'fail') for (const { page } of opened) await showFailure(page, task.id);
      await Promise.all(opened.map(({ context }) => context.giveBack()));
      const problems = opened.flatMap((entry) => entry.problems);
      if (problems.length > 0) throw new Error(`the browser reported:\n${problems.join('\n')}`);
    });
    return async (options = {}) => {
      const settings = contextOptions(options);
      const context = await (options.fresh ? contexts.open(settings) : contexts.take(settings));
      const problems: string[] = [];
      const page = await context.newPage();
      opened.push({ context, page, problems });
      page.setDefaultTimeout(30_000);
      watchProblems(page, options.expected, problems);
      const { as, zone = 'shifan' } = options;
      if (as !== undefined && as !== 'anonymous') await signIn(page, { role: as, zone, sessions });
      return page;
    };
  });

/** Prints what a page shows when its test has failed, for whoever has nothing but the output of a run. */
async function showFailure(page: Page, test: string): Promise<void> {
  const text = await page.locator('body').innerText({ timeout: 2_000 }).catch(String);
  console.log(`${page.url()} showed:\n${text.replaceAll(/\n\s*/g, ' / ').slice(0, 1_500)}`);
  await screenshot(page, `failed-${test}-${page.viewportSize()?.width}`).catch(() => undefined);
}

function contextOptions({ width = 1440, locale = 'zh-CN' }: PageOptions): BrowserContextOptions {
  return {
    baseURL: testApplication().url,
    viewport: { width, height: heights[width] },
    locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    isMobile: width < 700,
    hasTouch: width < 700,
  };
}

/** Collects whatever the page reports from now on: errors, console errors, requests that fail. */
export function watchProblems(
  page: Page,
  expected: readonly RegExp[] = [],
  problems: string[] = [],
): readonly string[] {
  const report = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  page.on('pageerror', (error) => report(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left stops what it was loading.
    if (reason !== 'net::ERR_ABORTED') report(`request: ${request.method()} ${request.url()} ${reason}`);
  });
  return problems;
}

/** Signs in, or goes on with a session of the same role that is still open. */
async function signIn(
  page: Page,
  { role, zone, sessions }: { role: Role; zone: string; sessions: Map<string, Cookie[]> },
): Promise<void> {
  const context = page.context();
  const key = `${zone} ${role}`;
  const kept = sessions.get(key);
  if (kept !== undefined) {
    await context.addCookies(kept);
    const session = (await (await page.request.get('/api/session')).json()) as SessionView;
    if (session.account !== null) return;
    await context.clearCookies();
  }
  await beginSession(page, role, zone);
  sessions.set(key, await context.cookies());
}

async function beginSession(page: Page, role: Role, zone: string): Promise<void> {
  const known = testApplication().logins.find((login) => login.role === role && login.zone === zone);
  if (known === undefined) throw new Error(`the zone ${zone} has no demonstration login with role ${role}`);
  const answer = await page.request.post('/api/session', {
    data: { zone, login: known.login, password: known.password },
    headers: { 'x-yuanshu-csrf': '1' },
  });
  if (!answer.ok()) throw new Error(`signing in as ${role} answered ${answer.status()}: ${await answer.text()}`);
}

/** The application of this worker: its address and the logins that it printed. */
export function testApplication(): TestApplication {
  const facts = process.env.YUANSHU_TEST_APPS;
  if (facts === undefined) throw new Error('YUANSHU_TEST_APPS is not set: run browser tests through npm test');
  const applications = JSON.parse(facts) as TestApplication[];
  const own = applications[Number(process.env.VITEST_POOL_ID ?? 1) - 1] ?? applications[0];
  if (own === undefined) throw new Error('YUANSHU_TEST_APPS names no application');
  return own;
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails when axe finds anything serious or critical on the page as it stands. */
export async function checkAccessibility(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Only violations are read: nothing else needs to be described, and no other page opened to put frames together.
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .withTags([...levels, 'best-practice'])
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  if (grave.length === 0) return;
  const lines = grave.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes
      .slice(0, 5)
      .map(({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`),
  ]);
  throw new Error(`axe on ${page.url()}:\n${lines.join('\n')}`);
}

/** Fails when the page is wider than its window: nobody should scroll sideways. */
export async function checkNoSidewaysScroll(page: Page): Promise<void> {
  const content = await page.evaluate('document.documentElement.scrollWidth');
  // Not innerWidth: a phone zooms out until a page fits that is too wide.
  const window = page.viewportSize()?.width ?? 0;
  if (Number(content) <= window) return;
  const widest = await page.evaluate(
    `[...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > ${window} + 1)
      .slice(-3).map((one) => one.outerHTML.slice(0, 300)).join('\\n')`,
  );
  throw new Error(`${page.url()} is ${content} px wide in a window of ${window} px:\n${widest}`);
}

/** Keeps a picture of the page in out/screenshots/ when SCREENSHOTS is set. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  const folder = join('out', 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
