import type { PublicScript } from '#platform/http/server/public/public-page.ts';

/**
 * The service worker of the page on which visits are recorded: it keeps that page and the files that it loaded, so that
 * it opens without network, and touches nothing else. Answers of the API never pass through it. A script that is served,
 * not one of this program: it is held as text because no build gives it a lasting address.
 */
const source = `'use strict';
const kept = 'yuanshu-visits';
const page = '/visits/record';
const patience = 4000;
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', (event) => {
  const files = event.data && event.data.files;
  if (Array.isArray(files)) event.waitUntil(keep(files, event.ports[0]));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === page) event.respondWith(open());
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});
async function keep(files, port) {
  const cache = await caches.open(kept);
  const wanted = new Set(files.filter((path) => /^\\/assets\\/[\\w.-]+$/.test(path)));
  for (const path of wanted) if (!(await cache.match(path))) await put(cache, path);
  // The page comes last: an older one stays whole until everything that the newer one needs is here.
  await put(cache, page);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== page && !wanted.has(pathname)) await cache.delete(url);
  }
  if (port) port.postMessage({ kept: wanted.size });
}
async function put(cache, path) {
  const answer = await fetch(path, { headers: { accept: path === page ? 'text/html' : '*/*' } });
  if (!answer.ok) throw new Error(path + ' was not kept');
  await cache.put(path, answer);
}
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
