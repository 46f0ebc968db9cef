import { type Lifecycle, usualVerbs } from './lifecycle.ts';

const open = ['registered', 'assigned', 'inProgress', 'replied'];

/** A closed loop as the modules have them, for tests: assigned, accepted, replied to the party, closed with evidence. */
export const sampleLifecycle: Lifecycle = {
  id: 'errands.matter',
  prefix: 'ERR',
  initial: 'registered',
  ended: 'ended',
  givenBack: 'registered',
  states: {
    registered: { waitsFor: ['dispatcher'] },
    assigned: { waitsFor: ['lead'] },
    inProgress: { waitsFor: ['lead'] },
    replied: { waitsFor: ['party'] },
    closed: { waitsFor: [], concluded: true },
    ended: { waitsFor: [], concluded: true },
  },
  transitions: [
    {
      ...{
        name: 'assign',
        from: ['registered'],
        to: 'assigned',
        by: ['dispatcher', 'zoneLeader'],
        needs: ['department'],
      },
      ...{ assigns: true, withdrawable: true, clocks: { start: ['acceptance'] } },
    },
    {
      ...{ name: 'accept', from: ['assigned'], to: 'inProgress', by: ['lead', 'leadHead'] },
      clocks: { stop: ['acceptance'], start: ['resolution'] },
    },
    { name: 'refuse', from: ['assigned'], to: 'registered', by: ['lead', 'leadHead'], needs: ['comment'] },
    {
      ...{
        name: 'reply',
        from: ['inProgress'],
        to: 'replied',
        by: ['lead', 'leadHead'],
        needs: ['comment', 'assistantsDone'],
      },
      ...{ withdrawable: true, shownToParty: true, clocks: { pause: ['resolution'] } },
    },
    { name: 'confirm', from: ['replied'], to: 'closed', by: ['party'], shownToParty: true },
    {
      ...{ name: 'reopen', from: ['replied', 'closed'], to: 'inProgress', by: ['party'], needs: ['comment'] },
      ...{ shownToParty: true, clocks: { resume: ['resolution'] } },
    },
    {
      ...{ name: 'close', from: ['replied', 'inProgress'], to: 'closed', by: ['leadHead'] },
      ...{ needs: ['comment', 'evidence'], shownToParty: true },
    },
  ],
  verbs: usualVerbs(open, ['assigned', 'inProgress', 'replied']),
  clocks: {
    acceptance: { unit: 'workingDays', days: 1, basis: 'basis.acceptance' },
    resolution: {
      unit: 'workingDays',
      days: 10,
      basis: 'basis.resolution',
      pausable: true,
      extension: { mostDays: 10 },
    },
  },
  startsClocks: [],
};
