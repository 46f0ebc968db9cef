import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { EntryFault } from './domain/fault.ts';

/** Refuses an entry with a sentence for each field that breaks a rule; does nothing without one. */
export function rejectFaults(faults: readonly EntryFault[], context: RequestContext): void {
  if (faults.length === 0) return;
  const fields = faults.map(({ field, text, params }) => ({ field, message: context.text(`parties:${text}`, params) }));
  throw new AppError('parties.entryRejected', { count: faults.length }, fields);
}
