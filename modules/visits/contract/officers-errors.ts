import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop service officers, the charter and what firms file themselves. */
export const officersErrors = defineErrors({});
