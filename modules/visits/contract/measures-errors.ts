import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop measures, common issues and statistics. */
export const measuresErrors = defineErrors({
  'visits.measureDocumentUnknown': { status: 404, params: [] },
  /** Another document of the zone has the number. */
  'visits.measureDocumentTaken': { status: 409, params: ['number'] },
  'visits.measureAspectUnknown': { status: 422, params: [] },
  'visits.measureUnknown': { status: 404, params: [] },
  /** The document has a measure of this title. */
  'visits.measureTaken': { status: 409, params: ['title'] },
  /** A department that is named does not stand today. */
  'visits.measureDepartmentUnknown': { status: 422, params: [] },
  /** The state does not allow the act. */
  'visits.measureActRefused': { status: 409, params: ['state'] },
  /** Done is said only with what proves it: words or a file. */
  'visits.measureEvidenceNeeded': { status: 422, params: [] },
  'visits.measureReasonNeeded': { status: 422, params: [] },
  /** The caller works in no department that leads the measure, or helps with it where that is enough. */
  'visits.measureOfOthers': { status: 403, params: ['department'] },
  /** Somebody acted since the page was read. */
  'visits.measureChanged': { status: 409, params: [] },
  'visits.joinedIssueUnknown': { status: 404, params: [] },
  /** Issues that are not there, or not for the caller's eyes. */
  'visits.issuesUnknown': { status: 422, params: ['count'] },
  /** Issues that stand under a measure already. */
  'visits.issuesJoined': { status: 409, params: ['count'] },
  /** The measure is done or dropped: what is joined now would never be told. */
  'visits.measureClosed': { status: 409, params: ['state'] },
  'visits.joinUndone': { status: 409, params: [] },
  'visits.proposalUnknown': { status: 404, params: [] },
  'visits.proposalDecided': { status: 409, params: [] },
});
