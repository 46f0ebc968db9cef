import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type CipherName, decrypt, encrypt, keyBytes } from './cipher.ts';
import { keysFolder, readKeyFile } from './key-file.ts';
import { openPersonKeys, type PersonKeys } from './person-keys.ts';

/** Keys of one installation; nothing of them is in the database or its backup. */
export interface Keys {
  readonly persons: PersonKeys;
  /** Encrypts a secret of the installation (a second factor, an adapter's password); `about` names what it is. */
  seal(plain: string, about: string): string;
  /** Opens it again; throws `keys.wrongKey` when it was sealed elsewhere or as something else. */
  open(sealed: string, about: string): string;
  /** Keyed digest (HMAC-SHA-256) by which an encrypted value can be looked up, in one zone and one field only. */
  digest(about: { zoneId: string; field: string }, plain: string): Buffer;
  /** 32 bytes for one purpose, the same after every start. */
  derive(purpose: string): Buffer;
  close(): void;
}

interface Stored {
  made: string;
  installation: string;
}

/** Opens `keys/installation.json` and `keys/persons.sqlite`, made on the first start. */
export async function openKeys(dataDir: string, cipher: CipherName = 'aes-256-gcm'): Promise<Keys> {
  const stored = await readKeyFile<Stored>(dataDir, 'installation.json', () => ({
    made: new Date().toISOString(),
    installation: randomBytes(keyBytes).toString('base64url'),
  }));
  const root = Buffer.from(stored.installation, 'base64url');
  if (root.length !== keyBytes) throw new AppError('keys.unreadable', { file: 'installation.json' });
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), purpose, keyBytes));
  const sealing = derive('seal');
  const digesting = derive('digest');
  const persons = openPersonKeys(join(keysFolder(dataDir), 'persons.sqlite'), {
    cipher,
    wrappingKey: derive('persons'),
  });
  return {
    persons,
    derive,
    seal: (plain, about) => encrypt(cipher, sealing, { plain, about }),
    open: (sealed, about) => {
      const plain = decrypt(sealing, { sealed, about });
      if (plain === undefined) throw new AppError('keys.wrongKey', { context: about });
      return plain;
    },
    digest: ({ zoneId, field }, plain) =>
      createHmac('sha256', digesting).update(`${zoneId}/${field}/${plain}`).digest(),
    close: () => persons.close(),
  };
}
