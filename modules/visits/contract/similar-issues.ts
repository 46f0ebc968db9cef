import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';

/** An issue beside others with similar text. */
export const similarIssue = z.object({
  caseId: z.uuid(),
  /** Number of the issue as its register has it. */
  number: z.string(),
  firm: z.string(),
  category: z.string(),
  text: z.string(),
  raisedAt: z.string(),
  /** Parts in a thousand of the weight of their signs that both texts share. */
  likeness: z.int().min(0).max(1000),
  /** The measure under which it stands; null where it stands under none. */
  measure: z.object({ id: z.uuid(), title: z.string() }).nullable(),
});
export type SimilarIssue = z.infer<typeof similarIssue>;

/** What became of a proposal; `outdated`: issues came or went, and another took its place. */
export const proposalState = z.enum(['open', 'accepted', 'dismissed', 'outdated']);
export type ProposalState = z.infer<typeof proposalState>;

/** Issues that say much the same, found by their text and proposed for one measure. */
export const issueProposal = z.object({
  id: z.uuid(),
  state: proposalState,
  /** Title of the most typical of them, the one most like the others. */
  title: z.string(),
  /** Words that most of them share, the rarest first. */
  words: z.array(z.string()),
  proposedAt: z.string(),
  issues: z.int(),
  firms: z.int(),
  /** Issues of it that stand under a measure already. */
  joined: z.int(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  measure: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  demonstration: z.boolean(),
});
export type IssueProposal = z.infer<typeof issueProposal>;

const proposalId = z.object({ proposalId: z.uuid() });
const filter = z.object({ state: queryList(proposalState) });

/** Proposals, those of most firms first; at most 200, open ones where no state is asked for. */
export const listIssueProposals = defineEndpoint({
  id: 'visits.listIssueProposals',
  method: 'GET',
  path: '/api/visits/issue-proposals',
  permission: 'visits:measure.read',
  query: filter,
  response: z.object({ total: z.int(), proposals: z.array(issueProposal) }),
});

/** Exactly these proposals, as a file. */
export const exportIssueProposals = defineEndpoint({
  id: 'visits.exportIssueProposals',
  method: 'GET',
  path: '/api/visits/issue-proposals/export',
  permission: 'visits:measure.read',
  query: filter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** One proposal with its issues, the most typical first. */
export const getIssueProposal = defineEndpoint({
  id: 'visits.getIssueProposal',
  method: 'GET',
  path: '/api/visits/issue-proposals/:proposalId',
  permission: 'visits:measure.read',
  params: proposalId,
  response: issueProposal.extend({ members: z.array(similarIssue) }),
  errors: ['visits.proposalUnknown'],
});

/** Looks through all issues now, as is done every night. */
export const proposeCommonIssues = defineEndpoint({
  id: 'visits.proposeCommonIssues',
  method: 'POST',
  path: '/api/visits/issue-proposals/search',
  permission: 'visits:measure.join',
  body: z.object({}),
  response: z.object({ compared: z.int(), added: z.int(), open: z.int() }),
  limit: 'export',
});

/** Joins issues of a proposal under a measure; the others stay as they are. */
export const acceptIssueProposal = defineEndpoint({
  id: 'visits.acceptIssueProposal',
  method: 'POST',
  path: '/api/visits/issue-proposals/:proposalId/acceptance',
  permission: 'visits:measure.join',
  params: proposalId,
  body: z.object({ measureId: z.uuid(), caseIds: z.array(z.uuid()).min(1).max(500) }),
  response: z.object({ joined: z.int() }),
  errors: [
    'visits.proposalUnknown',
    'visits.proposalDecided',
    'visits.measureUnknown',
    'visits.measureClosed',
    'visits.issuesUnknown',
    'visits.issuesJoined',
  ],
});

/** Says that the issues of a proposal have nothing in common, with the reason; the same ones are not proposed again. */
export const dismissIssueProposal = defineEndpoint({
  id: 'visits.dismissIssueProposal',
  method: 'POST',
  path: '/api/visits/issue-proposals/:proposalId/dismissal',
  permission: 'visits:measure.join',
  params: proposalId,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ id: z.uuid() }),
  errors: ['visits.proposalUnknown', 'visits.proposalDecided'],
});

/** Issues of other firms whose text is similar to that of one issue, the most similar first, at most 20; `total` counts all. */
export const listSimilarIssues = defineEndpoint({
  id: 'visits.listSimilarIssues',
  method: 'GET',
  path: '/api/visits/issues/:caseId/similar',
  permission: 'visits:measure.read',
  params: z.object({ caseId: z.uuid() }),
  response: z.object({ total: z.int(), firms: z.int(), issues: z.array(similarIssue) }),
  errors: ['visits.joinedIssueUnknown'],
});
