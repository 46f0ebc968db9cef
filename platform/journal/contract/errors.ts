import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a use-case of the journal. */
export const errors = defineErrors({
  /** The stored tree does not have the root of the newest head: somebody changed it. */
  'journal.treeBroken': { status: 500, params: ['size', 'head'] },
  /** No entry of the caller's zone has this id. */
  'journal.entryUnknown': { status: 404, params: [] },
  /** No head has this number. */
  'journal.headUnknown': { status: 404, params: ['head'] },
  /** The entry is not under any head yet. */
  'journal.notSealed': { status: 409, params: [] },
  'journal.exportTooLarge': { status: 422, params: ['total', 'limit'] },
  'journal.zoneNeeded': { status: 400, params: [] },
  /** A file of heads, or of a key, cannot be read. */
  'journal.fileUnreadable': { status: 400, params: ['file', 'detail'] },
});
