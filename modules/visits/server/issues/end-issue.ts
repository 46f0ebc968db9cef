import { actingBy, actOnCase } from '#kernel/cases/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { endIssue as endpoint } from '../../contract/issue-endpoints.ts';
import { issueKind } from './issue-kind.ts';
import { findByNumber } from './store/beside.ts';

const acts = { withdrawn: 'endWithdrawn', underLaw: 'endUnderLaw', merged: 'endMerged' } as const;

/** Ends an issue that is not solved, with kind and reason; the lifecycle says who may. */
export function endIssue(
  { params: { caseId }, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { kind, comment, article, mergedInto, expected } = body;
  return context.transaction(async (tx) => {
    const target = mergedInto === undefined ? undefined : await findByNumber(tx, mergedInto);
    if (kind === 'merged' && (target === undefined || target.caseId === caseId || target.endedOn !== null))
      throw new AppError('visits.mergeTargetNeeded');
    const data =
      kind === 'underLaw' && article !== undefined
        ? { article }
        : kind === 'merged' && target !== undefined
          ? { mergedInto: target.caseId }
          : {};
    const acting = await actingBy(context, tx);
    const { state } = await actOnCase(tx, issueKind, { caseId, name: acts[kind], comment, expected, data }, acting);
    return { state };
  });
}
