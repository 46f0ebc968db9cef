import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import {
  differingField,
  fieldChoice,
  fieldValue,
  mergeableKind,
  mergedInto,
  mergeEntry,
  mergeSide,
  movingRows,
} from './merging.ts';

/** Two parties of one kind, which of them stays, and whose value is kept of each field; what is not named follows the rule. */
const wish = z.object({
  kind: mergeableKind,
  survivorId: z.uuid(),
  otherId: z.uuid(),
  choices: z.record(z.string().max(40), fieldChoice).default({}),
});

/** What cannot be found, or does not stand any more. */
const mergeErrors = [
  'parties.partyUnknown',
  'parties.mergeKinds',
  'parties.mergeWithin',
  'parties.mergeGone',
  'parties.personErased',
  'parties.erasureUnderWay',
];

/** What a merge would do: the very merge, carried out and taken back in one breath, so that it says what happens. */
export const previewMerge = defineEndpoint({
  id: 'parties.previewMerge',
  method: 'POST',
  path: '/api/parties/merges/preview',
  permission: 'parties:party.merge',
  journal: 'none',
  body: wish,
  response: z.object({
    survivor: mergeSide,
    other: mergeSide,
    fields: z.array(differingField),
    rows: z.array(movingRows),
    /** What was seen; the merge is refused when either of the two has changed since. */
    seen: z.string(),
  }),
  errors: mergeErrors,
});

/** Merges `otherId` into `survivorId`. */
export const mergeParties = defineEndpoint({
  id: 'parties.mergeParties',
  method: 'POST',
  path: '/api/parties/merges',
  permission: 'parties:party.merge',
  body: wish.extend({ seen: z.string().max(100), reason: z.string().trim().min(5).max(200) }),
  response: z.object({ id: z.uuid(), survivorId: z.uuid(), moved: z.int() }),
  errors: [...mergeErrors, 'parties.mergeStale'],
});

/** What was merged into a party, newest first, undone ones too. */
export const listMerges = defineEndpoint({
  id: 'parties.listMerges',
  method: 'GET',
  path: '/api/parties/parties/:partyId/merges',
  permission: 'parties:party.merge',
  params: z.object({ partyId: z.uuid() }),
  response: z.object({ merges: z.array(mergeEntry) }),
});

/** A field of the survivor that was changed after the merge, so that undoing has to ask. */
const changedField = z.object({ field: z.string(), before: fieldValue, now: fieldValue });

/** What undoing would do. */
export const previewUndoMerge = defineEndpoint({
  id: 'parties.previewUndoMerge',
  method: 'POST',
  path: '/api/parties/merges/:mergeId/undo/preview',
  permission: 'parties:party.merge',
  journal: 'none',
  params: z.object({ mergeId: z.uuid() }),
  response: z.object({
    back: z.array(z.object({ label: z.string(), count: z.int() })),
    /** Attached to the survivor after the merge: stays there. */
    staying: z.array(z.object({ label: z.string(), count: z.int(), first: z.array(z.string()) })),
    fields: z.array(z.object({ field: z.string(), now: fieldValue, after: fieldValue })),
    changed: z.array(changedField),
  }),
  errors: ['parties.mergeUnknown', 'parties.undoOrder', 'parties.personErased', 'parties.undoTaken'],
});

/** Undoes a merge: every row goes back, and each field that was not changed since. */
export const undoMerge = defineEndpoint({
  id: 'parties.undoMerge',
  method: 'POST',
  path: '/api/parties/merges/:mergeId/undo',
  permission: 'parties:party.merge',
  params: z.object({ mergeId: z.uuid() }),
  body: z.object({
    reason: z.string().trim().min(5).max(200),
    /** For each field that was changed since: as it is now, or as it was before the merge. */
    changed: z.record(z.string().max(40), z.enum(['keep', 'restore'])).default({}),
  }),
  response: z.object({ id: z.uuid(), loserId: z.uuid(), back: z.int() }),
  errors: [
    'parties.mergeUnknown',
    'parties.undoOrder',
    'parties.undoAsks',
    'parties.personErased',
    'parties.undoTaken',
  ],
});

/** Whether a party stands, and where it went when it was merged, however often. */
export const findParty = defineEndpoint({
  id: 'parties.findParty',
  method: 'GET',
  path: '/api/parties/parties/:partyId',
  permission: 'parties:firm.read',
  params: z.object({ partyId: z.uuid() }),
  response: z.object({
    id: z.uuid(),
    kind: mergeableKind,
    state: z.enum(['standing', 'merged', 'withdrawn']),
    mergedInto,
  }),
  errors: ['parties.partyUnknown'],
});
