import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop gatherings. */
export const errors = defineErrors({
  'gatherings.gatheringUnknown': { status: 404, params: [] },
  /** Only people of the department that holds it may change it. */
  'gatherings.otherDepartment': { status: 403, params: ['department'] },
  'gatherings.departmentUnknown': { status: 422, params: [] },
  'gatherings.seriesUnknown': { status: 422, params: [] },
  'gatherings.seriesTaken': { status: 409, params: ['name'] },
  'gatherings.placeNeeded': { status: 422, params: [] },
  'gatherings.siteUnknown': { status: 422, params: [] },
  'gatherings.endsBeforeItBegins': { status: 422, params: [] },
  'gatherings.dayPast': { status: 422, params: ['today'] },
  /** What was decided is to be done within three years. */
  'gatherings.dayTooFar': { status: 422, params: ['last'] },
  /** The act may not follow the state in which the gathering is. */
  'gatherings.notNow': { status: 409, params: ['state'] },
  'gatherings.reasonNeeded': { status: 422, params: [] },
  /** It cannot have been held before it began. */
  'gatherings.notBegun': { status: 409, params: ['time'] },
  /** A decision has no department or no day. */
  'gatherings.decisionsOpen': { status: 422, params: ['count'] },
  'gatherings.inviteeUnknown': { status: 422, params: [] },
  'gatherings.invitationUnknown': { status: 404, params: [] },
  /** The link was replaced, or the invitation was taken back. */
  'gatherings.linkUnknown': { status: 404, params: [] },
  /** Links open until thirty days after the gathering. */
  'gatherings.linkExpired': { status: 404, params: ['day'] },
  'gatherings.itemUnknown': { status: 404, params: [] },
  'gatherings.paperUnknown': { status: 404, params: [] },
  'gatherings.codeWrong': { status: 422, params: [] },
  'gatherings.doorClosed': { status: 409, params: ['from', 'until'] },
  'gatherings.notInvited': { status: 403, params: [] },
  /** Name and mobile number of nobody who is invited. */
  'gatherings.nobodyFound': { status: 422, params: [] },
  'gatherings.questionUnknown': { status: 404, params: [] },
  'gatherings.tooManyQuestions': { status: 422, params: ['most'] },
  'gatherings.decisionUnknown': { status: 404, params: [] },
  /** It became an assignment: what changes now is done there. */
  'gatherings.decisionAssigned': { status: 409, params: [] },
  'gatherings.decisionUnready': { status: 422, params: [] },
});
