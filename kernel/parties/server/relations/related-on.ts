import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RelationKind } from '../../contract/relation.ts';
import { type Walk, walkRelations } from './domain/walk-relations.ts';
import { listEdges } from './store/relations.ts';

/** How far and along what to walk. */
export interface RelatedOptions {
  /** Edges at most; two where nothing is said. */
  steps?: number;
  /** Only along these; along all where nothing is said. */
  kinds?: readonly RelationKind[] | undefined;
  /** Parties at most; `cut` says that there are more. */
  most?: number;
}

/**
 * Who is joined to a party on a day (`YYYY-MM-DD`), nearest first, each once: persons by posts and kin, firms by shares,
 * control and branches. For recusal and for warnings; the answer names parties only, so that no personal field leaves here.
 */
export function relatedOn(
  db: ZoneDb,
  partyId: string,
  { day, kinds, steps = 2, most = 1_000 }: RelatedOptions & { day: string },
): Promise<Walk> {
  return walkRelations(partyId, { steps, most }, (ids) => listEdges(db, ids, { day, kinds }));
}
