import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop forms. */
export const errors = defineErrors({
  /** Absent, of another zone, or not to be filled in today. */
  'forms.formUnknown': { status: 404, params: [] },
  'forms.versionUnknown': { status: 404, params: [] },
  'forms.submissionUnknown': { status: 404, params: [] },
  'forms.keyTaken': { status: 409, params: ['key'] },
  'forms.departmentUnknown': { status: 422, params: [] },
  'forms.otherDepartment': { status: 403, params: ['department'] },
  /** Somebody saved since this revision was read. */
  'forms.savedByOther': { status: 409, params: ['revision'] },
  'forms.nothingDesigned': { status: 409, params: [] },
  'forms.definitionFaulty': { status: 422, params: ['count'] },
  /** Who designed a version does not publish it. */
  'forms.fourEyes': { status: 403, params: [] },
  'forms.dayPast': { status: 422, params: ['today'] },
  /** A version begins on that day or later. */
  'forms.fromTaken': { status: 409, params: ['from'] },
  'forms.formWithdrawn': { status: 409, params: [] },
  /** The form is for others: firms, persons, or staff. */
  'forms.notForYou': { status: 403, params: ['subject'] },
  'forms.ownFirmMissing': { status: 409, params: [] },
  'forms.ownPersonMissing': { status: 409, params: [] },
  'forms.partyUnknown': { status: 422, params: [] },
  'forms.partyNeeded': { status: 422, params: [] },
  'forms.saidByNeeded': { status: 422, params: [] },
  'forms.draftChanged': { status: 409, params: ['revision'] },
  'forms.draftMissing': { status: 404, params: [] },
  'forms.valuesTooLarge': { status: 413, params: ['most'] },
  /** The form was published anew since it was opened. */
  'forms.versionChanged': { status: 409, params: ['version'] },
  /** Faults stand against what was filled in; the fields say which. */
  'forms.notReady': { status: 422, params: ['count', 'first'] },
  'forms.statusMissing': { status: 403, params: ['status'] },
  'forms.clientIdTaken': { status: 409, params: [] },
  'forms.submissionWithdrawn': { status: 409, params: [] },
});
