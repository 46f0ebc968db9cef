import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { getKit } from '../../../contract/visit-endpoints.ts';
import type { Draft } from './draft.ts';

/** What a phone keeps of one account in one zone to work without network. */
export type Kit = EndpointResult<typeof getKit>;

/** Who works on this phone, and what was kept for it. */
export interface KeptKit {
  owner: string;
  kit: Kit;
  /** ISO 8601 by the clock of the phone: when the server last answered its owner. */
  seenAt: string;
}

/** Hours without the server after which a phone shows nothing more of what it keeps. */
export const hoursShown = 12;

/** Whether what a phone keeps may be shown: its owner was seen by the server not long ago; a clock set back tells nothing. */
export function isShown(seenAt: string, now: Date): boolean {
  const since = now.getTime() - Date.parse(seenAt);
  return since > -300_000 && since < hoursShown * 3_600_000;
}

/** Name and stores are known to ui/session, which wipes what is one account's own when it signs out. */
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

/** Keeps the kit of whoever works here now in place of every other; drafts of others stay. */
export async function saveKit(kit: Kit): Promise<void> {
  const owner = ownerOf(kit);
  // Both in one transaction: nobody ever reads that there is none.
  await run('kit', 'readwrite', (store) => {
    store.clear();
    return store.put({ owner, kit, seenAt: new Date().toISOString() }, owner);
  });
}

/** Forgets what was fetched: the server knows no session on this phone any more. */
export async function dropKits(): Promise<void> {
  await run('kit', 'readwrite', (store) => store.clear());
}

/** The kit of the account whose session this phone last knew. */
export async function readKit(): Promise<KeptKit | undefined> {
  const [kept] = await run<KeptKit[]>('kit', 'readonly', (store) => store.getAll());
  return kept;
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
      // A newer page in another tab changes the stores: it must not wait for this one.
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
