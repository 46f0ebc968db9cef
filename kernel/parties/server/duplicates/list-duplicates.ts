import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  setDuplicateApart as apartEndpoint,
  listDuplicates as endpoint,
} from '../../contract/duplicate-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { countPairs, decidePair, listPairs, lockPair } from './store/pairs.ts';

/** Pairs of one kind and state with how many there are of the others. */
export async function listDuplicates(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const counts = await countPairs(context.db);
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const { kind, state } = query;
  return {
    total: counts[kind][state],
    counts: counts[kind],
    kinds: { firm: counts.firm[state], institution: counts.institution[state] },
    duplicates: await listPairs(context.db, { kind, state }, slice),
  };
}

/** Two entries are two: said once, with the reason. */
export async function setDuplicateApart(
  { params, body }: EndpointParsed<typeof apartEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof apartEndpoint>> {
  const { account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const pair = await lockPair(tx, params.duplicateId);
    if (pair === undefined) throw new AppError('parties.duplicateUnknown');
    if (pair.state !== 'open') throw new AppError('parties.duplicateDecided');
    await decidePair(tx, pair.id, 'apart', { accountId: account.id, at, reason: body.reason });
    await context.record(tx, {
      subject: { type: `parties.${pair.kind}`, id: pair.leftId },
      before: { state: 'open', other: pair.rightId },
      after: { state: 'apart', other: pair.rightId },
      reason: body.reason,
    });
    return { id: pair.id, state: 'apart' as const };
  });
}
