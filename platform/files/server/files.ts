import { createHmac, randomBytes, randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { type BlobFolder, openBlobFolder } from './blobs/blob-folder.ts';
import { openChunks, sealChunks } from './blobs/chunk-cipher.ts';
import { type Digests, digesting, type Pieces } from './blobs/digest.ts';
import { type DiskSpace, watchDisk } from './disk/disk-space.ts';
import { type Gate, openGate, openTurns, type Turns } from './disk/gate.ts';
import { clamdScanner } from './scan/clamd.ts';
import { noScanner, type Scanner } from './scan/scanner.ts';
import { defaultFileSettings, type FileSettings } from './settings.ts';

/** Content that is encrypted on the disk but belongs to no file yet. */
export interface Staged extends Digests {
  zoneId: string;
  /** Id of the content. */
  id: string;
  key: Buffer;
}

/** A staged content that got its place. */
export interface Placed extends Digests {
  zoneId: string;
  id: string;
  location: string;
  sealedKey: string;
}

/** Where the bytes of a content lie and under what. */
export interface ContentPlace {
  zoneId: string;
  id: string;
  location: string;
  sealedKey: string;
}

/** The files of an installation: bytes on the disk, each content under a key of its own. */
export interface Files {
  readonly settings: FileSettings;
  readonly blobs: BlobFolder;
  readonly disk: DiskSpace;
  readonly scanner: Scanner;
  /** Through which all pass that hold a whole file in memory. */
  readonly inspecting: Gate;
  /** Uploads of one account at a time: what is on its way counts towards no quota yet. */
  readonly sending: Turns;
  /** Encrypts a stream to the disk; what was begun is removed when it fails. */
  stage(zoneId: string, source: Pieces): Promise<Staged>;
  readStaged(staged: Staged): AsyncIterable<Buffer>;
  dropStaged(staged: Staged): Promise<void>;
  /** Gives staged content its place; its key is from now on kept with the keys of the installation. */
  place(staged: Staged): Promise<Placed>;
  /** Plain bytes; throws `files.erased` where the key was destroyed, `files.damaged` at the first changed chunk. */
  open(content: ContentPlace): AsyncIterable<Buffer>;
  /** Destroys the key of a content or of a file's name: no copy of the database or the disk opens any more. */
  destroyKey(zoneId: string, id: string, at: string): void;
  sealName(zoneId: string, fileId: string, name: string): string;
  /** The name, or null once its key was destroyed. */
  openName(zoneId: string, fileId: string, sealed: string): string | null;
}

/** How {@link openFiles} is made; tests replace the scanner and the watch over the disk. */
export interface FilesOptions {
  dataDir: string;
  keys: Keys;
  settings?: FileSettings;
  scanner?: Scanner;
  disk?: DiskSpace;
}

/** Opens the files of an installation under `<dataDir>/files`. */
export function openFiles(options: FilesOptions): Files {
  const { dataDir, keys, settings = defaultFileSettings } = options;
  const blobs = openBlobFolder(dataDir);
  const naming = keys.derive('files/location');
  const about = (content: { zoneId: string; id: string }) => `${content.zoneId}/${content.id}`;
  // The key file of persons is the one place whose keys can be destroyed so that no backup brings them back.
  const keyField = (content: { zoneId: string; id: string }) =>
    ({ zoneId: content.zoneId, personId: content.id, field: 'files.content' }) as const;
  const nameField = (zoneId: string, fileId: string) => ({ zoneId, personId: fileId, field: 'files.name' });
  return {
    settings,
    blobs,
    disk: options.disk ?? watchDisk(dataDir, settings.reserve),
    scanner: options.scanner ?? (settings.scanner === 'none' ? noScanner : clamdScanner(settings.scanner)),
    inspecting: openGate({ abreast: 2, queue: 64 }),
    sending: openTurns({ each: 16 }),
    async stage(zoneId, source) {
      const content = { zoneId, id: randomUUIDv7() };
      const key = randomBytes(32);
      let told: Digests | undefined;
      const passing = digesting(source, (digests) => {
        told = digests;
      });
      await blobs.writeDraft(content.id, sealChunks(passing, { key, about: about(content), cipher: settings.cipher }));
      if (told === undefined) throw new Error('a stream ended without its digests');
      return { ...content, ...told, key };
    },
    readStaged: (staged) => openChunks(blobs.readDraft(staged.id), { key: staged.key, about: about(staged) }),
    dropStaged: (staged) => blobs.dropDraft(staged.id),
    async place({ key, ...staged }) {
      // A keyed digest: who has the disk alone cannot test it for a document that he knows.
      const location = createHmac('sha256', naming).update(about(staged)).update(staged.sha256).digest('hex');
      const sealedKey = keys.persons.encrypt(keyField(staged), key.toString('base64url'));
      await blobs.keepDraft(staged.id, location);
      return { ...staged, location, sealedKey };
    },
    async *open(content) {
      const key = keys.persons.decrypt(keyField(content), content.sealedKey);
      if (key === null) throw new AppError('files.erased');
      yield* openChunks(readPresent(blobs, content.location), {
        key: Buffer.from(key, 'base64url'),
        about: about(content),
      });
    },
    destroyKey: (zoneId, id, at) => void keys.persons.erase(zoneId, id, at),
    sealName: (zoneId, fileId, name) => keys.persons.encrypt(nameField(zoneId, fileId), name),
    openName: (zoneId, fileId, sealed) => keys.persons.decrypt(nameField(zoneId, fileId), sealed),
  };
}

async function* readPresent(blobs: BlobFolder, location: string): AsyncGenerator<Buffer> {
  try {
    yield* blobs.read(location);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('files.damaged', { location });
    throw error;
  }
}
