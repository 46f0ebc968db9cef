import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type { ChangeLine } from '../../contract/organisation-changes.ts';
import * as events from '../../contract/organisation-events.ts';
import { dayInChina } from './day-in-china.ts';
import type { Plan } from './domain/draft.ts';
import { type AskedChange, planChange } from './domain/plan-change.ts';
import { tellChange } from './domain/tell-change.ts';
import { type DepartmentEvent, tellEvents } from './domain/tell-events.ts';
import { carryWork, giveBackWork, refuseWorkLeft } from './hand-over-work.ts';
import { type LoadedGround, loadGround, refuseFaults } from './load-ground.ts';
import { nameAccounts } from './name-accounts.ts';
import type { Outside } from './read-outside.ts';
import { addChange, lockOrganisation } from './store/records.ts';
import { addMove } from './store/work-moves.ts';

/** What a change did. */
export interface Changed {
  number: number;
  effectiveOn: string;
  lines: ChangeLine[];
}

/** Carries a change out in one transaction, after every other writer; whoever has not seen the last change is told of it. */
export async function carryOutChange(
  outside: Outside,
  { seen, ...change }: AskedChange & { seen: number },
  context: RequestContext,
): Promise<Changed> {
  const { zone } = context;
  if (zone === null) throw new Error('only the signed-in hold the permission');
  const today = dayInChina(context.now());
  return context.transaction(async (tx) => {
    await lockOrganisation(tx, zone.id);
    const ground = await loadGround(tx, outside, today);
    if (ground.seen !== seen) await refuseUnseen(tx, ground, context);
    const plan = planChange(ground, change);
    refuseFaults(plan.faults, context);
    await refuseWorkLeft(tx, outside, plan.idle);
    const number = ground.seen + 1;
    await store(tx, { change, plan, number, context });
    await moveWork(tx, outside, { change, plan, number, today, context, ground });
    await tell(tx, { change, plan, number, context });
    const record = recordOf(plan);
    const { reason } = paperOf(change);
    await context.record(tx, {
      subject: { type: 'parties.organisationChange', id: String(number) },
      before: record.before,
      after: { number, kind: change.kind, effectiveOn: plan.effectiveOn, ...paperOf(change), edits: record.after },
      ...(reason === null ? {} : { reason }),
    });
    return { number, effectiveOn: plan.effectiveOn, lines: tellChange(ground.records, plan, ground.names) };
  });
}

async function refuseUnseen(tx: ZoneDb, ground: LoadedGround, context: RequestContext): Promise<never> {
  const last = ground.log.at(-1);
  const named = await nameAccounts(tx, last === undefined ? [] : [last]);
  const change = context.text(`parties:changes.${last?.kind ?? 'loading'}`);
  throw new AppError('parties.organisationChanged', {
    number: ground.seen,
    change,
    by: (last?.madeBy && named(last.madeBy)) ?? '',
  });
}

interface Carried {
  change: AskedChange;
  plan: Plan;
  number: number;
  context: RequestContext;
}

function paperOf(change: AskedChange): { documentNumber: string | null; reason: string | null } {
  return {
    documentNumber: 'documentNumber' in change ? (change.documentNumber ?? null) : null,
    reason: 'reason' in change ? (change.reason ?? null) : null,
  };
}

async function store(tx: ZoneDb, { change, plan, number, context }: Carried): Promise<void> {
  const { zone, account } = context;
  if (zone === null) return;
  const stored = {
    ...{ zoneId: zone.id, number, kind: change.kind, effectiveOn: plan.effectiveOn },
    ...paperOf(change),
    undoes: change.kind === 'undoing' ? change.undoes : null,
    madeBy: account?.id ?? null,
    madeAt: context.now().toString({ fractionalSecondDigits: 3 }),
    // In a fictional zone everything is invented, what visitors do to it as well: the generator replaces it whole.
    demonstration: zone.demonstration,
  };
  await addChange(tx, stored, plan.edits);
}

async function moveWork(
  tx: ZoneDb,
  outside: Outside,
  { change, plan, number, context, ground, today }: Carried & { ground: LoadedGround; today: string },
): Promise<void> {
  const { zone } = context;
  if (zone === null) return;
  if (change.kind === 'undoing') {
    return giveBackWork(tx, outside, { number: change.undoes, ground, today, context });
  }
  for (const { fromId, toId } of plan.moves) {
    const move = { number, fromId, toId, dueOn: plan.effectiveOn };
    await addMove(tx, { ...move, zoneId: zone.id, demonstration: zone.demonstration });
    // What lies ahead is moved on its day by the job.
    if (plan.effectiveOn <= today) await carryWork(tx, outside, { move, at: context.now().toString() });
  }
}

async function tell(tx: ZoneDb, { change, plan, number, context }: Carried): Promise<void> {
  const zoneId = context.zone?.id ?? null;
  if (change.kind === 'undoing') {
    const payload = { number, undoes: change.undoes };
    await appendEvent(tx, { zoneId, name: events.organisationUndone.name, payload });
  }
  const { documentNumber } = paperOf(change);
  for (const event of tellEvents(change.kind, plan)) {
    const { name, ...told } = event;
    const payload = { number, effectiveOn: plan.effectiveOn, documentNumber, ...told };
    await appendEvent(tx, { zoneId, name: eventNames[name], payload });
  }
}

const eventNames = {
  founded: events.departmentFounded.name,
  renamed: events.departmentRenamed.name,
  merged: events.departmentMerged.name,
  closed: events.departmentClosed.name,
} as const satisfies Record<DepartmentEvent['name'], string>;

/** An entry takes 64 KiB a side; beyond this many states it names their count, and the states stand in the log of changes. */
const mostEditsRecorded = 120;

function recordOf({ edits }: Plan): { before: JournalValue; after: JournalValue } {
  const count = edits.department.length + edits.post.length + edits.duty.length;
  if (count > mostEditsRecorded) return { before: { states: count }, after: { states: count } };
  const side = (which: 'before' | 'after'): JournalValue => ({
    departments: sideOf(edits.department, which),
    posts: sideOf(edits.post, which),
    duties: sideOf(edits.duty, which),
  });
  return { before: side('before'), after: side('after') };
}

/** States of one track as JSON. */
type JsonEdit = Readonly<Record<'before' | 'after', JournalValue> & { subject: string; from: string }>;

function sideOf(edits: readonly JsonEdit[], which: 'before' | 'after'): JournalValue {
  return edits.map((edit) => ({ subject: edit.subject, from: edit.from, content: edit[which] }));
}
