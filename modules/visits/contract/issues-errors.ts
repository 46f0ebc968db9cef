import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop issues and their closed loop. */
export const issuesErrors = defineErrors({
  'visits.issueUnknown': { status: 404, params: [] },
  'visits.issueFirmUnknown': { status: 422, params: [] },
  'visits.issueCategoryUnknown': { status: 422, params: [] },
  'visits.issueVisitUnknown': { status: 422, params: [] },
  'visits.issueReporterUnknown': { status: 422, params: [] },
  /** The department of an on-site assignment does not stand today. */
  'visits.issueDepartmentUnknown': { status: 422, params: [] },
  'visits.promisedInPast': { status: 422, params: ['today'] },
  /** An issue that cannot be solved under law names the article. */
  'visits.articleNeeded': { status: 422, params: [] },
  /** An issue that is merged names the other one. */
  'visits.mergeTargetNeeded': { status: 422, params: [] },
  /** Category or urgency stand already as corrected. */
  'visits.issueUnchanged': { status: 409, params: [] },
  /** Who solved an issue neither confirms it for the firm nor holds the firm's link. */
  'visits.leadSpeaksForFirm': { status: 403, params: [] },
  /** What is concluded is not corrected any more. */
  'visits.issueConcluded': { status: 409, params: [] },
  /** The link is unknown, has expired or was revoked: all three are told alike. */
  'visits.issueLinkUnknown': { status: 404, params: [] },
  /** An on-site assignment is printed only where there was one. */
  'visits.noSupervision': { status: 409, params: [] },
  'visits.issueOwnFirmMissing': { status: 409, params: [] },
  'visits.limitsInPast': { status: 422, params: ['today'] },
});
