import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop notices. */
export const errors = defineErrors({});
