import { type Lifecycle, usualVerbs } from '#kernel/cases/contract/lifecycle.ts';

/** Where somebody has the issue and works on it. */
const worked = ['assigned', 'inProgress'] as const;
/** Everything before the conclusion. */
const open = ['registered', 'assigned', 'inProgress', 'replied', 'unanswered', 'systemic', 'closed', 'asked'] as const;
/** Where staff still have to do something for it. */
const unsolved = ['registered', 'assigned', 'inProgress', 'replied', 'unanswered', 'systemic'] as const;

const department = ['lead', 'leadHead'] as const;
/** Who writes down what the firm said, or takes an issue out of the rates: never the department that leads it (`notByLead`). */
const listener = ['dispatcher', 'zoneLeader'] as const;

const solvedByFirm = { to: 'closed', clocks: { stop: ['resolution', 'answer'], start: ['thirtyDays'] } } as const;
const deniedByFirm = {
  to: 'inProgress',
  needs: ['comment'],
  clocks: { stop: ['answer'], resume: ['resolution'] },
} as const;
const reopened = {
  to: 'inProgress',
  needs: ['comment'],
  clocks: { stop: ['thirtyDays', 'confirmation'], start: ['resolution'] },
} as const;

const { end: _end, ...usual } = usualVerbs(unsolved, worked);
const verbs: Lifecycle['verbs'] = {
  ...usual,
  comment: {
    from: open,
    by: ['dispatcher', 'lead', 'leadHead', 'assistant', 'zoneLeader', 'system'],
    needs: ['comment'],
  },
  copy: { from: open, by: ['dispatcher', 'lead', 'leadHead', 'zoneLeader'] },
  urge: { from: ['registered', 'assigned', 'inProgress', 'unanswered'], by: ['dispatcher', 'zoneLeader', 'party'] },
  recount: { from: open, by: ['system'] },
  moveDepartment: { from: open, by: ['system'] },
};

/**
 * The closed loop of an issue: registered, assigned, in progress, replied, closed with evidence or by the firm's word, asked after
 * 30 days whether it is still solved, settled. Only the firm, or who is not the lead department, says that it is solved.
 */
