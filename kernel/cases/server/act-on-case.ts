import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type ActionDetail, type CaseAction, type CaseState, foldCase, nextState } from '../contract/case-state.ts';
import {
  type CaseCaller,
  judgeAct,
  judgeStanding,
  type ProposedAct,
  type Refusal,
  signingPlace,
} from '../contract/judge-act.ts';
import type { CaseKind } from './case-kind.ts';
import { checkNamed } from './check-named.ts';
import { openDayCount } from './day-count.ts';
import { clocksAfter, touchesClocks } from './domain/count-clocks.ts';
import { type Acting, standingFor } from './find-acting.ts';
import { listActions } from './store/actions.ts';
import { lockCase, type StoredCase } from './store/cases.ts';
import { tellChange, tellRefusal } from './tell-refusal.ts';
import { writeAct } from './write-act.ts';

/** An act as somebody asks for it. */
export interface AskedAct extends Omit<ProposedAct, 'comment' | 'files'> {
  readonly caseId: string;
  /** Sequence that the caller has seen; what changed since refuses the act. Absent for who cannot have seen any. */
  readonly expected?: number;
  readonly comment?: string | null;
  readonly files?: readonly string[];
  readonly answerBy?: string;
  readonly data?: ActionDetail['data'];
  /** Department that had the case, of `moveDepartment` only. */
  readonly from?: string;
}

/** Most acts of one case, as the table has it. */
const mostActs = 10_000;

/** A case with its acts folded. */
export interface LoadedCase {
  readonly stored: StoredCase;
  readonly actions: readonly CaseAction[];
  readonly state: CaseState;
}

/** Locks a case and folds its acts; refuses one that the zone does not have. */
export async function loadCaseForChange(tx: ZoneDb, kind: CaseKind, caseId: string): Promise<LoadedCase> {
  const stored = await lockCase(tx, caseId);
  if (stored === undefined || stored.lifecycle !== kind.lifecycle.id) throw new AppError('cases.unknown');
  const actions = await listActions(tx, [caseId]);
  return { stored, actions, state: foldCase(kind.lifecycle, stored, actions) };
}

/** Acts on a case in the transaction of the use-case, or refuses and leaves nothing. */
export async function actOnCase(tx: ZoneDb, kind: CaseKind, asked: AskedAct, given: Acting): Promise<CaseState> {
  const { stored, actions, state } = await loadCaseForChange(tx, kind, asked.caseId);
  const acting = standingFor(given, stored.partyId);
  if (asked.expected !== undefined && asked.expected !== stored.sequence)
    throw await tellChange(tx, { kind, since: actions.slice(asked.expected) }, acting);
  const { lifecycle } = kind;
  const proposed = { ...asked, comment: asked.comment?.trim() || null, files: asked.files ?? [] };
  const chosen = chooseActor(kind, state, proposed, acting);
  if ('code' in chosen) throw tellRefusal(kind, chosen, acting);
  if (stored.sequence >= mostActs) throw new AppError('cases.tooManyActs', { most: mostActs });
  await checkNamed(tx, { act: proposed, state }, acting);
  const detail = detailOf(proposed, chosen);
  const act = { name: asked.name, detail };
  const clocks = touchesClocks(lifecycle, act)
    ? clocksAfter(lifecycle, { state, act, today: acting.today }, await openDayCount(tx))
    : {};
  const action: CaseAction = {
    ...{ sequence: stored.sequence + 1, name: asked.name, at: acting.at, by: chosen.by },
    ...{ comment: proposed.comment, files: proposed.files },
    detail: Object.keys(clocks).length === 0 ? detail : { ...detail, clocks },
  };
  const after = nextState(lifecycle, state, action);
  await writeAct(tx, { kind, stored, before: state, after, action }, acting);
  return after;
}

interface Chosen {
  readonly by: CaseAction['by'];
  readonly caller: CaseCaller;
}

/** The caller in person where that may be, otherwise for the first absent principal who may: as the page offers it. */
function chooseActor(kind: CaseKind, state: CaseState, act: ProposedAct, acting: Acting): Chosen | Refusal {
  const { lifecycle } = kind;
  const mayStand = (caller: CaseCaller) => judgeStanding(lifecycle, { state, caller }, act.name) === null;
  const caller = mayStand(acting.caller) ? acting.caller : (acting.principals.find(mayStand) ?? acting.caller);
  const refusal = judgeAct(lifecycle, { state, caller }, act);
  if (refusal !== null) return refusal;
  if (caller === acting.caller) return { caller, by: actorOf(caller, state, act, null) };
  return { caller, by: { ...actorOf(caller, state, act, caller.accountId), accountId: acting.caller.accountId } };
}

function actorOf(caller: CaseCaller, state: CaseState, act: ProposedAct, onBehalfOf: string | null): CaseAction['by'] {
  const { kind, accountId, partyId } = caller;
  return { kind, accountId, departmentId: departmentOfAct(caller, state, act), partyId, onBehalfOf };
}

/** In which of several departments the caller acts: where the signature is asked, the assistance open, the case led or dispatched. */
function departmentOfAct(caller: CaseCaller, state: CaseState, { name }: ProposedAct): string | null {
  const belongs = (id: string | null | undefined) => caller.places.some(({ departmentId }) => departmentId === id);
  const assisting = state.assistants.find((one) => !one.done && belongs(one.departmentId));
  if (name === 'sign') return signingPlace(state, caller)?.departmentId ?? null;
  if (name === 'assistDone' && assisting !== undefined) return assisting.departmentId;
  const found = [state.lead?.departmentId, state.dispatcherId, assisting?.departmentId].find(belongs);
  return found ?? caller.places[0]?.departmentId ?? null;
}

function detailOf(act: ProposedAct & Pick<AskedAct, 'answerBy' | 'data' | 'from'>, { by }: Chosen): ActionDetail {
  const { department, account, departments, accounts, signers, mode, verdict, clock, days, answerBy, data, from } = act;
  const named = {
    department,
    account,
    departments,
    accounts,
    signers,
    mode,
    verdict,
    clock,
    days,
    answerBy,
    data,
    from,
  };
  const told = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as ActionDetail;
  // The department whose assistance is done is the one in which the caller acts.
  return act.name === 'assistDone' && by.departmentId !== null ? { ...told, department: by.departmentId } : told;
}
