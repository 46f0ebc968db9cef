import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeSubtrees,
  consistencyRanges,
  foldSubtrees,
  hashLeaf,
  hashNode,
  inclusionRanges,
  type LeafRange,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

const openssl = (bytes: Uint8Array): Uint8Array => createHash('sm3').update(bytes).digest();
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hexText = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** MTH of RFC 9162, 2.1.1, written down as it stands there and sharing nothing with the code under test. */
function naiveRoot(leaves: readonly Buffer[], name = 'sm3'): Buffer {
  const hash = (...parts: Uint8Array[]) => parts.reduce((h, part) => h.update(part), createHash(name)).digest();
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return hash(Buffer.from([0]), leaves[0] ?? Buffer.alloc(0));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return hash(Buffer.from([1]), naiveRoot(leaves.slice(0, k), name), naiveRoot(leaves.slice(k), name));
}

const inputs = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`entry ${index}`));

/** Hash of a range, from complete subtrees only, as the database keeps them. */
function rangeHash(leaves: readonly Buffer[], range: LeafRange, hash = openssl): Uint8Array {
  const complete = completeSubtrees(range).map(({ level, index }) => {
    let row = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level).map((leaf) => hashLeaf(leaf, hash));
    while (row.length > 1) {
      row = row
        .filter((_, at) => at % 2 === 0)
        .map((left, at) => hashNode(left, row[at * 2 + 1] ?? new Uint8Array(), hash));
    }
    return row[0] ?? new Uint8Array();
  });
  return foldSubtrees(complete, hash);
}

const rootOf = (leaves: readonly Buffer[]) => rangeHash(leaves, { start: 0, end: leaves.length });
const inclusionOf = (leaves: readonly Buffer[], number: number) => ({
  number,
  size: leaves.length,
  leaf: hashLeaf(leaves[number] ?? Buffer.alloc(0), openssl),
  path: inclusionRanges(number, leaves.length).map((range) => rangeHash(leaves, range)),
  root: rootOf(leaves),
});
const consistencyOf = (leaves: readonly Buffer[], first: number) => ({
  first: { size: first, root: rootOf(leaves.slice(0, first)) },
  second: { size: leaves.length, root: rootOf(leaves) },
  path: consistencyRanges(first, leaves.length).map((range) => rangeHash(leaves, range)),
});

/** Leaves and root of the tree that the implementations of Certificate Transparency test with (SHA-256). */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree', () => {
  it('has the roots of the Certificate Transparency vectors when the hash is SHA-256', () => {
    const leaves = known.map((hex) => Buffer.from(hex, 'hex'));
    for (const [index, root] of knownRoots.entries()) {
      expect(hexText(rangeHash(leaves.slice(0, index + 1), { start: 0, end: index + 1 }, sha256))).toBe(root);
    }
  });

  it('has the root of the recursion in the standard at every size', () => {
    for (let size = 0; size <= 70; size += 1) expect(rootOf(inputs(size))).toEqual(naiveRoot(inputs(size)));
  });

  it('of no leaves is the hash of nothing', () => {
    expect(foldSubtrees([], openssl)).toEqual(createHash('sm3').digest());
  });

  it('divides a range into at most two subtrees a level, without gap or overlap', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (start, width) => {
        let at = start;
        const parts = completeSubtrees({ start, end: start + width });
        for (const { level, index } of parts) {
          expect(index * 2 ** level).toBe(at);
          at += 2 ** level;
        }
        expect(at).toBe(start + width);
        for (const { level } of parts) expect(parts.filter((part) => part.level === level).length).toBeLessThan(3);
      }),
    );
  });
});

const treeAndLeaf = fc.integer({ min: 1, max: 60 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
const bit = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at % 32 ? byte ^ 1 : byte));

describe('inclusion', () => {
  it('is proved for every leaf with at most as many hashes as the tree is high', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let number = 0; number < size; number += 1) {
        const proof = inclusionOf(inputs(size), number);
        expect(verifyInclusion(proof, openssl)).toBe(true);
        expect(proof.path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      }
    }
  });

  it('is refused for another leaf, place, size, root or path', () => {
    fc.assert(
      fc.property(treeAndLeaf, fc.nat(31), fc.nat(59), ([size, number], at, other) => {
        const proof = inclusionOf(inputs(size), number);
        const refused = (change: object) => expect(verifyInclusion({ ...proof, ...change }, openssl)).toBe(false);
        refused({ leaf: bit(proof.leaf, at) });
        refused({ root: bit(proof.root, at) });
        refused({ path: [...proof.path, proof.root] });
        refused({ number: size });
        refused({ number: -1 });
        if (other !== number) refused({ number: other });
        if (proof.path.length > 0) {
          refused({ path: proof.path.slice(1) });
          refused({ path: proof.path.map((hash, index) => (index === at % proof.path.length ? bit(hash, at) : hash)) });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('needs few hashes in a large tree', () => {
    expect(inclusionRanges(12_345, 2 ** 40 + 7).length).toBeLessThanOrEqual(41);
  });
});

describe('consistency', () => {
  it('is proved between any two sizes', () => {
    for (let size = 0; size <= 24; size += 1) {
      for (let first = 0; first <= size; first += 1) {
        expect(verifyConsistency(consistencyOf(inputs(size), first), openssl)).toBe(true);
      }
    }
  });

  it('is refused when the older tree had another leaf, and for any changed hash', () => {
    fc.assert(
      fc.property(treeAndLeaf, fc.nat(31), ([size, number], at) => {
        const first = number + 1;
        const proof = consistencyOf(inputs(size), first);
        const rewritten = inputs(first).map((leaf, index) => (index === at % first ? Buffer.from('other') : leaf));
        const refused = (change: object) => expect(verifyConsistency({ ...proof, ...change }, openssl)).toBe(false);
        refused({ first: { size: first, root: rootOf(rewritten) } });
        refused({ second: { size, root: bit(proof.second.root, at) } });
        refused({ path: [...proof.path, proof.second.root] });
        if (proof.path.length > 0) {
          refused({ path: proof.path.slice(1) });
          refused({ path: proof.path.map((hash, index) => (index === at % proof.path.length ? bit(hash, at) : hash)) });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is refused backwards', () => {
    const { first, second, path } = consistencyOf(inputs(9), 5);
    expect(verifyConsistency({ first: second, second: first, path }, openssl)).toBe(false);
  });
});
