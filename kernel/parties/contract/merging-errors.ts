import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop merging, undoing and judging duplicates. */
export const mergingErrors = defineErrors({
  'parties.partyUnknown': { status: 404, params: [] },
  'parties.mergeKinds': { status: 422, params: [] },
  /** One site lies within the other. */
  'parties.mergeWithin': { status: 422, params: [] },
  /** One of the two was merged or withdrawn meanwhile. */
  'parties.mergeGone': { status: 409, params: [] },
  /** One of the two changed after it was compared. */
  'parties.mergeStale': { status: 409, params: [] },
  'parties.mergeUnknown': { status: 404, params: [] },
  /** A later merge is to be undone first. */
  'parties.undoOrder': { status: 409, params: ['first'] },
  /** Fields changed since: each needs a choice. */
  'parties.undoAsks': { status: 409, params: ['count'] },
  /** Another entry has taken the code, name or number meanwhile. */
  'parties.undoTaken': { status: 409, params: [] },
  'parties.duplicateUnknown': { status: 404, params: [] },
  /** Somebody has decided already. */
  'parties.duplicateDecided': { status: 409, params: [] },
});
