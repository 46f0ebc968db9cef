import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/similar-issues.ts';
import { acceptIssueProposal, dismissIssueProposal } from './decide-proposal.ts';
import { listSimilarIssues } from './find-similar.ts';
import { exportIssueProposals, getIssueProposal, listIssueProposals } from './list-proposals.ts';
import { proposeCommonIssues } from './propose-common.ts';

/** Common issues: what was found, and what became of it. */
export const similarRoutes: readonly Route[] = [
  route(endpoints.listIssueProposals, listIssueProposals),
  fileRoute(endpoints.exportIssueProposals, exportIssueProposals),
  route(endpoints.getIssueProposal, getIssueProposal),
  route(endpoints.proposeCommonIssues, proposeCommonIssues),
  route(endpoints.acceptIssueProposal, acceptIssueProposal),
  route(endpoints.dismissIssueProposal, dismissIssueProposal),
  route(endpoints.listSimilarIssues, listSimilarIssues),
];
