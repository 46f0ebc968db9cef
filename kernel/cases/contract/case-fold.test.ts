import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksAfter, type DayCount } from '../server/domain/count-clocks.ts';
import { projectCase } from '../server/domain/project-case.ts';
import { type ActionDetail, type CaseAction, type CaseState, foldCase, nextState, openState } from './case-state.ts';
import { tasksOf } from './case-tasks.ts';
import { checkLifecycle } from './check-lifecycle.ts';
import { type CaseCaller, doersOf, judgeAct, judgeStanding, type ProposedAct, ruleOf } from './judge-act.ts';
import { actsOf, type Doer, doers } from './lifecycle.ts';
import { sampleLifecycle as lifecycle } from './sample-lifecycle.fixture.ts';

/** Days without rest, so that nothing but the clocks themselves is tested. */
const days: DayCount = {
  addWorkingDays: (from, count) => shift(from, count),
  workingDaysBetween: (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000),
  addDays: (from, count) => shift(from, count),
  daysBetween: (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000),
  publishedThrough: '2026-12-31',
};
const shift = (from: string, count: number) =>
  new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10);

const [service, economy, planning] = ['d-service', 'd-economy', 'd-planning'];
const firm = 'p-firm';
const nobody = { accountId: null, leader: false, places: [], partyId: null };
const staff = (accountId: string, departmentId: string, head = false): CaseCaller => ({
  ...nobody,
  ...{ kind: 'account', accountId, places: [{ departmentId, head }] },
});
const callers: readonly CaseCaller[] = [
  staff('a-service', service),
  staff('a-economy', economy),
  staff('a-economy-head', economy, true),
  staff('a-planning', planning),
  staff('a-planning-head', planning, true),
  { ...staff('a-leader', 'd-office'), leader: true },
  { ...nobody, kind: 'party', partyId: firm },
  { ...nobody, kind: 'party', partyId: 'p-other' },
  { ...nobody, kind: 'system' },
];

function step(
  state: CaseState,
  { caller, act, day }: { caller: CaseCaller; act: ProposedAct; day: string },
): CaseAction {
  const { name, comment, files, ...rest } = act;
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const departmentId = caller.places[0]?.departmentId ?? null;
  const detail = (name === 'assistDone' ? { ...named, department: departmentId } : named) as ActionDetail;
  const clocks = clocksAfter(lifecycle, { state, act: { name, detail }, today: day }, days);
  const { kind, accountId, partyId } = caller;
  return {
    ...{ sequence: state.sequence + 1, name, at: `${day}T02:00:00.000Z`, comment, files },
    by: { kind, accountId, departmentId, partyId, onBehalfOf: null },
    detail: { ...detail, clocks },
  };
}

const opening: CaseAction = {
  ...{ sequence: 1, name: 'open', at: '2026-03-02T02:00:00.000Z', comment: null, files: [] },
  by: { kind: 'account', accountId: 'a-service', departmentId: service, partyId: null, onBehalfOf: null },
  detail: { dispatcher: service },
};
const department = fc.constantFrom(service, economy, planning);
const signer = fc.oneof(
  department.map((departmentId) => ({ departmentId, accountId: null })),
  fc.constantFrom('a-economy', 'a-planning').map((accountId) => ({ departmentId: null, accountId })),
);
const anyAct: fc.Arbitrary<{ caller: CaseCaller; act: ProposedAct; pass: number }> = fc.record({
  caller: fc.constantFrom(...callers),
  pass: fc.nat(6),
  act: fc.record(
    {
      name: fc.constantFrom(...actsOf(lifecycle), 'unknownAct'),
      comment: fc.constantFrom(null, '好', '理由写明'),
      files: fc.constantFrom([], ['f-1']),
      department: fc.option(department, { nil: undefined }),
      account: fc.option(fc.constantFrom('a-economy', 'a-planning'), { nil: undefined }),
      departments: fc.option(fc.uniqueArray(department, { maxLength: 2 }), { nil: undefined }),
      signers: fc.option(fc.array(signer, { maxLength: 3 }), { nil: undefined }),
      mode: fc.constantFrom('all', 'any', undefined),
      verdict: fc.constantFrom('agree', 'refuse', undefined),
      clock: fc.constantFrom('acceptance', 'resolution', undefined),
      days: fc.option(fc.integer({ min: -1, max: 30 }), { nil: undefined }),
    },
    { requiredKeys: ['name', 'comment', 'files'] },
  ),
}) as fc.Arbitrary<{ caller: CaseCaller; act: ProposedAct; pass: number }>;

