import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { CaseView } from '../contract/case.ts';
import { lightOn } from '../contract/case-light.ts';
import { type CaseState, foldCase } from '../contract/case-state.ts';
import { type CaseTask, tasksOf } from '../contract/case-tasks.ts';
import type { getCase as endpoint } from '../contract/endpoints.ts';
import { type CaseKind, type CaseKinds, hrefOf } from './case-kind.ts';
import { type Acting, actingBy, standingFor } from './find-acting.ts';
import { isOwn } from './lists/domain/task-scope.ts';
import { openNames } from './open-names.ts';
import { showActs } from './show-acts.ts';
import { showClocks } from './show-clocks.ts';
import { showTimeline } from './show-timeline.ts';
import { listActions, listCopies, type StoredAction } from './store/actions.ts';
import { findCase, nameOfParty, type StoredCase } from './store/cases.ts';
import { listTasks } from './store/tasks.ts';
import { stateWord } from './tell-refusal.ts';

/** A case that the caller may read, with its kind; unknown alike where it is absent, foreign or closed to the caller. */
export async function requireCase(
  kinds: CaseKinds,
  { caseId, acting }: { caseId: string; acting: Acting },
  context: RequestContext,
): Promise<{ kind: CaseKind; stored: StoredCase }> {
  const stored = await findCase(context.db, caseId);
  const kind = stored === undefined ? undefined : kinds.get(stored.lifecycle);
  if (stored === undefined || kind === undefined) throw new AppError('cases.unknown');
  const { caller, houses } = acting;
  const own = stored.partyId !== null && houses.includes(stored.partyId);
  const open = caller.kind === 'party' ? own : context.can(kind.permission);
  if (!open) throw new AppError('cases.unknown');
  return { kind, stored };
}

/** One case: where it stands, who must move, its clocks day by day, what the caller may do and why not the rest. */
export async function getCase(
  kinds: CaseKinds,
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const given = await actingBy(context);
  const { kind, stored } = await requireCase(kinds, { caseId: params.caseId, acting: given }, context);
  const acting = standingFor(given, stored.partyId);
  const actions = await listActions(context.db, [stored.id]);
  const state = foldCase(kind.lifecycle, stored, actions);
  const asParty = acting.caller.kind === 'party';
  const { today } = acting;
  const { text } = context;
  return {
    ...(await headOfCase(context.db, { kind, stored, state, text }, acting)),
    ...{ clocks: await showClocks(context.db, { kind, state, actions }, { text, today }) },
    acts: await showActs(context.db, { kind, state, text }, acting),
    ...(await showWaiting(context.db, { kind, state, text }, acting)),
    ...(asParty ? nothingInside : await insideOfCase(context.db, { stored, state, today, text })),
    timeline: await showTimeline(context, { kind, actions: asParty ? shownToParty(kind, actions) : actions, asParty }),
  };
}

/** For whom it waits, and whether the caller is among them. */
async function showWaiting(
  db: ZoneDb,
  { kind, state, text }: { kind: CaseKind; state: CaseState; text: Text },
  { caller, principals, today }: Acting,
): Promise<Pick<CaseView, 'yourTurn' | 'waitsFor'>> {
  const tasks = tasksOf(kind.lifecycle, state);
  const steps = tasks.filter((task) => task.kind === 'move');
  const names = await openNames(db, { today, accounts: steps.flatMap(({ accountId }) => accountId ?? []) });
  const whom = ({ leaders, partyId, accountId, departmentId }: CaseTask) => {
    if (leaders) return text('cases:doers.zoneLeader');
    if (partyId !== null) return text('cases:doers.party');
    // A firm reads which department has its case, and not who of it.
    return accountId === null ? names.department(departmentId ?? '') : names.account(accountId);
  };
  const mine = (task: CaseTask) =>
    caller.kind === 'party'
      ? task.partyId !== null && task.partyId === caller.partyId
      : [caller, ...principals].some((one) => isOwn(task, one));
  const lead = state.lead?.departmentId;
  return {
    yourTurn: tasks.some(mine),
    waitsFor: steps.map((task) =>
      caller.kind === 'party' && task.accountId !== null && lead !== undefined ? names.department(lead) : whom(task),
    ),
  };
}

