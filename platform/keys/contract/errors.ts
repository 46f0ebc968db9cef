import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of the key folder. */
export const errors = defineErrors({
  'keys.unreadable': { status: 500, params: ['file'] },
  'keys.wrongKey': { status: 500, params: ['context'] },
  'keys.personErased': { status: 409, params: [] },
});
