import type { NamedParty } from './domain/named-party.ts';

/** Names of a firm as it is registered or amended: the one it bears, and its code. */
export function firmNames(firm: { id: string; name: string; socialCreditCode: string | null }): NamedParty {
  return {
    partyId: firm.id,
    kind: 'firm',
    names: [
      { kind: 'current', name: firm.name },
      { kind: 'code', name: firm.socialCreditCode ?? '' },
    ],
  };
}
