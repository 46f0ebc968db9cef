import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a use-case of rosters, firm states, relations, consents and corrections. */
export const rosterErrors = defineErrors({
  'parties.partyUnknown': { status: 404, params: [] },
  'parties.rosterUnknown': { status: 404, params: [] },
  'parties.rosterItemUnknown': { status: 404, params: [] },
  'parties.rosterEntryUnknown': { status: 404, params: [] },
  'parties.rosterActUnknown': { status: 404, params: [] },
  /** Another list of the zone, or another item of the list, has the code. */
  'parties.rosterTaken': { status: 409, params: ['code'] },
  'parties.rosterClosed': { status: 409, params: ['day'] },
  /** The party stands there on some of these days already. */
  'parties.rosterOverlap': { status: 409, params: [] },
  /** The day lies outside of what the act can touch. */
  'parties.rosterDayWrong': { status: 422, params: ['from'] },
  /** The list does not take parties of this kind. */
  'parties.rosterKindRefused': { status: 422, params: [] },
  /** Later acts stand on this one, or it was taken back before. */
  'parties.rosterActBuiltOn': { status: 409, params: [] },
  'parties.firmStatusSame': { status: 409, params: ['status'] },
  'parties.firmStatusUnknown': { status: 404, params: [] },
  'parties.relationUnknown': { status: 404, params: [] },
  /** This relation does not join parties of these kinds. */
  'parties.relationEndsWrong': { status: 422, params: [] },
  'parties.relationOverlap': { status: 409, params: [] },
  'parties.relationDayWrong': { status: 422, params: ['from'] },
  'parties.consentUnknown': { status: 404, params: [] },
  'parties.consentReceiverUnknown': { status: 404, params: [] },
  'parties.consentDayWrong': { status: 422, params: ['last'] },
  /** Nobody has agreed that the field is told; `why` says what is nearest to an agreement. */
  'parties.consentMissing': { status: 409, params: ['field', 'why'] },
  'parties.correctionUnknown': { status: 404, params: [] },
  'parties.correctionUnderWay': { status: 409, params: [] },
  'parties.correctionUnreadable': { status: 422, params: [] },
});
