import { expect, it } from 'vitest';
import { type CaseAction, openState } from '#kernel/cases/contract/case-state.ts';
import { judgeStanding } from '#kernel/cases/contract/judge-act.ts';
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

it('lets no lead department speak for the firm or take its issue out of the rates, though it dispatched the issue too', () => {
  const judged = (dispatcher: string, head: boolean) =>
    issueLifecycle.transitions
      .filter(({ name }) => /^note(Solved|StillSolved|Partly)$|^end/.test(name))
      .flatMap(({ name, from }) =>
        from.map((state) => {
          const opened = openState(issueLifecycle, { partyId: 'f' }, opening(dispatcher));
          const places = [{ departmentId: dispatcher, head }];
          const caller = { kind: 'account' as const, accountId: 'a', leader: false, partyId: null, places };
          return judgeStanding(issueLifecycle, { state: { ...opened, state }, caller }, name)?.code;
        }),
      );
  for (const head of [false, true]) {
    expect(new Set(judged('lead', head))).toEqual(new Set(['cases.notByLead']));
    expect(new Set(judged('other', head))).toEqual(new Set([undefined]));
  }
});

function opening(dispatcher: string): CaseAction {
  const by = { kind: 'account' as const, accountId: 'a', departmentId: dispatcher, partyId: null, onBehalfOf: null };
  const told = { sequence: 1, name: 'open', at: '2026-11-23T02:00:00.000Z', comment: null, files: [] };
  return { ...told, by, detail: { department: 'lead', dispatcher } };
}
