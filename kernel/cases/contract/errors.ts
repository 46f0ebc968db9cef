import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop cases. */
export const errors = defineErrors({});