/** Plays what is allowed of a sequence; what is refused leaves no act. */
function play(asked: readonly { caller: CaseCaller; act: ProposedAct; pass: number }[]) {
  const actions: CaseAction[] = [opening];
  let state = openState(lifecycle, { partyId: firm }, opening);
  let day = '2026-03-02';
  for (const { caller, act, pass } of asked) {
    day = shift(day, pass);
    if (judgeAct(lifecycle, { state, caller }, act) !== null) continue;
    const action = step(state, { caller, act, day });
    state = nextState(lifecycle, state, action);
    actions.push(action);
  }
  return { actions, state, day };
}

describe('a case folded from its acts', () => {
  it('is in a state of its lifecycle after any acts, and the same when it is folded again', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (asked) => {
        const { actions, state } = play(asked);
        expect(Object.keys(lifecycle.states)).toContain(state.state);
        expect(state.sequence).toBe(actions.length);
        expect(foldCase(lifecycle, { partyId: firm }, actions)).toEqual(state);
        expect(foldCase(lifecycle, { partyId: firm }, JSON.parse(JSON.stringify(actions)))).toEqual(state);
      }),
      { numRuns: 400 },
    );
  });

  it('waits for somebody until it is concluded, and then for nobody, with no clock running', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (asked) => {
        const { actions, state } = play(asked);
        const tasks = tasksOf(lifecycle, state);
        const { projection } = projectCase(lifecycle, state, actions.at(-1) ?? opening);
        expect(tasks.length === 0).toBe(state.concluded);
        expect(projection.concludedAt === null).toBe(!state.concluded);
        if (!state.concluded) return;
        expect(projection.dueOn).toBeNull();
        expect(Object.values(state.clocks).every((clock) => clock.stoppedOn !== null)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never warns after its last day, nor falls due before it began', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (asked) => {
        for (const clock of Object.values(play(asked).state.clocks)) {
          expect(clock.warnOn <= clock.dueOn).toBe(true);
          expect(clock.startedOn <= clock.warnOn).toBe(true);
        }
      }),
    );
  });

  it('is as before once the last act is withdrawn', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (asked) => {
        const { actions, state } = play(asked);
        if (state.undo === null) return;
        const before = foldCase(lifecycle, { partyId: firm }, actions.slice(0, -1));
        const caller = callers.find(
          (one) => one.accountId === state.undo?.accountId && one.partyId === state.undo?.partyId,
        );
        if (caller === undefined) return;
        const act = { name: 'withdraw', comment: null, files: [] };
        if (judgeAct(lifecycle, { state, caller }, act) !== null) return;
        const after = nextState(lifecycle, state, step(state, { caller, act, day: '2026-06-01' }));
        expect({ ...after, sequence: 0, undo: null }).toEqual({ ...before, sequence: 0, undo: null });
      }),
    );
  });
});

