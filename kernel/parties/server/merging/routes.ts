import { type Route, route } from '#platform/http/server/route.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import * as endpoints from '../../contract/merging-endpoints.ts';
import { findParty, listMerges } from './find-party.ts';
import { mergeParties, type OwnedReference, previewMerge } from './merge-parties.ts';
import { previewUndoMerge, undoMerge } from './undo-merge.ts';

/** Every declared column that names a party, with the part that declares it. */
export function referencesOf(parts: readonly ServerModule[]): OwnedReference[] {
  return parts.flatMap((part) => (part.partyReferences ?? []).map((one) => ({ ...one, part: part.name })));
}

/** Merging and undoing; they move rows of all parts. */
export function mergingRoutes(references: readonly OwnedReference[]): readonly Route[] {
  return [
    route(endpoints.findParty, findParty),
    route(endpoints.listMerges, listMerges),
    route(endpoints.previewMerge, previewMerge(references)),
    route(endpoints.mergeParties, mergeParties(references)),
    route(endpoints.previewUndoMerge, previewUndoMerge(references)),
    route(endpoints.undoMerge, undoMerge(references)),
  ];
}
