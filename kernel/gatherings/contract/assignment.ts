import { type Lifecycle, usualVerbs } from '#kernel/cases/contract/lifecycle.ts';

const worked = ['assigned', 'accepted', 'returned'] as const;
const open = [...worked, 'declined', 'reported'] as const;
const lead = ['lead', 'leadHead'] as const;

/**
 * What becomes of a decision 议定事项: the department accepts it, reports it done, and who held the gathering confirms or sends it
 * back. Its one limit is the day that the gathering set, in calendar days.
 */
export const assignmentLifecycle: Lifecycle = {
  ...{ id: 'gatherings.assignment', prefix: 'YD', initial: 'assigned', ended: 'ended', givenBack: 'declined' },
  states: {
    assigned: { waitsFor: ['lead'] },
    /** The department gave it back; who held the gathering names another. */
    declined: { waitsFor: ['dispatcher'] },
    accepted: { waitsFor: ['lead'] },
    reported: { waitsFor: ['dispatcher'] },
    returned: { waitsFor: ['lead'] },
    confirmed: { waitsFor: [], concluded: true },
    ended: { waitsFor: [], concluded: true },
  },
  transitions: [
    { name: 'accept', from: ['assigned'], to: 'accepted', by: lead, withdrawable: true },
    {
      ...{ name: 'assignAnew', from: ['declined'], to: 'assigned', by: ['dispatcher'] },
      ...{ needs: ['department', 'comment'], assigns: true, withdrawable: true },
    },
    {
      ...{ name: 'report', from: ['accepted', 'returned'], to: 'reported', by: lead },
      ...{ needs: ['comment', 'assistantsDone'], withdrawable: true },
    },
    {
      name: 'confirm',
      from: ['reported'],
      to: 'confirmed',
      by: ['dispatcher', 'zoneLeader'],
      clocks: { stop: ['due'] },
    },
    { name: 'sendBack', from: ['reported'], to: 'returned', by: ['dispatcher'], needs: ['comment'] },
  ],
  verbs: usualVerbs(open, worked),
  clocks: {
    due: {
      unit: 'calendarDays',
      days: 30,
      basis: 'lifecycles.assignment.basis',
      pausable: true,
      extension: { mostDays: 90 },
    },
  },
  startsClocks: ['due'],
};
