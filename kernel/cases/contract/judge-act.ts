import { type CaseState, signerPlace } from './case-state.ts';
import type { Doer, Lifecycle, Need, Verb, VerbRule } from './lifecycle.ts';

/** Somebody who wants to act: an account with its departments, the people of a firm, or the platform. */
export interface CaseCaller {
  readonly kind: 'account' | 'party' | 'system';
  readonly accountId: string | null;
  /** Holds the role leader. */
  readonly leader: boolean;
  readonly places: readonly { readonly departmentId: string; readonly head: boolean }[];
  readonly partyId: string | null;
}

/** What somebody wants to do, as far as it decides whether it may be done. */
export interface ProposedAct {
  readonly name: string;
  readonly comment: string | null;
  readonly files: readonly string[];
  readonly department?: string | undefined;
  readonly account?: string | undefined;
  readonly departments?: readonly string[] | undefined;
  readonly accounts?: readonly string[] | undefined;
  readonly signers?: readonly { readonly departmentId: string | null; readonly accountId: string | null }[] | undefined;
  readonly mode?: 'all' | 'any' | undefined;
  readonly verdict?: 'agree' | 'refuse' | undefined;
  readonly clock?: string | undefined;
  readonly days?: number | undefined;
}

/** Why an act is refused: a code of this part's errors, the field that would mend it, and what the message names. */
export interface Refusal {
  readonly code: `cases.${string}`;
  readonly field?: 'comment' | 'files' | 'department' | 'account' | 'signers' | 'clock' | 'days';
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Shortest text that counts as said. */
const leastComment = 2;
/** Most signatures asked for in a round, most co-operating departments. */
export const mostSigners = 20;

/** What a caller is to a case; the rules of acts name these. */
export function doersOf(state: CaseState, caller: CaseCaller): ReadonlySet<Doer> {
  const found = new Set<Doer>();
  if (caller.kind === 'system') return new Set<Doer>(['system']);
  if (caller.kind === 'party')
    return new Set<Doer>(caller.partyId !== null && caller.partyId === state.partyId ? ['party'] : []);
  found.add('anyStaff');
  if (caller.leader) found.add('zoneLeader');
  const place = (id: string | null | undefined) => caller.places.find(({ departmentId }) => departmentId === id);
  if (place(state.dispatcherId) !== undefined) found.add('dispatcher');
  const lead = place(state.lead?.departmentId);
  const given = state.lead?.accountId ?? null;
  if (lead?.head === true) found.add('leadHead');
  if (given === null ? lead !== undefined : given === caller.accountId) found.add('lead');
  if (state.assistants.some((one) => place(one.departmentId) !== undefined)) found.add('assistant');
  if (state.signing !== null && signingPlace(state, caller) !== null) found.add('signer');
  return found;
}

/** The department in which the caller gives the open signature that waits for it; null where none does. */
export function signingPlace(state: CaseState, caller: CaseCaller): { departmentId: string | null } | null {
  const { signing } = state;
  if (signing === null || signing.outcome !== 'open') return null;
  const own = { accountId: caller.accountId, onBehalfOf: null };
  if (signerPlace(signing, { ...own, departmentId: null }) >= 0)
    return { departmentId: caller.places[0]?.departmentId ?? null };
  const place = caller.places.find(({ departmentId }) => signerPlace(signing, { ...own, departmentId }) >= 0);
  return place === undefined ? null : { departmentId: place.departmentId };
}

/** Whether an act may be done now by this caller; null where it may. What is only missing in the act is told last. */
export function judgeAct(
  lifecycle: Lifecycle,
  { state, caller }: { state: CaseState; caller: CaseCaller },
  act: ProposedAct,
): Refusal | null {
  return judgeStanding(lifecycle, { state, caller }, act.name) ?? judgeNeeds(lifecycle, state, act);
}

/** Whether the act is open to this caller at all, before it is filled in: what a page shows as a button. */
export function judgeStanding(
  lifecycle: Lifecycle,
  { state, caller }: { state: CaseState; caller: CaseCaller },
  name: string,
): Refusal | null {
  const rule = ruleOf(lifecycle, name);
  if (rule === undefined) return { code: 'cases.actUnknown', params: { act: name } };
  if (!rule.from.includes(state.state)) return { code: 'cases.actNotNow', params: { state: state.state } };
  const standing = doersOf(state, caller);
  if (!rule.by.some((doer) => standing.has(doer)))
    return { code: 'cases.actNotYours', params: { by: rule.by.join(' ') } };
  const transition = lifecycle.transitions.find((one) => one.name === name);
  if (transition?.notByLead === true && isOfLead(state, caller)) return { code: 'cases.notByLead' };
  if (transition !== undefined) return judgeTransition(state, rule.needs ?? []);
  return standingOfVerb[name as Verb]?.(state, caller) ?? null;
}

function isOfLead({ lead }: CaseState, { places }: CaseCaller): boolean {
  return places.some(({ departmentId }) => departmentId === lead?.departmentId);
}

/** Rule of a transition or verb of the lifecycle; undefined where it knows none of that name. */
export function ruleOf(lifecycle: Lifecycle, name: string): VerbRule | undefined {
  return lifecycle.transitions.find((one) => one.name === name) ?? lifecycle.verbs[name as Verb];
}

function judgeTransition(state: CaseState, wanted: readonly Need[]): Refusal | null {
  if (state.signing?.outcome === 'open') return { code: 'cases.signaturesOpen' };
  if (wanted.includes('assistantsDone') && state.assistants.some((one) => !one.done))
    return { code: 'cases.assistantsOpen' };
  if (wanted.includes('signed') && state.signing?.outcome !== 'agreed') return { code: 'cases.signatureMissing' };
  return null;
}

type Standing = (state: CaseState, caller: CaseCaller) => Refusal | null;

const closedRound: Standing = (state) => (state.signing?.outcome === 'open' ? { code: 'cases.signaturesOpen' } : null);
const supervisedIn =
  (...states: readonly string[]): Standing =>
  ({ supervision }) =>
    supervision !== null && states.includes(supervision.state) ? null : { code: 'cases.supervisionNotThere' };

const standingOfVerb: Readonly<Partial<Record<Verb, Standing>>> = {
  handOver: closedRound,
  delegate: (state) => (state.lead === null ? { code: 'cases.noLead' } : null),
  giveBack: closedRound,
  askSignatures: closedRound,
  addSigner: (state) => (state.signing?.outcome === 'open' ? null : { code: 'cases.noSignatureOpen' }),
  sign: (state, caller) => (signingPlace(state, caller) === null ? { code: 'cases.noSignatureOpen' } : null),
  assistDone: (state, caller) =>
    state.assistants.some((one) => !one.done && caller.places.some((place) => place.departmentId === one.departmentId))
      ? null
      : { code: 'cases.nothingToAssist' },
  withdraw: ({ undo }, { accountId, partyId, kind }) => {
    const own = kind === 'party' ? undo?.partyId === partyId : undo?.accountId === accountId;
    return undo !== null && own ? null : { code: 'cases.nothingToWithdraw' };
  },
  pause: (state) => (runningClocks(state).length > 0 ? null : { code: 'cases.noClockRuns' }),
  resume: (state) => (pausedClocks(state).length > 0 ? null : { code: 'cases.noClockPaused' }),
  extend: (state) => (runningClocks(state).length > 0 ? null : { code: 'cases.noClockRuns' }),
  raiseSupervision: ({ supervision }) =>
    supervision === null || supervision.state === 'closed' || supervision.state === 'refused'
      ? null
      : { code: 'cases.supervisedAlready' },
  approveSupervision: supervisedIn('raised'),
  refuseSupervision: supervisedIn('raised'),
  receiveSupervision: supervisedIn('approved'),
  answerSupervision: supervisedIn('received'),
  reviewSupervision: supervisedIn('answered'),
  closeSupervision: supervisedIn('reviewed'),
};

/** Names of the clocks that count now. */
export function runningClocks({ clocks }: CaseState): readonly string[] {
  return Object.entries(clocks).flatMap(([name, one]) =>
    one.stoppedOn === null && one.pausedOn === null ? [name] : [],
  );
}

/** Names of the clocks that stand still until somebody resumes them. */
export function pausedClocks({ clocks }: CaseState): readonly string[] {
  return Object.entries(clocks).flatMap(([name, one]) =>
    one.stoppedOn === null && one.pausedOn !== null ? [name] : [],
  );
}

function judgeNeeds(lifecycle: Lifecycle, state: CaseState, act: ProposedAct): Refusal | null {
  for (const need of ruleOf(lifecycle, act.name)?.needs ?? []) {
    const missing = missingNeed[need]?.(act) ?? null;
    if (missing !== null) return missing;
  }
  return needsOfVerb[act.name as Verb]?.(state, act, lifecycle) ?? null;
}

const said = ({ comment }: ProposedAct) => (comment ?? '').trim().length >= leastComment;

const missingNeed: Readonly<Record<Need, ((act: ProposedAct) => Refusal | null) | null>> = {
  comment: (act) => (said(act) ? null : { code: 'cases.commentNeeded', field: 'comment' }),
  file: (act) => (act.files.length > 0 ? null : { code: 'cases.fileNeeded', field: 'files' }),
  evidence: (act) => (act.files.length > 0 ? null : { code: 'cases.evidenceNeeded', field: 'files' }),
  department: (act) => (act.department === undefined ? { code: 'cases.departmentNeeded', field: 'department' } : null),
  account: (act) => (act.account === undefined ? { code: 'cases.accountNeeded', field: 'account' } : null),
  assistantsDone: null,
  signed: null,
};

type NeedsOfVerb = (state: CaseState, act: ProposedAct, lifecycle: Lifecycle) => Refusal | null;

const signersNamed: NeedsOfVerb = (state, { signers = [] }) => {
  if (signers.length === 0) return { code: 'cases.signersNeeded', field: 'signers' };
  const round = state.signing?.outcome === 'open' ? state.signing.signers : [];
  if (round.length + signers.length > mostSigners)
    return { code: 'cases.tooManySigners', field: 'signers', params: { most: mostSigners } };
  const keys = [...round, ...signers].map((one) => one.accountId ?? one.departmentId);
  if (keys.includes(null) || new Set(keys).size < keys.length) return { code: 'cases.signerTwice', field: 'signers' };
  return null;
};

const needsOfVerb: Readonly<Partial<Record<Verb, NeedsOfVerb>>> = {
  handOver: (state, { department }) =>
    department === state.lead?.departmentId ? { code: 'cases.sameDepartment', field: 'department' } : null,
  delegate: (state, { account }) =>
    account === state.lead?.accountId ? { code: 'cases.sameAccount', field: 'account' } : null,
  addAssistant: (state, { department }) => {
    const there =
      state.lead?.departmentId === department || state.assistants.some((one) => one.departmentId === department);
    if (there) return { code: 'cases.sameDepartment', field: 'department' };
    if (state.assistants.length < mostSigners) return null;
    return { code: 'cases.tooManySigners', field: 'department', params: { most: mostSigners } };
  },
  askSignatures: signersNamed,
  addSigner: signersNamed,
  sign: (_state, act) =>
    act.verdict === 'refuse' && !said(act) ? { code: 'cases.commentNeeded', field: 'comment' } : null,
  copy: (_state, { departments = [], accounts = [] }) =>
    departments.length + accounts.length === 0 ? { code: 'cases.receiverNeeded', field: 'department' } : null,
  pause: (state, { clock }, lifecycle) => {
    const named = runningClocks(state).filter((name) => lifecycle.clocks[name]?.pausable === true);
    return clockNamed(named, clock) ? null : { code: 'cases.notPausable', field: 'clock' };
  },
  resume: (state, { clock }) =>
    clockNamed(pausedClocks(state), clock) ? null : { code: 'cases.noClockPaused', field: 'clock' },
  extend: (state, { clock, days }, lifecycle) => {
    const named = runningClocks(state).filter((name) => lifecycle.clocks[name]?.extension !== undefined);
    if (!clockNamed(named, clock)) return { code: 'cases.notExtendable', field: 'clock' };
    if (clock !== undefined && state.clocks[clock]?.extended === true)
      return { code: 'cases.extendedAlready', field: 'clock' };
    const most = lifecycle.clocks[clock ?? '']?.extension?.mostDays ?? 0;
    const fits = days !== undefined && Number.isInteger(days) && days >= 1 && days <= most;
    return fits ? null : { code: 'cases.extensionTooLong', field: 'days', params: { most } };
  },
};

function clockNamed(names: readonly string[], clock: string | undefined): boolean {
  return clock !== undefined && names.includes(clock);
}
