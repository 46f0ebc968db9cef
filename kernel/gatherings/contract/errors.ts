import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop gatherings. */
export const errors = defineErrors({});
