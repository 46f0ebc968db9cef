/** Name of the database in which pages keep what is written without network. */
const database = 'yuanshu-drafts';

/** Zone and account of a session in one word: under this its records are kept apart from those of others on one device. */
export function recordOwner(session: {
  account: { id: string } | null;
  zone: { id: string } | null;
}): string | undefined {
  const { account, zone } = session;
  return account === null || zone === null ? undefined : `${zone.id}/${account.id}`;
}

/**
 * Binds what a device shows without network to the session that it last knew: what was fetched for anybody else goes, for
 * it can be fetched again; what others wrote stays, unseen, until they sign in again.
 */
export async function bindDevice(owner: string | undefined): Promise<void> {
  await change('kit', ({ key, cursor }) => {
    if (key !== owner) cursor.delete();
    else cursor.update({ ...cursor.value, seenAt: new Date().toISOString() });
  });
}

/** Forgets everything that this device keeps of one account in one zone, and nothing of others. */
export async function forgetRecords(owner: string): Promise<void> {
  await change('kit', ({ key, cursor }) => {
    if (key === owner) cursor.delete();
  });
  await change('drafts', ({ cursor }) => {
    if (cursor.value?.owner === owner) cursor.delete();
  });
}

async function change(
  name: 'kit' | 'drafts',
  work: (one: { key: IDBValidKey; cursor: IDBCursorWithValue }) => void,
): Promise<void> {
  const held = await open();
  if (held === undefined) return;
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = held.transaction(name, 'readwrite');
      const asked = transaction.objectStore(name).openCursor();
      asked.onsuccess = () => {
        const cursor = asked.result;
        if (cursor === null) return;
        work({ key: cursor.key, cursor });
        cursor.continue();
      };
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    held.close();
  }
}

/** The database where there is one: a device that kept nothing gets none. */
function open(): Promise<IDBDatabase | undefined> {
  if (globalThis.indexedDB === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const asked = indexedDB.open(database);
    asked.onupgradeneeded = () => asked.transaction?.abort();
    asked.onerror = () => resolve(undefined);
    asked.onsuccess = () => resolve(asked.result);
  });
}
