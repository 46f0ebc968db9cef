import { confirmationsNeeded } from '../../contract/membership.ts';

/** One officer's word on a claim. */
export interface Word {
  accountId: string;
  decision: 'confirmed' | 'refused';
}

/** What the words so far make of a claim: one refusal ends it, two different officers make it stand. */
export function judgeClaim(words: readonly Word[]): 'claimed' | 'active' | 'refused' {
  if (words.some((word) => word.decision === 'refused')) return 'refused';
  return new Set(words.map((word) => word.accountId)).size >= confirmationsNeeded ? 'active' : 'claimed';
}

/** A membership as far as acting for a firm is concerned. */
export interface ActingChoice {
  firmId: string | null;
  state: string;
}

/** The firm for which somebody acts: the one chosen while it still may be, else the only one there is, else none. */
export function actingAmong(memberships: readonly ActingChoice[], chosen: string | undefined): string | null {
  const own = memberships.flatMap((one) => (one.state === 'active' && one.firmId !== null ? [one.firmId] : []));
  if (chosen !== undefined && own.includes(chosen)) return chosen;
  const [only, ...others] = own;
  return only !== undefined && others.length === 0 ? only : null;
}
