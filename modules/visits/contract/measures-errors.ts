import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop measures, common issues and statistics. */
export const measuresErrors = defineErrors({});
