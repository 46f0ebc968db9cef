import type { InventedFirm } from '../../domain/invent-firms.ts';
import twins from './invented-twins.json' with { type: 'json' };

/** An invented entry; a twin from another sheet stands there without its code. */
export type InventedEntry = Omit<InventedFirm, 'socialCreditCode'> & { socialCreditCode: string | null };

/** How an entry was written down a second time. */
interface Twin {
  /** Places in the register, from 0: which entry is the twin, and of which it is one. */
  at: number;
  of: number;
  /** Letters of the name that the other hand wrote otherwise, one after the other. */
  written: readonly (readonly string[])[];
  /** The other sheet had the address too. */
  withAddress: boolean;
}

/** Has a few entries be twins of earlier ones, at places of their own, so that a longer run begins with the rows of a shorter one. */
export function* inventTwins(firms: Iterable<InventedFirm>): Generator<InventedEntry> {
  const wanted = new Map((twins as readonly Twin[]).map((twin) => [twin.at, twin]));
  const originals = new Set((twins as readonly Twin[]).map((twin) => twin.of));
  const known = new Map<number, InventedFirm>();
  let place = 0;
  for (const firm of firms) {
    if (originals.has(place)) known.set(place, firm);
    const twin = wanted.get(place);
    const original = twin && known.get(twin.of);
    yield twin === undefined || original === undefined ? firm : writeAgain(firm, original, twin);
    place += 1;
  }
}

function writeAgain(firm: InventedFirm, original: InventedFirm, { written, withAddress }: Twin): InventedEntry {
  const name = written.reduce((text, [from = '', to = '']) => text.replace(from, to), original.name);
  return {
    ...original,
    id: firm.id,
    name,
    socialCreditCode: null,
    address: withAddress ? original.address : firm.address,
    employees: firm.employees,
  };
}
