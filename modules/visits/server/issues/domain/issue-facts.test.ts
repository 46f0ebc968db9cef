import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseAction, type CaseState, nextState, openState } from '#kernel/cases/contract/case-state.ts';
import { checkLifecycle } from '#kernel/cases/contract/check-lifecycle.ts';
import { type CaseCaller, judgeAct } from '#kernel/cases/contract/judge-act.ts';
import { actsOf } from '#kernel/cases/contract/lifecycle.ts';
import { issueState } from '../../../contract/issue.ts';
import { closedStates, issueLifecycle as lifecycle } from '../../../contract/issue-lifecycle.ts';
import zh from '../../../locale/zh-CN.json' with { type: 'json' };
import { foldFacts, nextFacts, noFacts } from './issue-facts.ts';

const [service, economy] = ['d-service', 'd-economy'];
const nobody = { accountId: null, leader: false, places: [], partyId: null };
const staff = (accountId: string, departmentId: string): CaseCaller => ({
  ...{ ...nobody, kind: 'account', accountId, places: [{ departmentId, head: true }] },
});
const callers: readonly CaseCaller[] = [
  staff('a-service', service),
  staff('a-economy', economy),
  { ...nobody, kind: 'account', accountId: 'a-leader', leader: true },
  { ...nobody, kind: 'party', partyId: 'p-firm' },
  { ...nobody, kind: 'system' },
];
const beginning = { partyId: 'p-firm' };
const opening: CaseAction = {
  ...{ sequence: 1, name: 'open', at: '2026-03-02T02:00:00.000Z', comment: null, files: [] },
  by: { kind: 'account', accountId: 'a-service', departmentId: service, partyId: null, onBehalfOf: null },
  detail: { dispatcher: service },
};
const anyStep = fc.record({
  caller: fc.constantFrom(...callers),
  name: fc.constantFrom(...actsOf(lifecycle)),
  comment: fc.constantFrom(null, '理由写明'),
  files: fc.constantFrom<string[]>([], ['f-1']),
});

/** Plays what is allowed of a sequence; what is refused leaves no act. */
function play(steps: readonly { caller: CaseCaller; name: string; comment: string | null; files: string[] }[]) {
  const actions = [opening];
  let state: CaseState = openState(lifecycle, beginning, opening);
  let facts = nextFacts(noFacts, { action: opening, before: null, after: state });
  for (const [place, { caller, name, comment, files }] of steps.entries()) {
    const act = { name, comment, files, department: name === 'handOver' ? service : economy, account: 'a-economy' };
    if (judgeAct(lifecycle, { state, caller }, { ...act, departments: [economy] }) !== null) continue;
    const { kind, accountId, partyId } = caller;
    const action: CaseAction = {
      ...{ sequence: state.sequence + 1, name, comment, files },
      at: Temporal.Instant.from(opening.at)
        .add({ hours: 24 * (place + 1) })
        .toString(),
      by: { kind, accountId, departmentId: caller.places[0]?.departmentId ?? null, partyId, onBehalfOf: null },
      detail: { department: act.department, account: act.account },
    };
    const after = nextState(lifecycle, state, action);
    facts = nextFacts(facts, { action, before: state, after });
    state = after;
    actions.push(action);
  }
  return { actions, state, facts };
}

describe('the lifecycle of an issue', () => {
  it('is sound, and every state, act and clock has its words', () => {
    expect(checkLifecycle(lifecycle)).toEqual([]);
    expect(Object.keys(lifecycle.states)).toEqual(issueState.options);
    const words = zh.lifecycles.issue;
    expect(Object.keys(words.states)).toEqual(Object.keys(lifecycle.states));
    expect(Object.keys(words.acts).sort()).toEqual(['open', ...lifecycle.transitions.map(({ name }) => name)].sort());
    expect(Object.keys(words.clocks)).toEqual(Object.keys(lifecycle.clocks));
  });

  it('is closed by evidence or by the word of the firm, never by the lead department alone', () => {
    const closing = lifecycle.transitions.filter(({ to }) => to === 'closed');
    for (const { name, by, needs = [] } of closing) {
      const alone = by.includes('lead') || by.includes('leadHead');
      expect([name, alone ? needs.includes('evidence') : !by.includes('lead')]).toEqual([name, true]);
    }
  });

  it('keeps row and case in step, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const { actions, state, facts } = play(steps);
        expect(foldFacts(beginning, actions)).toEqual(facts);
        const closed: readonly string[] = closedStates;
        expect(facts.staffClosedOn !== null).toBe(closed.includes(state.state));
        expect(facts.endedOn !== null).toBe(state.state === 'ended');
        expect(facts.answer === null || facts.askedOn !== null).toBe(true);
        if (state.state === 'settled') expect(facts.answer).not.toBeNull();
        if (state.state === 'asked') expect(facts.answer).toBeNull();
        expect(facts.reopened).toBe(actions.filter(({ name }) => /^(reopen|noteReopened)$/.test(name)).length);
      }),
    );
  });
});
