import type { Lifecycle, Transition, Verb } from './lifecycle.ts';

/** Who did something; `onBehalfOf` is the absent account for which a deputy acted. */
export interface CaseActor {
  readonly kind: 'account' | 'party' | 'system';
  readonly accountId: string | null;
  /** Department in which the account acted. */
  readonly departmentId: string | null;
  readonly partyId: string | null;
  readonly onBehalfOf: string | null;
}

/** A clock as an act left it; days are `YYYY-MM-DD`. The server counts them, the fold only takes them over. */
export interface ClockReading {
  readonly startedOn: string;
  /** Limit in the clock's unit, extension included. */
  readonly days: number;
  /** Days that a pause kept from counting. */
  readonly pausedDays: number;
  readonly pausedOn: string | null;
  readonly dueOn: string;
  /** First day of the yellow light. */
  readonly warnOn: string;
  readonly extended: boolean;
  readonly stoppedOn: string | null;
  /** A year without a published calendar is counted by the ordinary week. */
  readonly provisional: boolean;
}

/** Somebody whose signature was asked for: a department (any of its staff) or one account. */
export interface Signer {
  readonly departmentId: string | null;
  readonly accountId: string | null;
  readonly verdict: 'agree' | 'refuse' | null;
}

/** A round of signatures: 会签 `all` must agree, 或签 the first answer of `any` decides. */
export interface SignatureRound {
  readonly askedIn: number;
  readonly mode: 'all' | 'any';
  readonly signers: readonly Signer[];
  readonly outcome: 'open' | 'agreed' | 'refused';
}

/** 督办: raised, approved, received, answered, reviewed, closed; refused by the leader it ends at once. */
export interface Supervision {
  readonly raisedIn: number;
  readonly state: 'raised' | 'approved' | 'received' | 'answered' | 'reviewed' | 'closed' | 'refused';
  /** Day by which the lead department must answer. */
  readonly answerBy: string | null;
}

