import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { getKit } from '../../../contract/visit-endpoints.ts';
import type { Draft } from './draft.ts';

/** What a phone keeps of one account in one zone to work without network. */
export type Kit = EndpointResult<typeof getKit>;

/** Who works on this phone, and what was kept for it. */
export interface KeptKit {
  owner: string;
  kit: Kit;
}

/** The name is known to ui/session, which deletes the whole database when somebody signs out. */
const database = 'yuanshu-drafts';
const version = 1;

/** Zone and account in one word: under this drafts are kept apart. */
export function ownerOf({ zoneId, accountId }: Pick<Kit, 'zoneId' | 'accountId'>): string {
  return `${zoneId}/${accountId}`;
}

/** The drafts of an account, the oldest first. */
export async function listDrafts(owner: string): Promise<Draft[]> {
  const all = await run<Draft[]>('drafts', 'readonly', (store) => store.getAll());
  return all.filter((draft) => draft.owner === owner).sort((a, b) => (a.notedAt < b.notedAt ? -1 : 1));
}

/** Keeps a draft in place of what stood under its number. */
export async function saveDraft(draft: Draft): Promise<void> {
  await run('drafts', 'readwrite', (store) => store.put(draft));
}

/** Forgets a draft: it was sent, or thrown away. */
export async function dropDraft(clientId: string): Promise<void> {
  await run('drafts', 'readwrite', (store) => store.delete(clientId));
}

/** Keeps the kit of whoever works here now; that of another account goes, its drafts stay. */
export async function saveKit(kit: Kit): Promise<void> {
  await run('kit', 'readwrite', (store) => store.put({ owner: ownerOf(kit), kit }, 'kit'));
}

/** The kit that was kept last. */
export async function readKit(): Promise<KeptKit | undefined> {
  return run<KeptKit | undefined>('kit', 'readonly', (store) => store.get('kit'));
}

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(database, version);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('drafts', { keyPath: 'clientId' });
      asked.result.createObjectStore('kit');
    };
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const held = asked.result;
      // Signing out in another tab deletes the database: it must not wait for this one.
      held.onversionchange = () => {
        held.close();
        opened = undefined;
      };
      resolve(held);
    };
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function run<T>(
  name: 'drafts' | 'kit',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const transaction = (await open()).transaction(name, mode);
  const asked = work(transaction.objectStore(name));
  return new Promise<T>((resolve, reject) => {
    // Only a finished transaction is kept when the phone is switched off.
    transaction.oncomplete = () => resolve(asked.result as T);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
