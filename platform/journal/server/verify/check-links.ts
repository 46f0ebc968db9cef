import { leafOf } from '../../contract/canonical-entry.ts';
import type { JournalHead } from '../../contract/head.ts';
import type { Subtree } from '../../contract/merkle.ts';
import { sm3 } from '../hash.ts';
import { sealedPart } from '../store/entries.ts';
import type { Query } from '../store/query.ts';
import { type LinkedEntry, linksFrom, nodesWithin } from '../store/verify.ts';
import type { HeadChecker } from './check-heads.ts';
import type { Findings } from './findings.ts';
import { type GrowingTree, growTree } from './tree.ts';

/** Read at once. */
const batchSize = 2_000;
/** A transaction may commit this long after its entry says that it happened; what is later was put in afterwards. */
export const latestCommitMs = 3_600_000;

interface Walk {
  query: Query;
  findings: Findings;
  tree: GrowingTree;
  checker: HeadChecker;
  heads: AsyncIterator<JournalHead>;
  next: JournalHead | undefined;
  /** A gap in the numbers: from there on no root can be computed. */
  broken: boolean;
  /** Rows that were seen, to be held against the count of the table. */
  rows: number;
  nodes: number;
}

/** What walking the links gave. */
export interface LinkWalk {
  links: number;
  nodes: number;
}

/** Walks links, entries, nodes and heads together, in order and in bounded memory. */
export async function checkLinks(
  query: Query,
  { heads, checker, findings }: { heads: AsyncIterator<JournalHead>; checker: HeadChecker; findings: Findings },
): Promise<LinkWalk> {
  const walk: Walk = {
    ...{ query, findings, checker, heads, tree: growTree() },
    ...{ next: undefined, broken: false, rows: 0, nodes: 0 },
  };
  await advance(walk);
  await headsUpTo(walk);
  let from = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const links = await linksFrom(query, from, batchSize);
    const last = links.at(-1);
    if (last === undefined) break;
    const completed: (Subtree & { hash: Uint8Array })[] = [];
    for (const link of links) {
      completed.push(...takeLink(walk, link));
      await headsUpTo(walk);
    }
    walk.nodes += completed.length;
    await checkNodes(walk, completed);
    from = last.number + 1;
  }
  await headsBeyond(walk);
  return { links: walk.rows, nodes: walk.nodes };
}

function takeLink(walk: Walk, link: LinkedEntry): (Subtree & { hash: Uint8Array })[] {
  const { findings, tree, checker } = walk;
  walk.rows += 1;
  const at = { number: link.number, entryId: link.entryId };
  checkEntry(walk, link);
  if (link.number !== tree.size) {
    if (!walk.broken) findings.add(link.number > tree.size ? 'linkMissing' : 'linkExtra', { number: tree.size });
    walk.broken = true;
  }
  if (walk.broken) return [];
  // The stored leaf goes on, so that one changed entry is one finding and not all that follow.
  const completed = tree.append(link.leaf);
  if (link.chain.toString('hex') !== tree.chain) findings.add('linkChanged', at);
  if (walk.next === undefined && tree.size > (checker.last?.size ?? 0)) findings.add('linkExtra', at);
  return completed;
}

function checkEntry({ findings, checker }: Walk, link: LinkedEntry): void {
  const at = { number: link.number, entryId: link.entryId };
  if (link.id === null) findings.add('entryMissing', at);
  else if (!link.leaf.equals(leafOf(sealedPart(link), sm3))) findings.add('entryChanged', at);
  else if (checker.last !== undefined) {
    const happened = Number(link.at) * 1_000;
    if (happened < Date.parse(checker.last.signedAt) - latestCommitMs) findings.add('entryBackdated', at);
  }
}

/** Checks the heads that the tree has grown to. */
async function headsUpTo(walk: Walk): Promise<void> {
  const { tree, findings } = walk;
  for (let head = walk.next; head !== undefined && head.size <= tree.size; head = walk.next) {
    walk.checker.check(head);
    const fits = head.size === tree.size && head.root === tree.root() && head.chain === tree.chain;
    if (!fits && !walk.broken) findings.add('headMismatch', { head: head.number });
    await advance(walk);
  }
}

/** Heads over more entries than there are links. */
async function headsBeyond(walk: Walk): Promise<void> {
  if (walk.next !== undefined && !walk.broken) walk.findings.add('linkMissing', { number: walk.tree.size });
  while (walk.next !== undefined) {
    walk.checker.check(walk.next);
    await advance(walk);
  }
}

async function advance(walk: Walk): Promise<void> {
  const { value, done } = await walk.heads.next();
  walk.next = done ? undefined : value;
}

/** Holds stored nodes against computed ones; a batch completes one unbroken stretch on each level. */
async function checkNodes({ query, findings }: Walk, completed: (Subtree & { hash: Uint8Array })[]): Promise<void> {
  if (completed.length === 0) return;
  const stretches = new Map<number, { level: number; from: number; to: number }>();
  for (const { level, index } of completed) {
    const known = stretches.get(level);
    stretches.set(level, { level, from: known?.from ?? index, to: index });
  }
  const stored = new Map<string, Buffer>();
  for (const node of await nodesWithin(query, [...stretches.values()])) {
    stored.set(`${node.level}/${node.index}`, node.hash);
  }
  for (const { level, index, hash } of completed) {
    const detail = `${level}/${index}`;
    const kept = stored.get(detail);
    if (kept === undefined) findings.add('nodeMissing', { detail });
    else if (!kept.equals(hash)) findings.add('nodeChanged', { detail });
  }
}
