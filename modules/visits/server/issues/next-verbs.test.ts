import { expect, it } from 'vitest';
import { nextActOf } from '#kernel/cases/server/index.ts';
import { issueLifecycle } from '../../contract/issue-lifecycle.ts';

const nobody = { departmentId: null, accountId: null, partyId: null, headsOnly: false, leaders: false };
const owners = {
  department: { ...nobody, departmentId: 'd' },
  leaders: { ...nobody, leaders: true },
  firm: { ...nobody, partyId: 'f' },
};

it('offers in every state the step forward of the loop, and never a step back', () => {
  const offered = (state: string, owner: keyof typeof owners) =>
    nextActOf(issueLifecycle, { state, kind: 'move', owner: owners[owner] });
  expect(
    Object.keys(issueLifecycle.states).map((state) => [state, offered(state, 'department'), offered(state, 'firm')]),
  ).toEqual([
    ['registered', 'assign', null],
    ['assigned', 'accept', null],
    ['inProgress', 'reply', null],
    ['replied', null, 'confirmSolved'],
    ['unanswered', 'close', null],
    ['systemic', 'finishMeasure', null],
    ['closed', null, null],
    ['asked', null, 'confirmStillSolved'],
    ['settled', null, null],
    ['ended', null, null],
  ]);
  expect(offered('registered', 'leaders')).toBe('assign');
});
