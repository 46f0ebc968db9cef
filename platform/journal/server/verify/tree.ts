import { foldSubtrees, hashNode, type Subtree } from '../../contract/merkle.ts';
import { chainAfter, sm3, zeros } from '../hash.ts';

/** The tree and the chain, computed anew leaf by leaf; keeps only its right edge. */
export interface GrowingTree {
  readonly size: number;
  /** Adds a leaf; gives the nodes that it completes. */
  append(leaf: Uint8Array): (Subtree & { hash: Uint8Array })[];
  root(): string;
  readonly chain: string;
}

/** A tree of no leaves. */
export function growTree(): GrowingTree {
  const edge: { level: number; hash: Uint8Array }[] = [];
  let size = 0;
  let chain: Buffer = zeros;
  return {
    get size() {
      return size;
    },
    get chain() {
      return chain.toString('hex');
    },
    append(leaf) {
      const completed: (Subtree & { hash: Uint8Array })[] = [];
      const number = size;
      size += 1;
      chain = chainAfter(chain, leaf);
      let right = { level: 0, hash: leaf };
      for (let left = edge.at(-1); left?.level === right.level; left = edge.at(-1)) {
        edge.pop();
        right = { level: right.level + 1, hash: hashNode(left.hash, right.hash, sm3) };
        completed.push({ ...right, index: Math.floor(number / 2 ** right.level) });
      }
      edge.push(right);
      return completed;
    },
    root: () =>
      Buffer.from(
        foldSubtrees(
          edge.map((part) => part.hash),
          sm3,
        ),
      ).toString('hex'),
  };
}