/** One act of a case as it is stored; it is never changed. */
export interface CaseAction {
  /** 1 is the opening. */
  readonly sequence: number;
  /** `open`, a transition of the lifecycle, or one of the common verbs. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: CaseActor;
  readonly comment: string | null;
  readonly files: readonly string[];
  readonly detail: ActionDetail;
}

/** What an act names beside its text; empty fields are left out. */
export interface ActionDetail {
  readonly department?: string;
  readonly account?: string;
  readonly departments?: readonly string[];
  readonly accounts?: readonly string[];
  readonly signers?: readonly { readonly departmentId: string | null; readonly accountId: string | null }[];
  readonly mode?: 'all' | 'any';
  readonly verdict?: 'agree' | 'refuse';
  readonly clock?: string;
  readonly days?: number;
  readonly answerBy?: string;
  /** Clocks as they stand after the act. */
  readonly clocks?: Readonly<Record<string, ClockReading>>;
  /** Lengths of clocks that differ from the usual ones; of the opening only. */
  readonly limits?: Readonly<Record<string, number>>;
  /** Department whose people dispatch the case; of the opening only. */
  readonly dispatcher?: string;
  /** Who had the case before, for departments that were moved. */
  readonly from?: string;
  /** What the module keeps with the act: small, never personal. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Everything that follows from the acts of a case. */
export interface CaseState {
  readonly state: string;
  readonly concluded: boolean;
  /** Sequence of the last act. */
  readonly sequence: number;
  readonly openedBy: CaseActor;
  /** Department whose people dispatch the case; null where a party or the platform opened it without one. */
  readonly dispatcherId: string | null;
  readonly partyId: string | null;
  readonly lead: { readonly departmentId: string; readonly accountId: string | null } | null;
  /** Departments that had it before, the last at the end. */
  readonly formerLeads: readonly string[];
  readonly assistants: readonly { readonly departmentId: string; readonly done: boolean }[];
  readonly signing: SignatureRound | null;
  readonly clocks: Readonly<Record<string, ClockReading>>;
  readonly limits: Readonly<Record<string, number>>;
  readonly supervision: Supervision | null;
  /** How often the party or the dispatcher asked for speed. */
  readonly urged: number;
  /** What the last act left behind, for who wants to take it back. */
  readonly undo: {
    readonly accountId: string | null;
    readonly partyId: string | null;
    readonly before: CaseState;
  } | null;
}

/** What a case has besides its acts: the party that it concerns, which a merge of parties can change. */
export interface CaseBeginning {
  readonly partyId: string | null;
}

/** The state after all acts in their order; server and browser compute it alike. */
export function foldCase(lifecycle: Lifecycle, beginning: CaseBeginning, actions: readonly CaseAction[]): CaseState {
  const [opening, ...others] = actions;
  if (opening === undefined) throw new Error('a case without an opening');
  return others.reduce<CaseState>(
    (state, action) => nextState(lifecycle, state, action),
    openState(lifecycle, beginning, opening),
  );
}

/** The state that the opening act makes. */
export function openState(lifecycle: Lifecycle, beginning: CaseBeginning, opening: CaseAction): CaseState {
  const { department, departments = [], account, clocks = {}, limits = {}, dispatcher } = opening.detail;
  return {
    state: lifecycle.initial,
    concluded: lifecycle.states[lifecycle.initial]?.concluded === true,
    sequence: opening.sequence,
    openedBy: opening.by,
    ...beginning,
    dispatcherId: dispatcher ?? null,
    lead: department === undefined ? null : { departmentId: department, accountId: account ?? null },
    formerLeads: [],
    assistants: departments.map((departmentId) => ({ departmentId, done: false })),
    signing: null,
    clocks,
    limits,
    supervision: null,
    urged: 0,
    undo: null,
  };
}

/** The state after one further act, which must have been judged before. */
export function nextState(lifecycle: Lifecycle, state: CaseState, action: CaseAction): CaseState {
  if (action.name === 'withdraw') {
    if (state.undo === null) throw new Error('nothing to withdraw');
    return { ...state.undo.before, sequence: action.sequence, undo: null };
  }
  const transition = lifecycle.transitions.find(({ name }) => name === action.name);
  const after =
    transition === undefined
      ? afterVerb(lifecycle, state, action)
      : afterTransition(state, { transition, action, concluded: lifecycle.states[transition.to]?.concluded === true });
  return {
    ...after,
    sequence: action.sequence,
    clocks: { ...state.clocks, ...action.detail.clocks },
    undo: takenBack(transition, action) ? { ...partOf(action), before: { ...state, undo: null } } : null,
  };
}

const withdrawableVerbs: readonly string[] = ['handOver', 'delegate', 'askSignatures', 'giveBack', 'raiseSupervision'];

function takenBack(transition: Transition | undefined, action: CaseAction): boolean {
  return transition === undefined ? withdrawableVerbs.includes(action.name) : transition.withdrawable === true;
}

function partOf({ by }: CaseAction) {
  return { accountId: by.accountId, partyId: by.partyId };
}

function afterTransition(
  state: CaseState,
  { transition, action, concluded }: { transition: Transition; action: CaseAction; concluded: boolean },
): CaseState {
  const moved = { ...state, state: transition.to, concluded };
  const settled = concluded ? conclude(moved) : moved;
  const { department, account, departments } = action.detail;
  if (transition.assigns !== true || department === undefined) return settled;
  return {
    ...withLead(settled, department, account ?? null),
    assistants: departments === undefined ? settled.assistants : departments.map(toAssistant),
  };
}

function toAssistant(departmentId: string) {
  return { departmentId, done: false };
}

/** What is concluded waits for nobody: open signatures and supervision end with it. */
function conclude(state: CaseState): CaseState {
  const { signing, supervision } = state;
  return {
    ...state,
    signing: signing?.outcome === 'open' ? null : signing,
    supervision:
      supervision === null || supervision.state === 'refused' ? supervision : { ...supervision, state: 'closed' },
  };
}

function withLead(state: CaseState, departmentId: string, accountId: string | null): CaseState {
  const former = state.lead;
  return {
    ...state,
    lead: { departmentId, accountId },
    formerLeads:
      former === null || former.departmentId === departmentId
        ? state.formerLeads
        : [...state.formerLeads, former.departmentId],
    assistants: state.assistants.filter((one) => one.departmentId !== departmentId),
  };
}

type VerbFold = (state: CaseState, action: CaseAction, lifecycle: Lifecycle) => CaseState;

const verbFolds: Readonly<Record<Exclude<Verb, 'withdraw'>, VerbFold>> = {
  handOver: (state, { detail }) => withLead(state, detail.department ?? '', detail.account ?? null),
  delegate: (state, { detail }) =>
    state.lead === null ? state : { ...state, lead: { ...state.lead, accountId: detail.account ?? null } },
  giveBack: (state, _action, lifecycle) => giveBack(state, lifecycle),
  addAssistant: (state, { detail }) => ({
    ...state,
    assistants: [...state.assistants, ...(detail.department === undefined ? [] : [toAssistant(detail.department)])],
  }),
  assistDone: (state, { detail, by }) => ({
    ...state,
    assistants: state.assistants.map((one) =>
      one.departmentId === (detail.department ?? by.departmentId) ? { ...one, done: true } : one,
    ),
  }),
  askSignatures: (state, { detail, sequence }) => ({
    ...state,
    signing: {
      askedIn: sequence,
      mode: detail.mode ?? 'all',
      signers: (detail.signers ?? []).map((one) => ({ ...one, verdict: null })),
      outcome: 'open',
    },
  }),
  addSigner: (state, { detail }) =>
    state.signing === null
      ? state
      : {
          ...state,
          signing: {
            ...state.signing,
            signers: [...state.signing.signers, ...(detail.signers ?? []).map((one) => ({ ...one, verdict: null }))],
          },
        },
  sign: (state, action) => (state.signing === null ? state : { ...state, signing: signedRound(state.signing, action) }),
  end: (state, _action, lifecycle) => conclude({ ...state, state: lifecycle.ended, concluded: true }),
  copy: (state) => state,
  comment: (state) => state,
  urge: (state) => ({ ...state, urged: state.urged + 1 }),
  pause: (state) => state,
  resume: (state) => state,
  extend: (state) => state,
  raiseSupervision: (state, { sequence, detail }) => ({
    ...state,
    supervision: { raisedIn: sequence, state: 'raised', answerBy: detail.answerBy ?? null },
  }),
  approveSupervision: (state, { detail }) => supervised(state, 'approved', detail.answerBy),
  refuseSupervision: (state) => supervised(state, 'refused'),
  receiveSupervision: (state) => supervised(state, 'received'),
  answerSupervision: (state) => supervised(state, 'answered'),
  // A review that finds the answer wanting sends it back to the department.
  reviewSupervision: (state, { detail }) => supervised(state, detail.verdict === 'refuse' ? 'received' : 'reviewed'),
  closeSupervision: (state) => supervised(state, 'closed'),
  recount: (state) => state,
  moveDepartment: (state, { detail }) => moveDepartment(state, detail.from ?? '', detail.department ?? ''),
};

function afterVerb(lifecycle: Lifecycle, state: CaseState, action: CaseAction): CaseState {
  const fold = verbFolds[action.name as Exclude<Verb, 'withdraw'>];
  if (fold === undefined) throw new Error(`act ${action.name} is unknown to ${lifecycle.id}`);
  return fold(state, action, lifecycle);
}

function giveBack(state: CaseState, lifecycle: Lifecycle): CaseState {
  const former = state.formerLeads.at(-1);
  if (former !== undefined)
    return {
      ...state,
      lead: { departmentId: former, accountId: null },
      formerLeads: state.formerLeads.slice(0, -1),
      assistants: state.assistants.filter((one) => one.departmentId !== former),
    };
  const concluded = lifecycle.states[lifecycle.givenBack]?.concluded === true;
  return { ...state, state: lifecycle.givenBack, concluded, lead: null };
}

function signedRound(round: SignatureRound, { by, detail }: CaseAction): SignatureRound {
  const place = signerPlace(round, by);
  const verdict = detail.verdict ?? 'agree';
  const signers = round.signers.map((one, at) => (at === place ? { ...one, verdict } : one));
  return { ...round, signers, outcome: outcomeOf(round.mode, signers) };
}

/** Which signature an actor gives: the one asked of the account (or of whom it stands in for), else of the department; -1 for none. */
export function signerPlace(
  round: SignatureRound,
  by: Pick<CaseActor, 'accountId' | 'departmentId' | 'onBehalfOf'>,
): number {
  const open = (one: Signer) => one.verdict === null;
  const account = round.signers.findIndex(
    (one) => open(one) && one.accountId !== null && (one.accountId === by.accountId || one.accountId === by.onBehalfOf),
  );
  if (account >= 0) return account;
  return round.signers.findIndex(
    (one) => open(one) && one.accountId === null && one.departmentId !== null && one.departmentId === by.departmentId,
  );
}

function outcomeOf(mode: SignatureRound['mode'], signers: readonly Signer[]): SignatureRound['outcome'] {
  const agreed = signers.filter((one) => one.verdict === 'agree').length;
  const refused = signers.filter((one) => one.verdict === 'refuse').length;
  if (mode === 'all') return refused > 0 ? 'refused' : agreed === signers.length ? 'agreed' : 'open';
  return agreed > 0 ? 'agreed' : refused === signers.length ? 'refused' : 'open';
}

function supervised(state: CaseState, next: Supervision['state'], answerBy?: string): CaseState {
  if (state.supervision === null) return state;
  return {
    ...state,
    supervision: { ...state.supervision, state: next, answerBy: answerBy ?? state.supervision.answerBy },
  };
}

function moveDepartment(state: CaseState, from: string, to: string): CaseState {
  const moved = (id: string) => (id === from ? to : id);
  const lead = state.lead === null ? null : { ...state.lead, departmentId: moved(state.lead.departmentId) };
  return {
    ...state,
    dispatcherId: state.dispatcherId === null ? null : moved(state.dispatcherId),
    lead,
    formerLeads: formerAfter(state.formerLeads.map(moved), lead?.departmentId),
    assistants: assistantsAfter(state.assistants, moved).filter((one) => one.departmentId !== lead?.departmentId),
    signing: state.signing && movedRound(state.signing, moved),
  };
}

/** Giving back must lead somewhere else: a department follows neither itself nor is it given its own case. */
function formerAfter(departments: readonly string[], lead: string | undefined): readonly string[] {
  return departments.filter((id, at) => id !== (departments[at + 1] ?? lead));
}

/** Two departments that became one assist once, and are done when both were. */
function assistantsAfter(assistants: CaseState['assistants'], moved: (id: string) => string): CaseState['assistants'] {
  const byDepartment = Map.groupBy(assistants, ({ departmentId }) => moved(departmentId));
  return [...byDepartment].map(([departmentId, some]) => ({ departmentId, done: some.every(({ done }) => done) }));
}

/** An open round whose last open signature fell away is decided by those given. */
function movedRound(round: SignatureRound, moved: (id: string) => string): SignatureRound {
  const signers = signersAfter(round.signers, moved);
  return { ...round, signers, outcome: round.outcome === 'open' ? outcomeOf(round.mode, signers) : round.outcome };
}

/** Of signatures of departments that became one, an open one falls away where another is asked or given already. */
function signersAfter(signers: readonly Signer[], moved: (id: string) => string): readonly Signer[] {
  const after = signers.map((one) =>
    one.departmentId === null ? one : { ...one, departmentId: moved(one.departmentId) },
  );
  const same = (one: Signer, other: Signer) =>
    one.accountId === null && other.accountId === null && one.departmentId === other.departmentId;
  return after.filter(
    (one, at) =>
      one.verdict !== null || !after.some((other, place) => same(one, other) && (other.verdict !== null || place < at)),
  );
}
