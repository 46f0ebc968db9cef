import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop an act on a case. */
export const errors = defineErrors({
  'cases.unknown': { status: 404, params: [] },
  /** Somebody was faster; the caller looks again. */
  'cases.changed': { status: 409, params: ['by', 'act', 'at', 'count'] },
  'cases.neverSo': { status: 409, params: [] },
  'cases.actUnknown': { status: 422, params: ['act'] },
  'cases.actNotNow': { status: 409, params: ['state'] },
  'cases.actNotYours': { status: 403, params: ['by'] },
  /** The lead department would judge its own work. */
  'cases.notByLead': { status: 403, params: [] },
  'cases.commentNeeded': { status: 422, params: [] },
  'cases.fileNeeded': { status: 422, params: [] },
  'cases.evidenceNeeded': { status: 422, params: [] },
  'cases.departmentNeeded': { status: 422, params: [] },
  'cases.accountNeeded': { status: 422, params: [] },
  'cases.receiverNeeded': { status: 422, params: [] },
  'cases.departmentUnknown': { status: 422, params: [] },
  'cases.accountUnknown': { status: 422, params: [] },
  'cases.accountElsewhere': { status: 422, params: [] },
  'cases.sameDepartment': { status: 422, params: [] },
  'cases.sameAccount': { status: 422, params: [] },
  /** The table holds 10,000 acts of one case. */
  'cases.tooManyActs': { status: 409, params: ['most'] },
  /** The department that had the case before is closed. */
  'cases.formerClosed': { status: 409, params: [] },
  'cases.noLead': { status: 409, params: [] },
  'cases.assistantsOpen': { status: 409, params: [] },
  'cases.nothingToAssist': { status: 409, params: [] },
  'cases.signaturesOpen': { status: 409, params: [] },
  'cases.signatureMissing': { status: 409, params: [] },
  'cases.noSignatureOpen': { status: 409, params: [] },
  'cases.signersNeeded': { status: 422, params: [] },
  'cases.signerTwice': { status: 422, params: [] },
  'cases.tooManySigners': { status: 422, params: ['most'] },
  'cases.nothingToWithdraw': { status: 409, params: [] },
  'cases.noClockRuns': { status: 409, params: [] },
  'cases.noClockPaused': { status: 409, params: [] },
  'cases.notPausable': { status: 422, params: [] },
  'cases.notExtendable': { status: 422, params: [] },
  'cases.extendedAlready': { status: 409, params: [] },
  'cases.extensionTooLong': { status: 422, params: ['most'] },
  'cases.supervisedAlready': { status: 409, params: [] },
  'cases.supervisionNotThere': { status: 409, params: [] },
  /** Two absences of one person lie over each other. */
  'cases.absenceOverlaps': { status: 409, params: [] },
  /** The last day has passed. */
  'cases.absencePast': { status: 422, params: [] },
  'cases.absenceNotYours': { status: 403, params: [] },
  'cases.absenceUnknown': { status: 404, params: [] },
  'cases.deputyUnfit': { status: 422, params: [] },
});
