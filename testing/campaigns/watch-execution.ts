import type { Page } from 'playwright-core';
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

/** What a payload that ran has left on the page: `undefined` where none did. */
export const flag = (page: Page): Promise<string> => page.evaluate(`String(window.${executedFlag})`);
