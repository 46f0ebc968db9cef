import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type * as endpoints from '../../contract/similar-issues.ts';
import type { IssueProposal, ProposalState } from '../../contract/similar-issues.ts';
import { viewSimilar } from './find-similar.ts';
import { countProposals, findProposal, listProposals, membersOf, type StoredProposal } from './store/proposals.ts';

const statesOf = (asked: readonly ProposalState[]) => (asked.length > 0 ? asked : (['open'] as const));
const mostShown = 200;

/** Proposals in the states asked for, those of most firms first. */
export async function listIssueProposals(
  { query }: EndpointParsed<typeof endpoints.listIssueProposals>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.listIssueProposals>> {
  const states = statesOf(query.state);
  const proposals = await listProposals(context.db, states, mostShown);
  return { total: await countProposals(context.db, states), proposals: await viewProposals(proposals, context) };
}

/** One proposal with its issues. */
export async function getIssueProposal(
  { params }: EndpointParsed<typeof endpoints.getIssueProposal>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.getIssueProposal>> {
  const stored = await findProposal(context.db, params.proposalId);
  if (stored === undefined) throw new AppError('visits.proposalUnknown');
  const [view] = await viewProposals([stored], context);
  if (view === undefined) throw new AppError('visits.proposalUnknown');
  return { ...view, members: await viewSimilar(await membersOf(context.db, stored.id), context) };
}

async function viewProposals(stored: readonly StoredProposal[], context: RequestContext): Promise<IssueProposal[]> {
  const names = await namesOfAccounts(context.db, [...new Set(stored.flatMap(({ decidedBy }) => decidedBy ?? []))]);
  return stored.map((one) => ({
    ...one,
    decidedBy: one.decidedBy === null ? null : (names.get(one.decidedBy) ?? null),
  }));
}

/** Exactly these proposals. */
export async function exportIssueProposals(
  { query }: EndpointParsed<typeof endpoints.exportIssueProposals>,
  context: RequestContext,
): Promise<FileAnswer> {
  const states = statesOf(query.state);
  const text = (key: string) => context.text(`visits:similar.${key}`);
  const proposals = await viewProposals(await listProposals(context.db, states, 20_001), context);
  const column = (key: string, type: 'text' | 'integer' = 'text') => ({ key, header: text(`columns.${key}`), type });
  return sendRegister(
    {
      ...{ list: 'visits.exportIssueProposals', name: text('title'), format: query.format },
      columns: [
        { ...column('id'), identifies: true, printed: false },
        ...[
          column('title'),
          column('words'),
          column('issues', 'integer'),
          column('firms', 'integer'),
          column('joined', 'integer'),
        ],
        ...[column('state'), column('measure'), column('reason'), column('decidedBy'), column('proposedAt')],
      ],
      rows: proposals.map(({ demonstration: _, decidedAt: _at, words, state, measure, ...one }) => ({
        ...{ ...one, words: words.join('、'), state: text(`states.${state}`), measure: measure?.title ?? null },
      })),
      conditions: [{ label: text('columns.state'), values: states.map((one) => text(`states.${one}`)) }],
    },
    context,
  );
}
