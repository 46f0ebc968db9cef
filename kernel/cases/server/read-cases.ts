import type { ZoneDb } from '#platform/db/server/database.ts';
import { type CaseAction, type CaseState, foldCase } from '../contract/case-state.ts';
import type { CaseKind } from './case-kind.ts';
import { listActions } from './store/actions.ts';
import { findCase, type StoredCase } from './store/cases.ts';

/** A case as a part reads its own: what is kept, its acts in their order, and the state that follows. */
export interface ReadCase {
  readonly stored: StoredCase;
  readonly actions: readonly CaseAction[];
  readonly state: CaseState;
}

/** Cases of one kind by their ids, folded; those that the zone does not have, or of another kind, are left out. */
export async function readCases(
  db: ZoneDb,
  kind: CaseKind,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadCase>> {
  const actions = Map.groupBy(await listActions(db, caseIds), ({ caseId }) => caseId);
  const found = new Map<string, ReadCase>();
  for (const caseId of caseIds) {
    const stored = await findCase(db, caseId);
    const acts = actions.get(caseId) ?? [];
    if (stored === undefined || stored.lifecycle !== kind.lifecycle.id || acts.length === 0) continue;
    found.set(caseId, { stored, actions: acts, state: foldCase(kind.lifecycle, stored, acts) });
  }
  return found;
}
