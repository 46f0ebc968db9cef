import { everyIdOf } from '#kernel/parties/server/index.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listPartySubmissions as partyEndpoint } from '../../contract/party-submissions.ts';
import { requireCaller } from '../check-caller.ts';
import { listOwnLines } from '../store/submissions.ts';
import { rowOf } from './list-submissions.ts';

/** Most lines of a party's list. */
const mostListed = 100;

/** The newest submissions for a party; of one that is not there, none. */
export async function listPartySubmissions(
  { params }: EndpointParsed<typeof partyEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof partyEndpoint>> {
  const { db } = context;
  const { account } = requireCaller(context);
  const partyIds = [...new Set([params.partyId, ...(await everyIdOf(db, params.partyId))])];
  const lines = await listOwnLines(db, { partyIds, accountId: account.id, limit: mostListed });
  return { submissions: lines.map(rowOf) };
}
