import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of signing in. */
export const errors = defineErrors({
  'auth.wrongCredentials': { status: 401, params: [] },
  'auth.locked': { status: 429, params: ['minutes'] },
});
