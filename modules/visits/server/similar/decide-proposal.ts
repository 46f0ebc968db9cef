import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type * as endpoints from '../../contract/similar-issues.ts';
import { joinUnder } from '../measures/join-issues.ts';
import { requireCaller } from '../measures/require-caller.ts';
import { decideProposal, lockProposal, membersOf } from './store/proposals.ts';

/** Joins issues of a proposal under a measure, and says so of the proposal. */
export function acceptIssueProposal(
  { params: { proposalId }, body }: EndpointParsed<typeof endpoints.acceptIssueProposal>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.acceptIssueProposal>> {
  const { account, at } = requireCaller(context);
  const { measureId, caseIds } = body;
  return context.transaction(async (tx) => {
    await requireOpen(tx, proposalId);
    const members = new Set((await membersOf(tx, proposalId)).map(({ caseId }) => caseId));
    const strange = caseIds.filter((id) => !members.has(id)).length;
    if (strange > 0) throw new AppError('visits.issuesUnknown', { count: strange });
    const { joined } = await joinUnder(tx, { measureId, caseIds, proposalId }, context);
    await decideProposal(tx, proposalId, { state: 'accepted', at, by: account.id, reason: null, measureId });
    return { joined };
  });
}

/** Says that the issues of a proposal have nothing in common. */
export function dismissIssueProposal(
  { params: { proposalId }, body: { reason } }: EndpointParsed<typeof endpoints.dismissIssueProposal>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.dismissIssueProposal>> {
  const { account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    await requireOpen(tx, proposalId);
    await decideProposal(tx, proposalId, { state: 'dismissed', at, by: account.id, reason, measureId: null });
    await context.record(tx, {
      subject: { type: 'visits.issueProposal', id: proposalId },
      before: { state: 'open' },
      after: { state: 'dismissed' },
      reason,
    });
    return { id: proposalId };
  });
}

async function requireOpen(tx: ZoneDb, id: string): Promise<void> {
  const proposal = await lockProposal(tx, id);
  if (proposal === undefined) throw new AppError('visits.proposalUnknown');
  if (proposal.state !== 'open') throw new AppError('visits.proposalDecided');
}
