import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a use-case of a zone's own titles. */
export const titleErrors = defineErrors({
  'atlas.titleUnknown': { status: 404, params: [] },
  /** Another title of the zone has the name. */
  'atlas.titleTaken': { status: 409, params: ['name'] },
  /** Somebody changed the title or its criteria since the caller read them. */
  'atlas.titleChanged': { status: 409, params: [] },
  'atlas.titleUnchanged': { status: 409, params: [] },
  'atlas.criterionUnknown': { status: 404, params: [] },
  'atlas.evidenceUnknown': { status: 404, params: [] },
  /** The evidence does not fit the criterion: a figure asks for a value in its unit, a document for a file or a record. */
  'atlas.evidenceUnfit': { status: 422, params: ['why'] },
  /** This installation has no such metric, or not for the caller's eyes. */
  'atlas.metricUnknown': { status: 404, params: ['metric'] },
  /** Nothing has been computed or reported yet that could be taken. */
  'atlas.metricWithoutValue': { status: 409, params: ['name'] },
  /** The year has a result already, or another one than the caller corrects. */
  'atlas.resultStands': { status: 409, params: ['year'] },
  'atlas.resultUnchanged': { status: 409, params: ['year'] },
});
