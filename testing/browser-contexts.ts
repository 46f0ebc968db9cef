import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/**
 * Keeps contexts of a browser for the tests after the one that opened them. A context of its own for every test costs a
 * window, a process and the compilation of all scripts; an emptied one costs nothing and remembers as little.
 */
export interface Contexts {
  /** An empty context that nobody uses; options that are alike share contexts. */
  take(options: BrowserContextOptions): Promise<KeptContext>;
  /** A context that nobody used before and nobody will after. */
  open(options: BrowserContextOptions): Promise<KeptContext>;
}

/** A context in use. */
export interface KeptContext {
  newPage(): Promise<Page>;
  /** Closes its pages and forgets cookies, storage and permissions; a context that does not let itself is closed. */
  giveBack(): Promise<void>;
}

/** Opens the store of one browser's contexts; `origin` is the address whose storage pages write to. */
export function keepContexts(browser: Browser, origin: string): Contexts {
  const idle = new Map<string, { context: BrowserContext; keeper: Page }[]>();
  return {
    async open(options) {
      const context = await browser.newContext(options);
      return { newPage: () => context.newPage(), giveBack: () => context.close() };
    },
    async take(options) {
      const key = JSON.stringify(options);
      const kept = idle.get(key) ?? [];
      idle.set(key, kept);
      const entry = kept.pop() ?? (await open(browser, options));
      return {
        newPage: () => entry.context.newPage(),
        giveBack: async () => {
          try {
            await empty(entry, origin);
            kept.push(entry);
          } catch {
            await entry.context.close();
          }
        },
      };
    },
  };
}

async function open(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  // Without a page its window goes, and the next page pays for another.
  return { context, keeper: await context.newPage() };
}

async function empty({ context, keeper }: { context: BrowserContext; keeper: Page }, origin: string): Promise<void> {
  await context.setOffline(false);
  await Promise.all(context.pages().map((page) => (page === keeper ? undefined : page.close())));
  const session = await context.newCDPSession(keeper);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
  await Promise.all([context.clearCookies(), context.clearPermissions(), context.unrouteAll()]);
}
