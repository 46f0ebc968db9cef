import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/issue-endpoints.ts';
import { makeIssueLink, revokeIssueLink } from '../confirmations/manage-links.ts';
import { actOnOwnIssue, listOwnIssues } from '../confirmations/own-issues.ts';
import { correctIssue } from './correct-issue.ts';
import { endIssue } from './end-issue.ts';
import { enterIssue, listIssueChoices } from './enter-issue.ts';
import { exportIssues } from './export-issues.ts';
import { getIssue } from './get-issue.ts';
import { listIssues } from './list-issues.ts';
import { listIssueLimits } from './list-limits.ts';
import { printAssignment } from './print-assignment.ts';
import { printSupervision } from './print-supervision.ts';
import { setIssueLimits } from './set-limits.ts';

/** Issues, what is entered and printed of them, links, and what firms do with their own. */
export const issueRoutes: readonly Route[] = [
  route(endpoints.listIssues, listIssues),
  fileRoute(endpoints.exportIssues, exportIssues),
  route(endpoints.listIssueChoices, listIssueChoices),
  route(endpoints.enterIssue, enterIssue),
  route(endpoints.getIssue, getIssue),
  route(endpoints.correctIssue, correctIssue),
  route(endpoints.endIssue, endIssue),
  route(endpoints.makeIssueLink, makeIssueLink),
  route(endpoints.revokeIssueLink, revokeIssueLink),
  fileRoute(endpoints.printAssignment, printAssignment),
  fileRoute(endpoints.printSupervision, printSupervision),
  route(endpoints.listIssueLimits, listIssueLimits),
  route(endpoints.setIssueLimits, setIssueLimits),
  route(endpoints.listOwnIssues, listOwnIssues),
  route(endpoints.actOnOwnIssue, actOnOwnIssue),
];
