import { sameBytes } from './bytes.ts';
import { sm3 } from './sm3.ts';

/** A hash function; SM3 of the contract where nothing faster is given. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** A complete subtree: the leaves `index · 2^level` up to `(index + 1) · 2^level`. */
export interface Subtree {
  level: number;
  index: number;
}

/** Leaves from `start` up to, and without, `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/** Hash of a leaf: H(0x00 ‖ bytes) (RFC 9162, 2.1.1). */
export function hashLeaf(bytes: Uint8Array, hash: Hash = sm3): Uint8Array {
  const input = new Uint8Array(bytes.length + 1);
  input.set(bytes, 1);
  return hash(input);
}

/** Hash of an inner node: H(0x01 ‖ left ‖ right). */
export function hashNode(left: Uint8Array, right: Uint8Array, hash: Hash = sm3): Uint8Array {
  const input = new Uint8Array(left.length + right.length + 1);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, left.length + 1);
  return hash(input);
}

/** The complete subtrees, left to right, whose fold is the hash of a range as RFC 9162 divides a tree. */
export function completeSubtrees({ start, end }: LeafRange): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2;
      level += 1;
    }
    parts.push({ level, index: at / width });
    at += width;
  }
  return parts;
}

/** Folds the hashes of complete subtrees, left to right, into the hash of their range; of none, H(). */
export function foldSubtrees(hashes: readonly Uint8Array[], hash: Hash = sm3): Uint8Array {
  return hashes.length === 0
    ? hash(new Uint8Array())
    : hashes.reduceRight((right, left) => hashNode(left, right, hash));
}

/** Ranges whose hashes prove that the leaf `number` is in a tree of `size` (PATH of RFC 9162, 2.1.3.1). */
export function inclusionRanges(number: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + widthBelow(end - start);
    if (number < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/** Ranges whose hashes prove that a tree of `second` leaves continues one of `first` (PROOF of RFC 9162, 2.1.4.1). */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (first === 0 || first === second) return [];
  const ranges: LeafRange[] = [];
  let [start, end, whole] = [0, second, true];
  while (first !== end) {
    const middle = start + widthBelow(end - start);
    if (first <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
      whole = false;
    }
  }
  if (!whole) ranges.push({ start, end });
  return ranges.reverse();
}

/** The largest power of two below a width of at least two. */
function widthBelow(width: number): number {
  let half = 1;
  while (half * 2 < width) half *= 2;
  return half;
}

/** That a leaf stands at `number` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export interface InclusionProof {
  number: number;
  size: number;
  leaf: Uint8Array;
  path: readonly Uint8Array[];
  root: Uint8Array;
}

/** True when the proof holds; runs anywhere, nothing is trusted but the root. */
export function verifyInclusion({ number, size, leaf, path, root }: InclusionProof, hash: Hash = sm3): boolean {
  if (!Number.isSafeInteger(number) || number < 0 || number >= size) return false;
  let [place, last, value] = [number, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      value = hashNode(step, value, hash);
      [place, last] = upToRightChild(place, last);
    } else value = hashNode(value, step, hash);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(value, root);
}

/** That the tree of `second.size` leaves begins with all leaves of the tree of `first.size` (RFC 9162, 2.1.4.2). */
export interface ConsistencyProof {
  first: { size: number; root: Uint8Array };
  second: { size: number; root: Uint8Array };
  path: readonly Uint8Array[];
}

/** True when the proof holds; a tree of no leaves is continued by every tree. */
export function verifyConsistency({ first, second, path }: ConsistencyProof, hash: Hash = sm3): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return path.length === 0 && sameBytes(first.root, second.root);
  if (first.size === 0) return path.length === 0 && sameBytes(first.root, hash(new Uint8Array()));
  const steps = isPowerOfTwo(first.size) ? [first.root, ...path] : [...path];
  let [place, last] = [first.size - 1, second.size - 1];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  const [seed, ...rest] = steps;
  if (seed === undefined) return false;
  let [older, newer] = [seed, seed];
  for (const step of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      older = hashNode(step, older, hash);
      newer = hashNode(step, newer, hash);
      [place, last] = upToRightChild(place, last);
    } else newer = hashNode(newer, step, hash);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(older, first.root) && sameBytes(newer, second.root);
}

/** A node without a sibling on its level rises until it is a right child, or the root. */
function upToRightChild(place: number, last: number): [number, number] {
  let [up, end] = [place, last];
  while (up % 2 === 0 && up !== 0) [up, end] = [up / 2, Math.floor(end / 2)];
  return [up, end];
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}
