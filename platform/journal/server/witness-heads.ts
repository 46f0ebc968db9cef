import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import {
  type HeadLine,
  headHash,
  headLine,
  headText,
  type JournalHead,
  keyName,
  witnessText,
} from '../contract/head.ts';
import { sm3 } from './hash.ts';
import { fileSize, readLines } from './head-file.ts';
import { isSigned, newSigningKey, type SigningKey, sign } from './signing.ts';

const stored = z.object({
  publicKey: z.string().regex(/^[0-9a-f]{130}$/),
  privateKey: z.string().regex(/^[0-9a-f]{1,64}$/),
});

/** Reads a witness's key, made with mode 600 on first use: on a machine of its own, away from the platform. */
export async function readWitnessKey(file: string): Promise<SigningKey> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(newSigningKey(), null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(file, error);
  }
  try {
    return stored.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Why a witness does not countersign a head. */
export interface Refusal {
  line: number;
  head: number | null;
  reason: 'unreadable' | 'signature' | 'forked' | 'order';
}

/**
 * Countersigns the heads of a file that continue what the witness has signed before (`known`, its own file): each is signed
 * by its key and follows the one before. A head that contradicts an earlier one is refused and reported.
 */
export async function witnessHeads(
  file: string,
  { known, key, at }: { known: string; key: SigningKey; at: string },
): Promise<{ signed: HeadLine[]; refused: Refusal[] }> {
  const before = await lastKnown(known);
  let last: JournalHead | undefined = before;
  const signed: HeadLine[] = [];
  const refused: Refusal[] = [];
  for await (const { line, text } of readLines(file, await fileSize(file))) {
    if (text.trim() === '' || /^\{"(summary":|kind":"restored")/.test(text)) continue;
    const head = parsed(text);
    const reason = head === undefined ? 'unreadable' : doubt(head, { last, before });
    if (reason !== undefined && reason !== 'known') refused.push({ line, head: head?.number ?? null, reason });
    if (head === undefined || reason !== undefined) continue;
    const signature = sign(witnessText(headHash(head, sm3), at), key);
    signed.push({ ...head, witness: { publicKey: key.publicKey, at, signature } });
    last = head;
  }
  return { signed, refused };
}

function doubt(
  head: JournalHead,
  { last, before }: { last: JournalHead | undefined; before: JournalHead | undefined },
): Refusal['reason'] | 'known' | undefined {
  if (keyName(head.publicKey) !== head.key || !isSigned(headText(head), head)) return 'signature';
  if (last === undefined) return undefined;
  if (head.number === last.number) return headHash(head, sm3) === headHash(last, sm3) ? 'known' : 'forked';
  // Heads that lead up to the last one signed are not told again; those after it are, one by one.
  if (head.number < last.number) return before !== undefined && head.number < before.number ? 'known' : 'forked';
  if (head.journal !== last.journal || head.size < last.size || head.signedAt < last.signedAt) return 'order';
  return head.number === last.number + 1 && head.previous !== headHash(last, sm3) ? 'forked' : undefined;
}

async function lastKnown(file: string): Promise<JournalHead | undefined> {
  let last: JournalHead | undefined;
  for await (const { text } of readLines(file, await fileSize(file))) last = parsed(text) ?? last;
  return last;
}

function parsed(text: string): JournalHead | undefined {
  try {
    const { data } = headLine.safeParse(JSON.parse(text));
    if (data === undefined) return undefined;
    const { witness: _witness, ...head } = data;
    return head;
  } catch {
    return undefined;
  }
}

function unreadable(file: string, error: unknown): AppError {
  const detail = error instanceof Error ? error.message.slice(0, 200) : String(error);
  return new AppError('journal.fileUnreadable', { file, detail });
}
