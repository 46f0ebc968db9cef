import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { TitleResultEntry } from '../../contract/own-title.ts';
import type { recordTitleResult as endpoint } from '../../contract/own-title-endpoints.ts';
import { readTitles, type StoredResult } from '../store/own-titles.ts';
import { addResults, replaceResult } from '../store/title-evidence.ts';
import { readOwnTitle } from './register-own-title.ts';
import { requireActing, requireTitle } from './require-title.ts';

/** Records the outcome of a year. One that stands is corrected only by who has seen it, and stays to be read. */
export function recordTitleResult(
  { params: { titleId }, body: { result, replaces, reason } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const acting = requireActing(context);
  return context.transaction(async (tx) => {
    await requireTitle(tx, titleId);
    const { results } = await readTitles(tx, [titleId]);
    const standing = results.find((one) => one.year === result.year && one.replaced_by === null);
    if ((standing?.id ?? null) !== replaces) throw new AppError('atlas.resultStands', { year: result.year });
    if (standing !== undefined && sameResult(standing, result)) {
      throw new AppError('atlas.resultUnchanged', { year: result.year });
    }
    const id = randomUUIDv7();
    if (standing !== undefined) await replaceResult(tx, standing.id, id);
    await addResults(tx, acting, [{ ...result, id, titleId }]);
    await context.record(tx, {
      subject: { type: 'atlas.ownTitle', id: titleId },
      ...(standing === undefined ? {} : { before: { year: standing.year, result: entryOf(standing) } }),
      after: { year: result.year, result: { id, ...result } },
      ...(reason === undefined ? {} : { reason }),
    });
    return { title: await readOwnTitle(tx, titleId, context), year: result.year };
  });
}

/** A stored result as it would be entered. */
export function entryOf(row: Omit<StoredResult, 'recorded_at' | 'replaced_by' | 'taken_back_at'>): TitleResultEntry {
  const { year, outcome, place, note } = row;
  return { year, outcome, place, note, decidedOn: row.decided_on, documentNumber: row.document_number };
}

/** Whether a year's result says the same. */
export function sameResult(row: Parameters<typeof entryOf>[0], entry: TitleResultEntry): boolean {
  const stored = entryOf(row);
  return (Object.keys(stored) as (keyof TitleResultEntry)[]).every((key) => stored[key] === entry[key]);
}
