import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getEntry as endpoint } from '../contract/endpoints.ts';
import type { EntrySeal } from '../contract/reading.ts';
import { summarise } from './describe-entry.ts';
import { zoneOf } from './list-entries.ts';
import { proveEntry } from './prove.ts';
import { headOver } from './store/heads.ts';
import { type Query, queryOf } from './store/query.ts';
import { findEntry } from './store/reading.ts';

/** One entry with its proof against the newest head. */
export async function getEntry(
  { params: { entryId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const query = queryOf(context.db);
  const entry = await findEntry(query, { zoneId: zoneOf(context), entryId });
  if (entry === undefined) throw new AppError('journal.entryUnknown');
  const { sealed, ...row } = entry;
  return {
    ...summarise(row, context),
    trace: sealed.trace,
    before: sealed.before,
    after: sealed.after,
    sealedAt: sealed.at ?? '',
    zoneId: sealed.zone_id,
    seal: await findSeal(query, entryId),
  };
}

async function findSeal(query: Query, entryId: string): Promise<EntrySeal | null> {
  const proof = await proveEntry(query, entryId);
  const first = proof && (await headOver(query, proof.number));
  return proof === undefined ? null : { ...proof, sealedBy: first?.number ?? proof.head.number };
}
