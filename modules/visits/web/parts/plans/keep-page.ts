const worker = '/visits-worker.js';
const scope = '/visits/record';
/** Files that load a moment after the page is drawn: texts, icons of controls. */
const settles = 1500;

/** Starts the worker that keeps this page, and tells it which files the page needs; without workers the page needs network. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(worker, { scope });
    const active = await untilActive(registration);
    await new Promise((resolve) => setTimeout(resolve, settles));
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      active.postMessage({ files: filesOfPage() }, [port2]);
    });
  } catch (error) {
    // A browser that forbids workers still records while there is network.
    console.warn('this page is not kept for work without network', error);
  }
}

async function untilActive(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  if (registration.active !== null) return registration.active;
  const coming = registration.installing ?? registration.waiting;
  if (coming === null) throw new Error('no worker');
  return new Promise((resolve) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(coming);
    });
  });
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
