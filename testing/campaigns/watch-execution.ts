import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { canary, executedFlag } from './web-payloads.ts';

/** Whatever shows that a payload has run; filled while the page is used. */
export function watchExecution(page: Page): string[] {
  const traces: string[] = [];
  page.on('dialog', (dialog) => {
    traces.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).hostname === canary) traces.push(`request ${request.url()}`);
  });
  page.on('popup', (popup) => traces.push(`window ${popup.url()}`));
  return traces;
}

/** A page that asks for something again within this time is not at rest. */
const restMs = 100;
const restWithinMs = 20_000;
const idle = 'new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 1000 })))';

/**
 * Watches what a page asks for; the answer waits until nothing is under way and the page has nothing left to do. Unlike a
 * wait for half a second without traffic it takes no longer than the page does.
 */
export function watchTraffic(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let moved = performance.now();
  const note = (request: Request, begins: boolean) => {
    // Streams have no end.
    if (request.resourceType() === 'eventsource') return;
    if (request.isNavigationRequest() && begins) open.clear();
    if (begins) open.add(request);
    else open.delete(request);
    moved = performance.now();
  };
  page.on('request', (request) => note(request, true));
  page.on('requestfinished', (request) => note(request, false));
  page.on('requestfailed', (request) => note(request, false));
  return async () => {
    const until = performance.now() + restWithinMs;
    while (performance.now() < until) {
      // A page that is just being left has no script to ask.
      await page.evaluate(idle).catch(() => undefined);
      if (open.size === 0 && performance.now() - moved >= restMs) return;
      await pause(20);
    }
    throw new Error(`${page.url()} still asks for ${[...open].map((request) => request.url()).join(', ')}`);
  };
}

/** What a payload that ran has left on the page: `undefined` where none did. */
export const flag = (page: Page): Promise<string> => page.evaluate(`String(window.${executedFlag})`);
