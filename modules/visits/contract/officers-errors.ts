import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop service officers, the charter and what firms file themselves. */
export const officersErrors = defineErrors({
  'visits.staffUnknown': { status: 404, params: [] },
  'visits.officerFirmUnknown': { status: 404, params: [] },
  /** Somebody assigned at the same moment, or a planned term stands in the way. */
  'visits.officerOverlap': { status: 409, params: [] },
  'visits.officerTwice': { status: 422, params: [] },
  'visits.officerDayWrong': { status: 422, params: ['from', 'until'] },
  /** More firms match than one act assigns. */
  'visits.officerTooMany': { status: 422, params: ['total', 'limit'] },
  'visits.officerNotOwn': { status: 404, params: [] },
  'visits.officerRated': { status: 409, params: ['quarter'] },
  /** The account acts for no firm at present. */
  'visits.noActingFirm': { status: 409, params: [] },
  'visits.charterUnknown': { status: 404, params: [] },
  'visits.charterDayTaken': { status: 409, params: ['day'] },
  'visits.charterDayWrong': { status: 422, params: ['from'] },
  /** A version in force stays: a new one takes its place. */
  'visits.charterInForce': { status: 409, params: [] },
  'visits.needUnknown': { status: 404, params: [] },
  /** The link of a message opens until thirty days after it was concluded, with every matter of it. */
  'visits.needLinkExpired': { status: 404, params: ['day'] },
  /** Somebody answered, split, joined or refused it before. */
  'visits.needConcluded': { status: 409, params: ['state'] },
  'visits.needTooOften': { status: 429, params: ['minutes'] },
  'visits.needRepeated': { status: 409, params: [] },
  'visits.needFirmUnknown': { status: 404, params: [] },
  /** The firm of a need is named before matters are made of it. */
  'visits.needFirmMissing': { status: 409, params: [] },
  'visits.needIssueUnknown': { status: 404, params: [] },
});
