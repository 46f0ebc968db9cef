import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop issues and their closed loop. */
export const issuesErrors = defineErrors({});
