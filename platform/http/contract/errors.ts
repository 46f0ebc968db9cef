import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures that any endpoint can give. */
export const errors = defineErrors({
  'http.invalidInput': { status: 422, params: [] },
  'http.malformedBody': { status: 400, params: [] },
  /** What a public page took is no form, or no form of ours: a field twice, a strange name, too many fields. */
  'http.malformedForm': { status: 400, params: [] },
  'http.tooLarge': { status: 413, params: [] },
  'http.signInNeeded': { status: 401, params: [] },
  'http.forbidden': { status: 403, params: ['permission'] },
  'http.foreignOrigin': { status: 403, params: [] },
  'http.notFound': { status: 404, params: [] },
  'http.tooManyRequests': { status: 429, params: ['seconds'] },
  /** The endpoint answers with events only, and the caller did not ask for them. */
  'http.eventsOnly': { status: 400, params: [] },
  /** More streams stand open, of the caller or of all, than may. */
  'http.tooManyStreams': { status: 429, params: ['limit'] },
  /** Two acts at once waited for each other, and the database let one of them go. */
  'http.collided': { status: 409, params: [] },
  'http.busy': { status: 503, params: [] },
  'http.readOnly': { status: 503, params: [] },
  'http.internal': { status: 500, params: [] },
});
