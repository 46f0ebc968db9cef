import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop the cockpit. */
export const errors = defineErrors({
  /** Somebody else has saved this tab's order since it was read. */
  'cockpit.layoutChanged': { status: 409, params: ['by', 'at'] },
});
