const worker = '/visits-worker.js';
const page = '/visits/record';
/** Name of the cache that the worker gives out. */
const cacheName = 'yuanshu-visits';
/** Files that load a moment after the page is drawn: texts, icons of controls. */
const settles = 1500;

/** Keeps this page and the files that it needs, and starts the worker that gives them out; without workers the page needs network. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(worker, { scope: page });
    await keepFiles();
  } catch (error) {
    // A browser that forbids workers still records while there is network; one that loses it keeps what it had.
    console.warn('this page is not kept for work without network', error);
  }
}

/** Puts the page and its files into the cache, and takes out what only an older page needed. */
async function keepFiles(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, settles));
  const cache = await caches.open(cacheName);
  const wanted = new Set(filesOfPage());
  for (const path of wanted) if ((await cache.match(path)) === undefined) await put(cache, path);
  // The page comes last: an older one stays whole until everything that the newer one needs is here.
  await put(cache, page);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== page && !wanted.has(pathname)) await cache.delete(url);
  }
}

async function put(cache: Cache, path: string): Promise<void> {
  const answer = await fetch(path, { headers: { accept: path === page ? 'text/html' : '*/*' } });
  if (!answer.ok) throw new Error(`${path} was not kept`);
  await cache.put(path, answer);
}

/** Own files that were loaded since the page was opened, as paths. */
function filesOfPage(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const linked = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
  const styles = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href);
  const urls = [...loaded, ...linked, ...styles].map((address) => new URL(address));
  const own = urls.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
  return [...new Set(own.map(({ pathname }) => pathname))];
}