export const issueLifecycle: Lifecycle = {
  id: 'visits.issue',
  prefix: 'SQ',
  initial: 'registered',
  ended: 'ended',
  givenBack: 'registered',
  states: {
    registered: { waitsFor: ['dispatcher'] },
    assigned: { waitsFor: ['lead'] },
    inProgress: { waitsFor: ['lead'] },
    replied: { waitsFor: ['party'] },
    unanswered: { waitsFor: ['lead'] },
    systemic: { waitsFor: ['lead'] },
    closed: { waitsFor: [] },
    asked: { waitsFor: ['party'] },
    settled: { waitsFor: [], concluded: true },
    ended: { waitsFor: [], concluded: true },
  },
  // Of those that somebody may take in a state the first is the step forward: it is the verb that the to-do offers.
  transitions: [
    {
      ...{ name: 'assign', from: ['registered'], to: 'assigned', by: ['dispatcher', 'zoneLeader', 'system'] },
      ...{ needs: ['department'], assigns: true, withdrawable: true, clocks: { start: ['acceptance'] } },
    },
    {
      ...{ name: 'accept', from: ['assigned'], to: 'inProgress', by: department },
      ...{ clocks: { stop: ['acceptance'] }, shownToParty: true },
    },
    {
      ...{ name: 'reply', from: ['inProgress'], to: 'replied', by: department, needs: ['comment', 'assistantsDone'] },
      ...{ clocks: { pause: ['resolution'], start: ['answer'] }, shownToParty: true },
    },
    {
      ...{ name: 'confirmSolved', from: ['replied', 'unanswered'], by: ['party'] },
      ...solvedByFirm,
      shownToParty: true,
    },
    {
      ...{ name: 'noteSolved', from: ['replied', 'unanswered'], by: listener, needs: ['comment'] },
      ...{ ...solvedByFirm, shownToParty: true, notByLead: true },
    },
    { ...{ name: 'denySolved', from: ['replied', 'unanswered'], by: ['party'] }, ...deniedByFirm, shownToParty: true },
    {
      ...{ name: 'noteNotSolved', from: ['replied', 'unanswered'], by: listener },
      ...deniedByFirm,
      shownToParty: true,
    },
    {
      ...{ name: 'answerOverdue', from: ['replied'], to: 'unanswered', by: ['system'] },
      clocks: { stop: ['answer'], resume: ['resolution'] },
    },
    {
      ...{ name: 'close', from: ['unanswered'], to: 'closed', by: department, needs: ['comment', 'evidence'] },
      ...{ clocks: { stop: ['resolution'], start: ['thirtyDays'] }, shownToParty: true },
    },
    {
      ...{ name: 'askStillSolved', from: ['closed'], to: 'asked', by: ['system'], shownToParty: true },
      clocks: { stop: ['thirtyDays'], start: ['confirmation'] },
    },
    { name: 'confirmStillSolved', from: ['asked'], to: 'settled', by: ['party'], shownToParty: true },
    {
      ...{ name: 'noteStillSolved', from: ['asked'], to: 'settled', by: listener, needs: ['comment'] },
      ...{ shownToParty: true, notByLead: true },
    },
    { ...{ name: 'sayPartly', from: ['asked'], to: 'settled', by: ['party'], needs: ['comment'] }, shownToParty: true },
    {
      ...{ name: 'notePartly', from: ['asked'], to: 'settled', by: listener, needs: ['comment'] },
      ...{ shownToParty: true, notByLead: true },
    },
    { name: 'leaveUnanswered', from: ['asked'], to: 'settled', by: ['system'] },
    { ...{ name: 'reopen', from: ['closed', 'asked', 'settled'], by: ['party'] }, ...reopened, shownToParty: true },
    {
      ...{ name: 'noteReopened', from: ['closed', 'asked', 'settled'], by: listener },
      ...reopened,
      shownToParty: true,
    },
    {
      ...{ name: 'joinMeasure', from: [...worked, 'replied', 'unanswered'], to: 'systemic', needs: ['comment'] },
      ...{
        by: [...department, ...listener, 'system'],
        clocks: { stop: ['acceptance', 'answer'], pause: ['resolution'] },
      },
      ...{ shownToParty: true, ownForm: true },
    },
    {
      ...{ name: 'finishMeasure', from: ['systemic'], to: 'replied', needs: ['comment'] },
      ...{
        by: [...department, ...listener, 'system'],
        clocks: { start: ['answer'] },
        shownToParty: true,
        ownForm: true,
      },
    },
    {
      ...{ name: 'leaveMeasure', from: ['systemic'], to: 'inProgress', needs: ['comment'] },
      ...{
        by: [...department, ...listener, 'system'],
        clocks: { resume: ['resolution'] },
        shownToParty: true,
        ownForm: true,
      },
    },
    {
      ...{ name: 'endWithdrawn', from: unsolved, to: 'ended', by: ['party', ...listener], needs: ['comment'] },
      ...{ shownToParty: true, notByLead: true },
    },
    {
      ...{ name: 'endUnderLaw', from: unsolved, to: 'ended', by: listener, needs: ['comment'] },
      ...{ shownToParty: true, ownForm: true, notByLead: true },
    },
    {
      ...{ name: 'endMerged', from: unsolved, to: 'ended', by: listener, needs: ['comment'] },
      ...{ shownToParty: true, ownForm: true, notByLead: true },
    },
  ],
  verbs,
  clocks: {
    acceptance: { unit: 'workingDays', days: 1, basis: 'issues.basis.acceptance' },
    resolution: {
      ...{ unit: 'workingDays', days: 10, basis: 'issues.basis.resolution', pausable: true },
      extension: { mostDays: 10 },
    },
    answer: { unit: 'calendarDays', days: 7, basis: 'issues.basis.answer' },
    thirtyDays: { unit: 'calendarDays', days: 30, basis: 'issues.basis.thirtyDays' },
    confirmation: { unit: 'calendarDays', days: 14, basis: 'issues.basis.confirmation' },
  },
  startsClocks: ['acceptance', 'resolution'],
};

/** States in which staff have closed an issue, whether the firm has answered the later question or not. */
export const closedStates = ['closed', 'asked', 'settled'] as const;
