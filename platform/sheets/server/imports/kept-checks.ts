import type { Check } from './check-draft.ts';

/** Checks kept in memory together; one of 20,000 rows takes some 30 MB. */
const mostKept = 6;
/** A register moves on: an older check is made anew when it is asked for. */
const keptMs = 120_000;

interface Kept {
  revision: number;
  at: number;
  check: Check | undefined;
}

/** Checks of drafts that are being worked on, so that turning a page checks nothing anew. */
export interface KeptChecks {
  get(draftId: string, revision: number, now: number): Kept | undefined;
  put(draftId: string, kept: Kept): void;
  drop(draftId: string): void;
}

/** Keeps the checks used last. */
export function openKeptChecks(): KeptChecks {
  const kept = new Map<string, Kept>();
  return {
    get(draftId, revision, now) {
      const found = kept.get(draftId);
      return found?.revision === revision && now - found.at < keptMs ? found : undefined;
    },
    put(draftId, check) {
      kept.delete(draftId);
      kept.set(draftId, check);
      for (const id of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(id);
      }
    },
    drop: (draftId) => void kept.delete(draftId),
  };
}