describe('who may act', () => {
  const lead = { departmentId: economy, accountId: null };
  const stateAt = (state: string): CaseState => ({
    ...openState(lifecycle, { partyId: firm }, opening),
    ...{ state, concluded: lifecycle.states[state]?.concluded === true, lead },
    assistants: [{ departmentId: planning, done: false }],
  });
  const standing: Readonly<Partial<Record<Doer, CaseCaller>>> = {
    dispatcher: staff('a-1', service),
    lead: staff('a-2', economy),
    assistant: staff('a-4', planning),
    party: { ...nobody, kind: 'party', partyId: firm },
    zoneLeader: { ...staff('a-5', 'd-office'), leader: true },
    anyStaff: staff('a-6', 'd-elsewhere'),
    system: { ...nobody, kind: 'system' },
  };

  it('is said by the table alone: every act in every state for everyone', () => {
    for (const state of Object.keys(lifecycle.states)) {
      for (const name of actsOf(lifecycle)) {
        for (const [doer, caller] of Object.entries(standing)) {
          const at = stateAt(state);
          const rule = ruleOf(lifecycle, name);
          const refusal = judgeStanding(lifecycle, { state: at, caller }, name)?.code ?? null;
          const said = [state, name, doer].join(' ');
          if (rule?.from.includes(state) !== true) expect([said, refusal]).toEqual([said, 'cases.actNotNow']);
          else if (!rule.by.some((one) => doersOf(at, caller).has(one)))
            expect([said, refusal]).toEqual([said, 'cases.actNotYours']);
          else expect([said, refusal]).not.toEqual([said, 'cases.actNotYours']);
        }
      }
    }
    expect(Object.keys(standing).every((doer) => (doers as readonly string[]).includes(doer))).toBe(true);
  });

  it('leaves the case of a named officer to that officer and the head', () => {
    const given = { ...stateAt('inProgress'), lead: { departmentId: economy, accountId: 'a-2' } };
    expect(doersOf(given, staff('a-2', economy)).has('lead')).toBe(true);
    expect(doersOf(given, staff('a-3', economy)).has('lead')).toBe(false);
    expect([...doersOf(given, staff('a-9', economy, true))]).toContain('leadHead');
  });

  it('refuses to close without evidence, to reply before the assistants, and to go past an open signature', () => {
    const [head, officer] = [staff('a-9', economy, true), staff('a-2', economy)];
    const judge = (state: CaseState, caller: CaseCaller, act: Partial<ProposedAct> & { name: string }) =>
      judgeAct(lifecycle, { state, caller }, { comment: '已经办结', files: [], ...act })?.code ?? null;
    expect(judge(stateAt('inProgress'), head, { name: 'close' })).toBe('cases.evidenceNeeded');
    expect(judge(stateAt('inProgress'), head, { name: 'close', files: ['f'] })).toBeNull();
    expect(judge(stateAt('inProgress'), officer, { name: 'reply' })).toBe('cases.assistantsOpen');
    expect(judge(stateAt('inProgress'), officer, { name: 'giveBack', comment: ' ' })).toBe('cases.commentNeeded');
    const signing = {
      askedIn: 2,
      mode: 'all',
      outcome: 'open',
      signers: [{ departmentId: planning, accountId: null, verdict: null }],
    } as const;
    expect(judge({ ...stateAt('inProgress'), signing }, head, { name: 'close', files: ['f'] })).toBe(
      'cases.signaturesOpen',
    );
  });
});

describe('signatures', () => {
  const inWork: CaseState = {
    ...openState(lifecycle, { partyId: firm }, opening),
    state: 'inProgress',
    lead: { departmentId: economy, accountId: null },
  };
  const ask = (mode: 'all' | 'any') => {
    const signers = [
      { departmentId: planning, accountId: null },
      { departmentId: null, accountId: 'a-service' },
    ];
    const act = { name: 'askSignatures', comment: null, files: [], signers, mode };
    return nextState(lifecycle, inWork, step(inWork, { caller: staff('a-2', economy), act, day: '2026-03-03' }));
  };
  const sign = (state: CaseState, caller: CaseCaller, verdict: 'agree' | 'refuse') =>
    nextState(
      lifecycle,
      state,
      step(state, { caller, act: { name: 'sign', comment: '意见', files: [], verdict }, day: '2026-03-04' }),
    );

  it('wait for all of them, or for the first of any', () => {
    const first = sign(ask('all'), staff('a-planning', planning), 'agree');
    expect([first.signing?.outcome, tasksOf(lifecycle, first).map(({ accountId }) => accountId)]).toEqual([
      'open',
      ['a-service'],
    ]);
    expect(sign(first, staff('a-service', service), 'agree').signing?.outcome).toBe('agreed');
    expect(sign(first, staff('a-service', service), 'refuse').signing?.outcome).toBe('refused');
    expect(sign(ask('any'), staff('a-planning', planning), 'agree').signing?.outcome).toBe('agreed');
    const refused = sign(ask('any'), staff('a-planning', planning), 'refuse');
    expect([refused.signing?.outcome, sign(refused, staff('a-service', service), 'refuse').signing?.outcome]).toEqual([
      'open',
      'refused',
    ]);
  });
});

