import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop plans, visits and coverage. */
export const visitsErrors = defineErrors({});
