import { z } from 'zod';
import { hexOf, utf8 } from './bytes.ts';
import type { Hash } from './merkle.ts';
import { sm3 } from './sm3.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** What a witness, who keeps heads on another machine, adds to a head that it has checked. */
export const witnessMark = z.object({
  publicKey: hex(65),
  /** When it was countersigned, ISO 8601 in UTC. */
  at: z.string().max(40),
  signature: hex(64),
});
export type WitnessMark = z.infer<typeof witnessMark>;

/** A signed head: what the whole journal was at one moment. Hashes, keys and signatures are lower-case hexadecimal. */
export const journalHead = z.object({
  /** Which journal: an id made with its first key. */
  journal: z.uuid(),
  /** Counted from 0 without gaps. */
  number: z.int().min(0),
  /** Entries under it. */
  size: z.int().min(0),
  /** Root of the Merkle tree over all entries (RFC 9162 with SM3). */
  root: hex(32),
  /** Last value of the linear chain. */
  chain: hex(32),
  /** When it was signed, ISO 8601 in UTC with milliseconds. */
  signedAt: z.string().max(40),
  /** Hash of the head before it, signature included; zeros for the first. */
  previous: hex(32),
  /** Name of the key: the first 16 bytes of SM3 over the public key. */
  key: hex(16),
  publicKey: hex(65),
  /** SM2 signature (GB/T 32918.2, signer id 1234567812345678) over {@link headText}: r ‖ s. */
  signature: hex(64),
});
export type JournalHead = z.infer<typeof journalHead>;

/** A line of a file of heads: a head, perhaps countersigned. */
export const headLine = journalHead.extend({ witness: witnessMark.optional() });
export type HeadLine = z.infer<typeof headLine>;

/** A line that says that a backup was put back: heads after `after` that stand above it were given up. */
export const restoredLine = z.object({
  kind: z.literal('restored'),
  journal: z.uuid(),
  /** Number of the newest head that the restored copy had; -1 for none. */
  after: z.int().min(-1),
  /** Number of the newest head that was given up. */
  lost: z.int().min(0),
  at: z.string().max(40),
  reason: z.string().max(2_000),
  key: hex(16),
  publicKey: hex(65),
  signature: hex(64),
});
export type RestoredLine = z.infer<typeof restoredLine>;

/** Hash that stands before the first head and the first link. */
export const nothingBefore = '0'.repeat(64);

/** The text that is signed: one field a line. */
export function headText(head: Omit<JournalHead, 'publicKey' | 'signature'>): string {
  const { journal, number, size, root, chain, signedAt, previous, key } = head;
  return `${['yuanshu.journal.head.1', journal, number, size, root, chain, signedAt, previous, key].join('\n')}\n`;
}

/** Hash of a signed head, under which the next one and a witness name it. */
export function headHash(head: Omit<JournalHead, 'publicKey'>, hash: Hash = sm3): string {
  return hexOf(hash(utf8(`${headText(head)}${head.signature}\n`)));
}

/** The text that is signed when a backup is put back. */
export function restoredText(line: Omit<RestoredLine, 'kind' | 'publicKey' | 'signature'>): string {
  const { journal, after, lost, at, reason, key } = line;
  return `${['yuanshu.journal.restored.1', journal, after, lost, at, key, reason].join('\n')}\n`;
}

/** The text that a witness signs. */
export function witnessText(head: string, at: string): string {
  return `yuanshu.journal.witness.1\n${head}\n${at}\n`;
}

/** The text by which a key names its successor. */
export function successorText(key: { journal: string; number: number; publicKey: string; since: string }): string {
  return `${['yuanshu.journal.key.1', key.journal, key.number, key.publicKey, key.since].join('\n')}\n`;
}

/** Name of a public key. */
export function keyName(publicKey: string, hash: Hash = sm3): string {
  return hexOf(hash(utf8(publicKey))).slice(0, 32);
}

/**
 * Seconds since 1970 with six decimals, as the database has them, as ISO 8601 with milliseconds; anything finer or stranger
 * stays as it is, so that a time changed by a microsecond differs from the one that was signed.
 */
export function instantText(seconds: string): string {
  const parts = /^(\d{1,11})\.(\d{3})000$/.exec(seconds);
  return parts === null ? seconds : new Date(Number(parts[1]) * 1_000 + Number(parts[2])).toISOString();
}
