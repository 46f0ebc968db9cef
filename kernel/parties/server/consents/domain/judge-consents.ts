import type { Consent, ConsentField, ConsentPurpose, ConsentReceiver } from '../../../contract/consent.ts';

/** A consent with its withdrawal, as stored. */
export interface GivenConsent {
  id: string;
  fields: ConsentField[];
  purpose: ConsentPurpose;
  receiver: ConsentReceiver;
  startsOn: string;
  /** First day on which it no longer holds. */
  endsOn: string;
  withdrawnOn: string | null;
}

/** What somebody wants to do: tell a field, for a purpose, to a receiver, on a day. */
export interface AskedConsent {
  field: ConsentField;
  purpose: ConsentPurpose;
  receiver: { kind: 'institution' | 'department'; id: string };
  /** Kind of the receiver where it is an institution. */
  receiverGroup: string | null;
  day: string;
}

/** Why nothing may be told, from the farthest to the nearest: the last is one word away from a yes. */
export const refusals = [
  'neverGiven',
  'otherField',
  'otherPurpose',
  'otherReceiver',
  'notYet',
  'expired',
  'withdrawn',
] as const;
export type Refusal = (typeof refusals)[number];

/** The consent that holds, or why none does. */
export type ConsentVerdict =
  | { holds: true; consentId: string; endsOn: string }
  | { holds: false; why: Refusal; consentId: string | null };

/** Judges what a party has agreed to; of several that hold, the one that lasts longest answers. */
export function judgeConsents(given: readonly GivenConsent[], asked: AskedConsent): ConsentVerdict {
  const judged = given.map((consent) => ({ consent, why: refusalOf(consent, asked) }));
  const holding = judged
    .filter(({ why }) => why === null)
    .map(({ consent }) => consent)
    .sort((a, b) => (a.endsOn === b.endsOn ? compare(a.id, b.id) : compare(b.endsOn, a.endsOn)))[0];
  if (holding !== undefined) return { holds: true, consentId: holding.id, endsOn: holding.endsOn };
  const rank = (why: Refusal | null) => refusals.indexOf(why ?? 'neverGiven');
  const nearest = judged.sort((a, b) => rank(b.why) - rank(a.why) || compare(a.consent.id, b.consent.id))[0];
  return { holds: false, why: nearest?.why ?? 'neverGiven', consentId: nearest?.consent.id ?? null };
}

function refusalOf(consent: GivenConsent, asked: AskedConsent): Refusal | null {
  if (!consent.fields.includes(asked.field)) return 'otherField';
  if (consent.purpose !== asked.purpose) return 'otherPurpose';
  if (!reaches(consent.receiver, asked)) return 'otherReceiver';
  if (asked.day < consent.startsOn) return 'notYet';
  if (consent.withdrawnOn !== null && asked.day >= consent.withdrawnOn) return 'withdrawn';
  return asked.day >= consent.endsOn ? 'expired' : null;
}

function reaches(receiver: ConsentReceiver, asked: AskedConsent): boolean {
  if (receiver.kind === 'institutionKind') {
    return asked.receiver.kind === 'institution' && receiver.group === asked.receiverGroup;
  }
  return receiver.kind === asked.receiver.kind && receiver.id === asked.receiver.id;
}

/** How a consent stands on a day. */
export function stateOf({ startsOn, endsOn, withdrawnOn }: GivenConsent, day: string): Consent['state'] {
  if (withdrawnOn !== null && day >= withdrawnOn) return 'withdrawn';
  if (day < startsOn) return 'planned';
  return day >= endsOn ? 'expired' : 'holds';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
