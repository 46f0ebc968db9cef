import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getPractice as endpoint, Practice } from '../../contract/practice.ts';
import { practiceOf } from './domain/practice-of.ts';
import { readCarriers } from './read-carriers.ts';
import { findStoredPractice } from './store/practices.ts';

/** One practice. */
export async function getPractice(
  { params: { practiceId } }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<Practice> {
  const row = await findStoredPractice(db, practiceId);
  if (row === undefined) throw new AppError('atlas.practiceUnknown', { practiceId });
  return practiceOf(row, readCarriers());
}
