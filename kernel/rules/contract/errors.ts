import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can go wrong when rules are read, written, published, answered and run. */
export const errors = defineErrors({
  /** The folder named on the command line is none. */
  'rules.noFolder': { status: 422, params: ['folder'] },
  /** The folder holds no file of test cases. */
  'rules.noCases': { status: 422, params: ['folder'] },
  'rules.ruleUnknown': { status: 404, params: [] },
  'rules.versionUnknown': { status: 404, params: [] },
  'rules.nameTaken': { status: 409, params: ['name'] },
  'rules.keyTaken': { status: 409, params: ['key'] },
  'rules.departmentUnknown': { status: 422, params: [] },
  /** Only people of the department that owns the rule may change it. */
  'rules.otherDepartment': { status: 403, params: ['department'] },
  /** Somebody saved the draft since the caller read it; `changed` names what differs. */
  'rules.draftMoved': { status: 409, params: ['by', 'at', 'changed'] },
  'rules.noDraft': { status: 422, params: [] },
  /** The draft is what the last version already says. */
  'rules.draftUnchanged': { status: 409, params: ['number'] },
  /** The rule does not compile: first fault and how many there are. */
  'rules.faults': { status: 422, params: ['count', 'first'] },
  /** Longer than what can be checked while somebody waits. */
  'rules.definitionTooLarge': { status: 413, params: ['most'] },
  'rules.casesMissing': { status: 422, params: [] },
  'rules.casesFail': { status: 422, params: ['count', 'first'] },
  /** Who wrote the last draft may not publish it. */
  'rules.sameHands': { status: 403, params: [] },
  /** Sentences without rule or decisions without sentence: to be published with a reason. */
  'rules.coverageReason': { status: 422, params: ['sentences', 'decisions'] },
  'rules.daysReversed': { status: 422, params: [] },
  /** No version was in force on that day, as known then. */
  'rules.notInForce': { status: 422, params: ['rule', 'day'] },
  /** Already withdrawn, or never published. */
  'rules.notPublished': { status: 409, params: [] },
  'rules.parameterUnknown': { status: 404, params: [] },
  'rules.parameterTaken': { status: 409, params: ['name'] },
  'rules.parameterMissing': { status: 422, params: ['names'] },
  'rules.valueWrong': { status: 422, params: ['type'] },
  'rules.partyUnknown': { status: 422, params: [] },
  /** The rule speaks of parties of another kind, or of none. */
  'rules.partyWrong': { status: 422, params: [] },
  /** A given value does not have the type of its term, or there is no such term. */
  'rules.givenWrong': { status: 422, params: ['name'] },
  'rules.factForbidden': { status: 403, params: ['fact'] },
  'rules.factUnknown': { status: 422, params: ['fact'] },
  'rules.evaluationUnknown': { status: 404, params: [] },
  /** The person of whom something was answered was erased, and the answer with them. */
  'rules.evaluationErased': { status: 409, params: [] },
  /** What was asked and answered of a person, to somebody who sees persons masked. */
  'rules.personClosed': { status: 403, params: [] },
  'rules.runUnknown': { status: 404, params: [] },
  /** Only rules about firms are run over all firms. */
  'rules.runSubject': { status: 422, params: ['rule'] },
  /** More parties than one run takes. */
  'rules.runTooLarge': { status: 422, params: ['parties', 'most'] },
  /** A dry run holds up who waits for it: one that takes longer is kept, by a job. */
  'rules.dryRunSlow': { status: 422, params: ['seconds'] },
  /** As many dry runs at once as the zone may have. */
  'rules.dryRunsBusy': { status: 429, params: ['most'] },
  'rules.notInRun': { status: 404, params: [] },
  'rules.statusUnknown': { status: 404, params: [] },
  'rules.statusRevoked': { status: 409, params: [] },
  /** The gate of an act: the party does not have the status on that day. */
  'rules.statusMissing': { status: 422, params: ['status', 'day'] },
});