/** What a firm does not read: who signs, who assists, who supervises, who got copies. */
const nothingInside = { assistants: [], signing: null, supervision: null, copies: [], tasks: [] };

function shownToParty({ lifecycle }: CaseKind, actions: readonly StoredAction[]): readonly StoredAction[] {
  const shown = new Set(lifecycle.transitions.flatMap((one) => (one.shownToParty === true ? [one.name] : [])));
  return actions.filter(({ name, by }) => name === 'open' || by.kind === 'party' || shown.has(name) || name === 'end');
}

type Text = (key: string, params?: Record<string, string | number>) => string;

async function headOfCase(
  db: ZoneDb,
  { kind, stored, state, text }: { kind: CaseKind; stored: StoredCase; state: CaseState; text: Text },
  { caller, today }: Acting,
) {
  const names = await openNames(db, { today, accounts: [stored.leadAccountId].flatMap((one) => one ?? []) });
  const [part, name] = kind.lifecycle.id.split('.');
  const department = (id: string | null) => (id === null ? null : { id, name: names.department(id) });
  const lead = department(stored.leadId);
  const account =
    stored.leadAccountId === null ? null : { id: stored.leadAccountId, name: names.account(stored.leadAccountId) };
  return {
    ...{ id: stored.id, lifecycle: kind.lifecycle.id, lifecycleName: text(`${part}:lifecycles.${name}.name`) },
    ...{ number: stored.number, title: stored.title, href: hrefOf(kind, stored.id, caller) },
    ...{ state: state.state, stateName: stateWord(kind, state.state, { text }), concluded: state.concluded },
    ...{ sequence: state.sequence, light: lightOn(stored, today), dueOn: stored.dueOn, openedAt: stored.openedAt },
    party: stored.partyId === null ? null : { id: stored.partyId, name: (await nameOfParty(db, stored.partyId)) ?? '' },
    dispatcher: department(stored.dispatcherId),
    lead: lead === null ? null : { ...lead, account },
    steps: Object.keys(kind.lifecycle.states).map((one) => ({ state: one, name: stateWord(kind, one, { text }) })),
    demonstration: stored.demonstration,
  };
}

async function insideOfCase(
  db: ZoneDb,
  { stored, state, today, text }: { stored: StoredCase; state: CaseState; today: string; text: Text },
): Promise<Pick<CaseView, 'assistants' | 'signing' | 'supervision' | 'copies' | 'tasks'>> {
  const tasks = await listTasks(db, stored.id);
  const copies = await listCopies(db, stored.id);
  const accounts = [...tasks, ...copies, ...(state.signing?.signers ?? [])].flatMap(({ accountId }) => accountId ?? []);
  const names = await openNames(db, { today, accounts });
  const whom = (one: { accountId: string | null; departmentId: string | null }) =>
    one.accountId === null ? names.department(one.departmentId ?? '') : names.account(one.accountId);
  const { signing, supervision } = state;
  return {
    assistants: state.assistants.map(({ departmentId, done }) => ({
      id: departmentId,
      name: names.department(departmentId),
      done,
    })),
    signing: signing && {
      ...{ mode: signing.mode, outcome: signing.outcome },
      signers: signing.signers.map((one) => ({ whom: whom(one), verdict: one.verdict })),
    },
    supervision: supervision && {
      ...{ state: supervision.state, answerBy: supervision.answerBy },
      stateName: text(`cases:supervisionStates.${supervision.state}`),
    },
    copies: copies.map((copy) => ({ whom: whom(copy), at: copy.copiedAt, read: copy.readAt })),
    tasks: tasks.map((task) => ({
      ...{ kind: task.kind, title: text(`cases:tasks.${task.kind}`), since: task.since, dueOn: task.dueOn },
      whom: task.leaders
        ? text('cases:doers.zoneLeader')
        : task.partyId !== null
          ? text('cases:doers.party')
          : whom(task),
      light: lightOn(task, today),
    })),
  };
}
