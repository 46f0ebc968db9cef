import { randomUUIDv7 } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import { keysFolder, readKeyFile } from '#platform/keys/server/key-file.ts';
import { keyName, successorText } from '../contract/head.ts';
import { newSigningKey, type SigningKey, sign } from './signing.ts';

const fileName = 'journal.json';

const publicPart = z.object({
  number: z.int().min(0),
  publicKey: z.string().regex(/^[0-9a-f]{130}$/),
  /** ISO 8601 in UTC with milliseconds. */
  since: z.string(),
  /** Signature of the key before over this one; null for the first. */
  endorsement: z
    .string()
    .regex(/^[0-9a-f]{128}$/)
    .nullable(),
});

/** A public key of the journal with its period: until the next one begins. */
export type JournalKey = z.infer<typeof publicPart>;

const stored = z.object({
  journal: z.uuid(),
  keys: z.array(publicPart).min(1),
  /** Of the last key; older ones are destroyed. */
  privateKey: z.string().regex(/^[0-9a-f]{1,64}$/),
});

/** Keys of one journal, and the pair that signs now. */
export interface JournalKeys {
  journal: string;
  keys: JournalKey[];
  current: SigningKey & { id: string };
}

/** Reads `keys/journal.json`, made on first use. Throws `keys.unreadable` when it is damaged. */
export async function readJournalKeys(dataDir: string, now: () => Temporal.Instant): Promise<JournalKeys> {
  const kept = await readKeyFile<unknown>(dataDir, fileName, () => {
    const { publicKey, privateKey } = newSigningKey();
    return {
      journal: randomUUIDv7(),
      keys: [{ number: 0, publicKey, since: milliseconds(now()), endorsement: null }],
      privateKey,
    };
  });
  return parse(kept);
}

/** The same without making them: undefined where this machine has none. */
export async function findJournalKeys(dataDir: string): Promise<JournalKeys | undefined> {
  try {
    return parse(JSON.parse(await readFile(join(keysFolder(dataDir), fileName), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) throw new AppError('keys.unreadable', { file: fileName });
    throw error;
  }
}

/** Makes a new pair, signed for by the one before, whose private half is destroyed. */
export async function rotateJournalKey(dataDir: string, now: () => Temporal.Instant): Promise<JournalKeys> {
  const { journal, keys, current } = await readJournalKeys(dataDir, now);
  const { publicKey, privateKey } = newSigningKey();
  const named = { journal, number: keys.length, publicKey, since: milliseconds(now()) };
  const { journal: _journal, ...next } = { ...named, endorsement: sign(successorText(named), current) };
  const file = join(keysFolder(dataDir), fileName);
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ journal, keys: [...keys, next], privateKey }, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  return readJournalKeys(dataDir, now);
}

/** A time as heads and keys have it. */
export function milliseconds(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}

function parse(kept: unknown): JournalKeys {
  const { data } = stored.safeParse(kept);
  const last = data?.keys.at(-1);
  if (data === undefined || last === undefined) throw new AppError('keys.unreadable', { file: fileName });
  const { journal, keys, privateKey } = data;
  return { journal, keys, current: { publicKey: last.publicKey, privateKey, id: keyName(last.publicKey) } };
}
