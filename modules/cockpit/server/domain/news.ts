/** Something that is computed from records of these types. */
interface Reader {
  readonly id: string;
  readonly reads: readonly string[];
}

/** Those that read any of the types. */
export function readersOf<R extends Reader>(readers: readonly R[], types: readonly string[]): R[] {
  const changed = new Set(types);
  return readers.filter(({ reads }) => reads.some((type) => changed.has(type)));
}

/** Ids whose moment of change is not the one known before; `known` is brought up to date. */
export function changedSince(known: Map<string, string>, found: ReadonlyMap<string, string>): string[] {
  const changed = [...found].filter(([id, at]) => known.get(id) !== at).map(([id]) => id);
  for (const [id, at] of found) known.set(id, at);
  return changed;
}

/** The pause until the next look: a second, or as long as the last look took where that was longer, so that looking never takes more than half of the time. */
export function pauseAfter(tookMs: number): number {
  return Math.min(30_000, Math.max(1_000, tookMs));
}
