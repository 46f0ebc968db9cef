import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Platform } from '#platform/module/platform.ts';
import { leafOf } from '../contract/canonical-entry.ts';
import { headHash, headText, type JournalHead, nothingBefore } from '../contract/head.ts';
import { completeSubtrees, foldSubtrees, hashNode } from '../contract/merkle.ts';
import { chainAfter, sm3, zeros } from './hash.ts';
import { type JournalKeys, milliseconds, readJournalKeys } from './journal-keys.ts';
import { sign } from './signing.ts';
import { addHead, addKeys, newestHead } from './store/heads.ts';
import { type Query, queryOf } from './store/query.ts';
import {
  addLinks,
  lastLink,
  lockSealer,
  type NewLink,
  type NewNode,
  passedOverEntries,
  sealedUpTo,
  subtreeHashes,
  type WaitingEntry,
  waitingEntries,
} from './store/seal.ts';

/** Entries read and linked at once. */
const batchSize = 1_000;
/** Entries under one head at most: bounds the transaction that links and signs. */
const mostUnderOneHead = 20_000;

/** What one sealing did. */
export interface SealReport {
  /** False when another sealer was at work. */
  held: boolean;
  linked: number;
  /** Number of the head that was signed; null when nothing was new. */
  head: number | null;
  /** More entries wait than one head takes. */
  more: boolean;
}

/** When to sign although nothing is new, and whether to look for entries that were passed over. */
export interface SealOptions {
  /** Sign a head of the same size when the newest is older than this: silence is then visible. */
  heartbeatMs?: number;
  /** Also link what was left unlinked below the last link; once after a start is enough. */
  sweep?: boolean;
}

/**
 * Links committed entries and signs a head over them, in one transaction, so that there is never a link without a head.
 * Throws `journal.treeBroken` when the stored tree does not have the root of the newest head.
 */
export async function sealOnce(platform: Platform, options: SealOptions = {}): Promise<SealReport> {
  const keys = await readJournalKeys(platform.dataDir, platform.now);
  return platform.importer.transaction(noZone, (tx) =>
    sealThrough(queryOf(tx), { keys, now: platform.now(), ...options }),
  );
}

/** The same on an open transaction. */
export async function sealThrough(
  query: Query,
  { keys, now, heartbeatMs, sweep = true }: SealOptions & { keys: JournalKeys; now: Temporal.Instant },
): Promise<SealReport> {
  if (!(await lockSealer(query))) return { held: false, linked: 0, head: null, more: false };
  const before = await newestHead(query);
  const tree = await openTree(query, before);
  const linked = await linkWaiting(query, tree, sweep);
  const stale = before === undefined || (heartbeatMs !== undefined && age(before, now) >= heartbeatMs);
  if (linked === 0 && !stale) return { held: true, linked, head: null, more: false };
  await addKeys(query, keys.keys);
  const head = signHead({ keys, now, tree, before });
  await addHead(query, head);
  return { held: true, linked, head: head.number, more: linked >= mostUnderOneHead };
}

/** The right edge of the tree: hashes of its complete subtrees, left to right, by level. */
interface Tree {
  size: number;
  chain: Buffer;
  edge: { level: number; hash: Uint8Array }[];
}

async function openTree(query: Query, head: JournalHead | undefined): Promise<Tree> {
  const last = await lastLink(query);
  const size = last === undefined ? 0 : last.number + 1;
  const parts = completeSubtrees({ start: 0, end: size });
  const hashes = await subtreeHashes(query, parts);
  const edge = parts.flatMap(({ level }, index) => {
    const hash = hashes[index];
    return hash === undefined ? [] : [{ level, hash }];
  });
  const tree: Tree = { size, chain: last?.chain ?? zeros, edge };
  // Links and head come in one transaction: any difference was made by other hands, and a seal over it would hide them.
  if (edge.length < parts.length || (head?.size ?? 0) !== size || (head && head.root !== rootOf(tree))) {
    throw new AppError('journal.treeBroken', { size, head: head?.number ?? -1 });
  }
  return tree;
}

async function linkWaiting(query: Query, tree: Tree, sweep: boolean): Promise<number> {
  let upTo = await sealedUpTo(query);
  let linked = 0;
  if (sweep) linked += await link(query, tree, await passedOverEntries(query, upTo, mostUnderOneHead));
  while (linked < mostUnderOneHead) {
    const waiting = await waitingEntries(query, upTo, batchSize);
    const last = waiting.at(-1);
    if (last === undefined) break;
    linked += await link(query, tree, waiting);
    upTo = last;
  }
  return linked;
}

async function link(query: Query, tree: Tree, entries: readonly WaitingEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const links: NewLink[] = [];
  const nodes: NewNode[] = [];
  for (const entry of entries) {
    const leaf = leafOf(entry, sm3);
    tree.chain = chainAfter(tree.chain, leaf);
    links.push({ number: tree.size, entryId: entry.id, leaf, chain: tree.chain });
    nodes.push(...append(tree, leaf));
  }
  await addLinks(query, links, nodes);
  return links.length;
}

/** Puts a leaf at the right edge; gives the nodes that it completes. */
function append(tree: Tree, leaf: Uint8Array): NewNode[] {
  const completed: NewNode[] = [];
  const number = tree.size;
  tree.size += 1;
  let right = { level: 0, hash: leaf };
  for (let left = tree.edge.at(-1); left?.level === right.level; left = tree.edge.at(-1)) {
    tree.edge.pop();
    right = { level: right.level + 1, hash: hashNode(left.hash, right.hash, sm3) };
    completed.push({ ...right, index: Math.floor(number / 2 ** right.level) });
  }
  tree.edge.push(right);
  return completed;
}

function rootOf(tree: Tree): string {
  const root = foldSubtrees(
    tree.edge.map((part) => part.hash),
    sm3,
  );
  return Buffer.from(root).toString('hex');
}

function signHead({
  keys: { journal, keys, current },
  now,
  tree,
  before,
}: {
  keys: JournalKeys;
  now: Temporal.Instant;
  tree: Tree;
  before: JournalHead | undefined;
}): JournalHead {
  const unsigned = {
    journal,
    number: before === undefined ? 0 : before.number + 1,
    size: tree.size,
    root: rootOf(tree),
    chain: tree.chain.toString('hex'),
    // A clock that is set back does not put a head before what it follows.
    signedAt: [milliseconds(now), before?.signedAt ?? '', keys.at(-1)?.since ?? ''].sort().at(-1) ?? '',
    previous: before === undefined ? nothingBefore : headHash(before, sm3),
    key: current.id,
  };
  return { ...unsigned, publicKey: current.publicKey, signature: sign(headText(unsigned), current) };
}

function age(head: JournalHead, now: Temporal.Instant): number {
  return now.epochMilliseconds - Temporal.Instant.from(head.signedAt).epochMilliseconds;
}
