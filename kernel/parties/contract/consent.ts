import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { partnerKind } from './membership.ts';
import { typedReason } from './person.ts';

/** What may be told of a party. */
export const consentField = z.enum([
  'registeredCapital',
  'employees',
  'tax',
  'output',
  'contact',
  'address',
  'electricity',
]);
export type ConsentField = z.infer<typeof consentField>;

/** What it may be told for. */
export const consentPurpose = z.enum(['creditReporting', 'bankMatching', 'statistics', 'publicity', 'policyDelivery']);
export type ConsentPurpose = z.infer<typeof consentPurpose>;

/** To whom: one institution, one department, or every institution of a kind. */
export const consentReceiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('institution'), id: z.uuid() }),
  z.object({ kind: z.literal('department'), id: z.uuid() }),
  z.object({ kind: z.literal('institutionKind'), group: partnerKind }),
]);
export type ConsentReceiver = z.infer<typeof consentReceiver>;

/** Longest consent: five years, then it is asked for anew. */
export const longestConsentYears = 5;

/** A consent as it was given, with its withdrawal if there was one. */
export const consent = z.object({
  id: z.uuid(),
  fields: z.array(consentField),
  purpose: consentPurpose,
  receiver: consentReceiver,
  /** Name of the receiver; null for a kind, which the page names. */
  receiverName: z.string().nullable(),
  startsOn: plainDate,
  /** First day on which it no longer holds. */
  endsOn: plainDate,
  givenAs: z.enum(['representative', 'person', 'paper']),
  givenAt: z.string(),
  /** The signed paper, where an officer recorded one. */
  paperFile: z.uuid().nullable(),
  documentNumber: z.string().nullable(),
  withdrawnOn: plainDate.nullable(),
  state: z.enum(['planned', 'holds', 'expired', 'withdrawn']),
});
export type Consent = z.infer<typeof consent>;

/** What signed papers are sent as. */
export const consentPaperPurpose = 'parties.consentPaper';

/** What a consent is given for; the end is told, nothing is open-ended. */
const givenConsent = z.object({
  fields: z
    .array(consentField)
    .min(1)
    .max(consentField.options.length)
    .transform((fields) => [...new Set(fields)].sort()),
  purpose: consentPurpose,
  receiver: consentReceiver,
  startsOn: plainDate.optional(),
  endsOn: plainDate,
});

const consents = z.object({ consents: z.array(consent) });
const partyId = z.object({ partyId: z.uuid() });
const firmId = z.object({ firmId: z.uuid() });
const consentId = z.object({ consentId: z.uuid() });
const given = z.object({ id: z.uuid() });
const refusals = ['parties.consentReceiverUnknown', 'parties.consentDayWrong'];
const withdrawing = z.object({ reason: typedReason.optional() });

/** What a party has agreed to, present first. */
export const listConsents = defineEndpoint({
  id: 'parties.listConsents',
  method: 'GET',
  path: '/api/parties/parties/:partyId/consents',
  permission: 'parties:consent.read',
  params: partyId,
  response: consents,
  errors: ['parties.partyUnknown'],
});

/** Records what was signed on paper, with the file of the paper. */
export const recordConsent = defineEndpoint({
  id: 'parties.recordConsent',
  method: 'POST',
  path: '/api/parties/parties/:partyId/consents',
  permission: 'parties:consent.record',
  params: partyId,
  body: givenConsent.extend({ paperFile: z.uuid(), documentNumber: z.string().trim().min(2).max(60).optional() }),
  response: given,
  errors: ['parties.partyUnknown', ...refusals],
});

/** Records that a party withdrew on paper; from that day on the consent no longer holds. */
export const withdrawConsent = defineEndpoint({
  id: 'parties.withdrawConsent',
  method: 'POST',
  path: '/api/parties/consents/:consentId/withdrawal',
  permission: 'parties:consent.record',
  params: consentId,
  body: z.object({ reason: typedReason }),
  response: given,
  errors: ['parties.consentUnknown'],
});

/** Who can receive: the institutions and departments of the zone, and the kinds of institutions. */
export const listConsentReceivers = defineEndpoint({
  id: 'parties.listConsentReceivers',
  method: 'GET',
  path: '/api/parties/consent-receivers',
  permission: 'parties:consentReceiver.read',
  response: z.object({
    institutions: z.array(z.object({ id: z.uuid(), name: z.string() })),
    departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
    institutionKinds: z.array(partnerKind),
  }),
});

/** What the caller's own firm has agreed to. */
export const listOwnConsents = defineEndpoint({
  id: 'parties.listOwnConsents',
  method: 'GET',
  path: '/api/my/firms/:firmId/consents',
  permission: 'parties:ownFirm.act',
  params: firmId,
  response: consents,
  errors: ['parties.firmUnknown'],
});

/** The word of the firm's representative. */
export const giveOwnConsent = defineEndpoint({
  id: 'parties.giveOwnConsent',
  method: 'POST',
  path: '/api/my/firms/:firmId/consents',
  permission: 'parties:ownFirm.act',
  params: firmId,
  body: givenConsent,
  response: given,
  errors: ['parties.firmUnknown', 'parties.representativeNeeded', ...refusals],
});

/** Takes back the firm's word; no reason needed. */
export const withdrawOwnConsent = defineEndpoint({
  id: 'parties.withdrawOwnConsent',
  method: 'POST',
  path: '/api/my/firms/:firmId/consents/:consentId/withdrawal',
  permission: 'parties:ownFirm.act',
  params: firmId.extend(consentId.shape),
  body: withdrawing,
  response: given,
  errors: ['parties.firmUnknown', 'parties.representativeNeeded', 'parties.consentUnknown'],
});

/** What the caller as a person has agreed to. */
export const listPersonalConsents = defineEndpoint({
  id: 'parties.listPersonalConsents',
  method: 'GET',
  path: '/api/my/consents',
  permission: 'parties:self.read',
  response: consents,
});

/** The word of a person on the own data. */
export const givePersonalConsent = defineEndpoint({
  id: 'parties.givePersonalConsent',
  method: 'POST',
  path: '/api/my/consents',
  permission: 'parties:self.consent',
  body: givenConsent,
  response: given,
  errors: ['parties.personUnknown', ...refusals],
});

/** Takes back a person's word; no reason needed. */
export const withdrawPersonalConsent = defineEndpoint({
  id: 'parties.withdrawPersonalConsent',
  method: 'POST',
  path: '/api/my/consents/:consentId/withdrawal',
  permission: 'parties:self.consent',
  params: consentId,
  body: withdrawing,
  response: given,
  errors: ['parties.consentUnknown'],
});
