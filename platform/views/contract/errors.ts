import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a view from being kept. */
export const errors = defineErrors({
  /** No view of the caller, and none shared that the caller may remove, has this id. */
  'views.viewUnknown': { status: 404, params: [] },
  /** Another view of the same list, own or shared as this one, has the name. */
  'views.nameTaken': { status: 409, params: ['name'] },
  'views.tooMany': { status: 422, params: ['limit'] },
  /** Shared views are for department heads and the system administrator. */
  'views.sharingClosed': { status: 403, params: [] },
});
