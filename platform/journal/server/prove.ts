import { AppError } from '#platform/errors/contract/errors.ts';
import type { JournalHead } from '../contract/head.ts';
import {
  completeSubtrees,
  consistencyRanges,
  foldSubtrees,
  inclusionRanges,
  type LeafRange,
  type Subtree,
} from '../contract/merkle.ts';
import { sm3 } from './hash.ts';
import { headsNumbered, newestHead } from './store/heads.ts';
import { findLink } from './store/links.ts';
import type { Query } from './store/query.ts';
import { subtreeHashes } from './store/seal.ts';

/** That an entry is under the newest head; hashes in hexadecimal. */
export interface EntryProof {
  number: number;
  leaf: string;
  path: string[];
  head: JournalHead;
}

/** Proof of one entry against the newest head, with a number of reads that grows with the logarithm; undefined when it is not sealed. */
export async function proveEntry(query: Query, entryId: string): Promise<EntryProof | undefined> {
  const link = await findLink(query, entryId);
  const head = link && (await newestHead(query));
  if (link === undefined || head === undefined || head.size <= link.number) return undefined;
  const path = await hashesOf(query, inclusionRanges(link.number, head.size), head);
  return { number: link.number, leaf: link.leaf.toString('hex'), path, head };
}

/** Proof that a later head continues an earlier one. Throws `journal.headUnknown`. */
export async function proveConsistency(
  query: Query,
  { from, to }: { from: number; to: number },
): Promise<{ from: JournalHead; to: JournalHead; path: string[] }> {
  const heads = await headsNumbered(query, [from, to]);
  const [first, second] = [heads.get(Math.min(from, to)), heads.get(Math.max(from, to))];
  if (first === undefined || second === undefined) {
    throw new AppError('journal.headUnknown', { head: heads.has(from) ? to : from });
  }
  const path = await hashesOf(query, consistencyRanges(first.size, second.size), second);
  return { from: first, to: second, path };
}

/** Hashes of ranges, each folded from the complete subtrees that the database keeps. */
async function hashesOf(query: Query, ranges: readonly LeafRange[], head: JournalHead): Promise<string[]> {
  const parts = ranges.map((range) => completeSubtrees(range));
  const all: Subtree[] = parts.flat();
  const hashes = await subtreeHashes(query, all);
  const found = hashes.filter((hash) => hash !== undefined);
  if (found.length < all.length) throw new AppError('journal.treeBroken', { size: head.size, head: head.number });
  let at = 0;
  return parts.map((range) => {
    const own = found.slice(at, at + range.length);
    at += range.length;
    return Buffer.from(foldSubtrees(own, sm3)).toString('hex');
  });
}
