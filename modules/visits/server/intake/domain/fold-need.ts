import type { NeedActKind, NeedState } from '../../../contract/intake.ts';

/** What concludes a message, and the state in which it leaves it. */
const concluding: Partial<Record<NeedActKind, NeedState>> = {
  answered: 'answered',
  split: 'split',
  joined: 'joined',
  refused: 'refused',
};

/**
 * The state of a message after one more act; undefined where the act is not allowed: nothing comes before filing, filing
 * comes once, and what was concluded stays so. Its firm can be named at any time.
 */
export function stateAfter(state: NeedState | null, kind: NeedActKind): NeedState | undefined {
  if (kind === 'filed') return state === null ? 'filed' : undefined;
  if (state === null) return undefined;
  if (kind === 'named') return state;
  return state === 'filed' ? concluding[kind] : undefined;
}

/** The state that a message's acts lead to; undefined where one of them was not allowed. */
export function foldNeed(kinds: readonly NeedActKind[]): NeedState | undefined {
  let state: NeedState | null = null;
  for (const kind of kinds) {
    const next = stateAfter(state, kind);
    if (next === undefined) return undefined;
    state = next;
  }
  return state ?? undefined;
}
