import { bytesOf, hexOf } from '#platform/journal/contract/bytes.ts';
import { leafOf } from '#platform/journal/contract/canonical-entry.ts';
import { verifyInclusion } from '#platform/journal/contract/merkle.ts';
import type { EntryDetail } from '#platform/journal/contract/reading.ts';
import { sealedEntryOf } from '#platform/journal/contract/sealed-entry.ts';

/** True when the entry as it is shown is the one under the head: computed here, without asking the server. */
export function holdsSeal(entry: EntryDetail): boolean {
  const { seal } = entry;
  if (seal === null) return false;
  const leaf = leafOf(sealedEntryOf(entry));
  const path = seal.path.map((hash) => bytesOf(hash));
  const root = bytesOf(seal.head.root);
  if (root === undefined || path.includes(undefined)) return false;
  const steps = path.filter((hash) => hash !== undefined);
  return (
    hexOf(leaf) === seal.leaf && verifyInclusion({ number: seal.number, size: seal.head.size, leaf, path: steps, root })
  );
}
