import type { RequestContext } from '#platform/http/server/context.ts';
import type { FeatureFault } from './domain/told-feature.ts';

/** A fault as a sentence: what is wrong, where, and what to do. */
export function sayFault(
  { rule, at }: Pick<FeatureFault, 'rule' | 'at'>,
  { text }: Pick<RequestContext, 'text'>,
): string {
  const message = text(`geo:faults.${rule}`);
  return at === undefined ? message : text('geo:faults.at', { message, at });
}
