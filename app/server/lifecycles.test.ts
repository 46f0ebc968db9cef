import { describe, expect, it } from 'vitest';
import { type CaseAction, type CaseState, openState } from '#kernel/cases/contract/case-state.ts';
import { type CaseCaller, doersOf, judgeStanding, ruleOf } from '#kernel/cases/contract/judge-act.ts';
import { actsOf, type Doer, type Lifecycle } from '#kernel/cases/contract/lifecycle.ts';
import { kindsOf } from '#kernel/cases/server/index.ts';
import { composeForReading } from './compose.ts';

const [dispatching, leading, assisting] = ['d-dispatching', 'd-leading', 'd-assisting'];
const party = 'p-firm';
const nobody = { accountId: null, leader: false, places: [], partyId: null };
const staff = (departmentId: string, head = false): CaseCaller => ({
  ...nobody,
  ...{ kind: 'account', accountId: `a-${departmentId}-${head}`, places: [{ departmentId, head }] },
});

/** One caller for each standing, who has that one and what comes with it. */
const callers: Readonly<Partial<Record<Doer, CaseCaller>>> = {
  dispatcher: staff(dispatching),
  lead: staff(leading),
  leadHead: staff(leading, true),
  assistant: staff(assisting),
  party: { ...nobody, kind: 'party', partyId: party },
  zoneLeader: { ...staff('d-office'), leader: true },
  anyStaff: staff('d-elsewhere'),
  system: { ...nobody, kind: 'system' },
};

function stateAt(lifecycle: Lifecycle, state: string): CaseState {
  const opening: CaseAction = {
    ...{ sequence: 1, name: 'open', at: '2026-03-02T02:00:00.000Z', comment: null, files: [] },
    by: { kind: 'account', accountId: 'a-1', departmentId: dispatching, partyId: null, onBehalfOf: null },
    detail: { dispatcher: dispatching, department: leading, departments: [assisting] },
  };
  const opened = openState(lifecycle, { partyId: party }, opening);
  return { ...opened, state, concluded: lifecycle.states[state]?.concluded === true };
}

describe('every closed loop of every part (R11)', () => {
  const kinds = [...kindsOf(composeForReading().parts).values()];

  it('is there', () => {
    expect(kinds.map(({ lifecycle }) => lifecycle.id).sort()).toEqual(['gatherings.assignment', 'visits.issue']);
  });

  it.each(kinds.map(({ lifecycle }) => [lifecycle.id, lifecycle] as const))(
    '%s lets each act in each state be done by whom its table names, and by nobody else',
    (_id, lifecycle) => {
      let cells = 0;
      for (const state of Object.keys(lifecycle.states)) {
        const at = stateAt(lifecycle, state);
        for (const act of actsOf(lifecycle)) {
          const rule = ruleOf(lifecycle, act);
          for (const [doer, caller] of Object.entries(callers)) {
            cells += 1;
            const refusal = judgeStanding(lifecycle, { state: at, caller }, act)?.code ?? null;
            const cell = `${state} ${act} ${doer}`;
            const named = rule?.by.some((one) => doersOf(at, caller).has(one)) === true;
            if (rule?.from.includes(state) !== true) expect([cell, refusal]).toEqual([cell, 'cases.actNotNow']);
            else if (!named) expect([cell, refusal]).toEqual([cell, 'cases.actNotYours']);
            else expect([cell, refusal]).not.toEqual([cell, 'cases.actNotYours']);
          }
        }
      }
      expect(cells).toBeGreaterThan(500);
    },
  );

  it('lets the lead department of an issue never say for the firm that it is solved', () => {
    const issue = kinds.find(({ lifecycle }) => lifecycle.id === 'visits.issue')?.lifecycle;
    if (issue === undefined) throw new Error('issues have no lifecycle');
    for (const { name, by } of issue.transitions.filter((one) => /^(confirm|note)/.test(one.name))) {
      expect([name, by.includes('lead'), by.includes('leadHead')]).toEqual([name, false, false]);
    }
  });
});
