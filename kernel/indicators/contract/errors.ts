import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can go wrong when figures are asked for or reported. */
export const errors = defineErrors({
  'indicators.metricUnknown': { status: 404, params: ['metric'] },
  'indicators.reportUnknown': { status: 404, params: [] },
  /** The metric is computed from records; nobody reports it. */
  'indicators.notReported': { status: 422, params: ['metric'] },
  /** A month for what happened, a year for a target. */
  'indicators.periodWrong': { status: 422, params: ['period'] },
  /** What happens later cannot have been reported as having happened. */
  'indicators.periodAhead': { status: 422, params: ['period', 'today'] },
  /** More decimals than the unit has. */
  'indicators.tooManyDecimals': { status: 422, params: ['value', 'decimals'] },
  /** A standing report with another value is replaced only with a reason. */
  'indicators.reasonNeeded': { status: 422, params: ['period', 'part', 'value'] },
  /** The part is not one of those that the metric is reported by. */
  'indicators.partUnknown': { status: 422, params: ['part', 'parts'] },
  /** A month would be reported both for the whole and by part: added up, both would count; a reason says why both are right. */
  'indicators.countsTwice': { status: 422, params: ['period'] },
  /** The report was corrected or taken back meanwhile. */
  'indicators.reportChanged': { status: 409, params: [] },
});
