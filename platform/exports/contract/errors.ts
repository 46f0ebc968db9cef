import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop an export, whatever the list. */
export const errors = defineErrors({
  /** Registers belong to zones; the caller is in none. */
  'exports.zoneNeeded': { status: 400, params: [] },
  /** More rows match than are printed at once; a workbook takes more. */
  'exports.tooManyToPrint': { status: 422, params: ['total', 'limit'] },
  /** More rows match than labels are printed at once. */
  'exports.tooManyLabels': { status: 422, params: ['limit'] },
  /** More rows match than one workbook takes. */
  'exports.tooManyRows': { status: 422, params: ['total', 'limit'] },
});

/** Codes that every endpoint answers with that sends an export. */
export const exportRefusals = ['exports.zoneNeeded', 'exports.tooManyToPrint', 'exports.tooManyRows'] as const;
