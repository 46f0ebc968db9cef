/** An edge between two parties, whichever way it points. */
export interface Edge {
  relationId: string;
  fromId: string;
  toId: string;
}

/** A party that was reached: over how many edges, and by which edge at last. */
export interface Reached {
  partyId: string;
  steps: number;
  relationId: string;
}

/** Everybody within some steps, and whether the walk was cut before its end. */
export interface Walk {
  parties: Reached[];
  cut: boolean;
}

/**
 * Walks from a party outwards, ring by ring, each party once however many ways lead to it; at most `most` parties. The
 * edges of a ring are asked for at once; of several edges to one party that with the lowest id counts.
 */
export async function walkRelations(
  start: string,
  { steps, most }: { steps: number; most: number },
  edgesOf: (ids: readonly string[]) => Promise<readonly Edge[]>,
): Promise<Walk> {
  const seen = new Set([start]);
  const parties: Reached[] = [];
  let ring = [start];
  for (let step = 1; step <= steps && ring.length > 0; step++) {
    const inRing = new Set(ring);
    const edges = [...(await edgesOf(ring))].sort((a, b) => (a.relationId < b.relationId ? -1 : 1));
    const next: string[] = [];
    for (const { relationId, fromId, toId } of edges) {
      for (const [near, far] of [
        [fromId, toId],
        [toId, fromId],
      ] as const) {
        if (!inRing.has(near) || seen.has(far)) continue;
        if (parties.length === most) return { parties, cut: true };
        seen.add(far);
        next.push(far);
        parties.push({ partyId: far, steps: step, relationId });
      }
    }
    ring = next;
  }
  return { parties, cut: false };
}