describe('a reorganisation', () => {
  const base: CaseState = {
    ...openState(
      lifecycle,
      { partyId: firm },
      {
        ...{ sequence: 1, name: 'open', at: '2026-03-02T02:00:00.000Z', comment: null, files: [], detail: {} },
        by: { kind: 'account', accountId: 'a-service', departmentId: service, partyId: null, onBehalfOf: null },
      },
    ),
    state: 'inProgress',
    lead: { departmentId: economy, accountId: null },
  };
  const act = (state: CaseState, name: string, detail: ActionDetail): CaseState =>
    nextState(lifecycle, state, {
      ...{ sequence: state.sequence + 1, name, at: '2026-03-03T02:00:00.000Z', comment: '意见', files: [], detail },
      by: { kind: 'system', accountId: null, departmentId: null, partyId: null, onBehalfOf: null },
    });
  const merge = (state: CaseState) => act(state, 'moveDepartment', { from: planning, department: economy });

  it('lets nobody assist itself, whether its assistant became the lead or the case came back to an assistant', () => {
    const assisted = { ...base, assistants: [{ departmentId: planning, done: false }] };
    expect(merge(assisted).assistants).toEqual([]);
    const back = act({ ...assisted, formerLeads: [planning] }, 'giveBack', {});
    expect([back.lead?.departmentId, back.assistants, back.formerLeads]).toEqual([planning, [], []]);
  });

  it('leaves an assistance open where one of two was, and gives nothing back to its own lead', () => {
    const lead = { departmentId: service, accountId: null };
    const assistants = [
      { departmentId: economy, done: true },
      { departmentId: planning, done: false },
    ];
    const merged = merge({ ...base, lead, assistants, formerLeads: [service, planning, economy] });
    expect(merged.assistants).toEqual([{ departmentId: economy, done: false }]);
    expect(merged.formerLeads).toEqual([service, economy]);
    expect(merge({ ...base, formerLeads: [service, planning] }).formerLeads).toEqual([service]);
  });

  it('asks one department once for its signature, and decides a round whose last open one fell away', () => {
    const round = (verdicts: readonly ('agree' | null)[]) => ({
      ...base,
      signing: {
        ...{ askedIn: 2, mode: 'all' as const, outcome: 'open' as const },
        signers: [economy, planning].map((departmentId, at) => ({
          ...{ departmentId, accountId: null },
          verdict: verdicts[at] ?? null,
        })),
      },
    });
    const open = merge(round([null, null]));
    expect([open.signing?.signers.length, open.signing?.outcome, tasksOf(lifecycle, open).length]).toEqual([
      1,
      'open',
      1,
    ]);
    expect(merge(round([null, 'agree'])).signing).toMatchObject({ signers: [{ verdict: 'agree' }], outcome: 'agreed' });
  });
});

describe('a lifecycle', () => {
  it('is told what is wrong with it', () => {
    expect(checkLifecycle(lifecycle)).toEqual([]);
    const broken = {
      ...lifecycle,
      ...{ prefix: 'e1', startsClocks: ['nowhere'], ended: 'inProgress' },
      states: { ...lifecycle.states, lost: { waitsFor: ['lead'] } as const },
      transitions: [...lifecycle.transitions, { name: 'accept', from: ['gone'], to: 'closed', by: [] }],
    };
    expect(checkLifecycle(broken)).toEqual([
      'transition accept is declared twice',
      'prefix e1 is not one to six capital letters',
      "an act from gone is nobody's",
      'state gone is not declared',
      'state inProgress must be concluded: the verb end leads there',
      'no transition leads out of lost',
      'clock nowhere is not declared',
      'state ended is never reached',
      'state lost is never reached',
      'from state lost the case never ends',
    ]);
  });
});
