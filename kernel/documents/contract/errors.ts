import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can go wrong with a print. */
export const errors = defineErrors({
  /** No print of this zone has the id. */
  'documents.printUnknown': { status: 404, params: [] },
  /** It was withdrawn or superseded before. */
  'documents.printEnded': { status: 409, params: [] },
});
