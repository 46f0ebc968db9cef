import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures that any endpoint can give. */
export const errors = defineErrors({
  'http.invalidInput': { status: 422, params: [] },
  'http.malformedBody': { status: 400, params: [] },
  'http.tooLarge': { status: 413, params: [] },
  'http.signInNeeded': { status: 401, params: [] },
  'http.forbidden': { status: 403, params: ['permission'] },
  'http.foreignOrigin': { status: 403, params: [] },
  'http.notFound': { status: 404, params: [] },
  'http.tooManyRequests': { status: 429, params: ['seconds'] },
  'http.busy': { status: 503, params: [] },
  'http.readOnly': { status: 503, params: [] },
  'http.internal': { status: 500, params: [] },
});
