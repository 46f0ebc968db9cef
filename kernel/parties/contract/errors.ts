import { defineErrors } from '#platform/errors/contract/errors.ts';
import { organisationErrors } from './organisation-errors.ts';

/** What can stop a use-case of the parties. */
export const errors = defineErrors({
  ...organisationErrors,
  'parties.zoneNeeded': { status: 400, params: [] },
  /** No firm of the caller's zone has this id. */
  'parties.firmUnknown': { status: 404, params: [] },
  /** Fields broke a rule; each is named. Nothing was stored. */
  'parties.firmRejected': { status: 422, params: ['count'] },
  /** Another firm of the zone holds the code. */
  'parties.codeTaken': { status: 409, params: ['firm', 'code'] },
  /** More rows match than one workbook takes. */
  'parties.exportTooLarge': { status: 422, params: ['total', 'limit'] },
});
