import type { PublicScript } from '#platform/http/server/public/public-page.ts';

/**
 * The service worker of the page on which visits are recorded: gives out what that page has put into its cache, so that
 * it opens without network, and touches nothing else. Answers of the API never pass through it. A script that is served,
 * not one of this program: it is held as text because no build gives it a lasting address.
 */
const source = `'use strict';
const kept = 'yuanshu-visits';
const page = '/visits/record';
const patience = 4000;
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === page) event.respondWith(open());
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});
async function open() {
  try {
    const answer = await fetch(page, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(patience) });
    if (answer.ok) return answer;
  } catch {}
  return (await (await caches.open(kept)).match(page)) || Response.error();
}
async function file(request) {
  return (await (await caches.open(kept)).match(new URL(request.url).pathname)) || fetch(request);
}
`;

/** The worker at its path; the page that starts it names the same. */
export const recordWorker: PublicScript = { path: '/visits-worker.js', source, worker: true };
