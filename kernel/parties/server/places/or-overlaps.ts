import { AppError } from '#platform/errors/contract/errors.ts';
import { overlaps, refusalOf } from './database-refusal.ts';

/** Says in words that the same party uses the same place in the same way already; the database alone can tell for two at once. */
export async function orOverlaps<T>(named: { party: string; place: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (refusalOf(error)?.state === overlaps) throw new AppError('parties.occupancyOverlaps', named);
    throw error;
  }
}
