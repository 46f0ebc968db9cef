import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Roster } from '../../contract/roster.ts';
import type * as endpoints from '../../contract/roster-endpoints.ts';
import { makeAct } from './make-act.ts';
import { requireItem, requireKept, requireRoster } from './require-roster.ts';
import { findEntry, type StandingEntry } from './store/entries.ts';
import { findParty } from './store/parties.ts';

interface Papers {
  certificate?: string | undefined;
  certificateUntil?: string | undefined;
  documentNumber?: string | undefined;
  link?: string | undefined;
}

/** Puts a party on an item of a list. */
export function addRosterEntry(
  { params, body }: EndpointParsed<typeof endpoints.addRosterEntry>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.addRosterEntry>> {
  return context.transaction(async (tx) => {
    const roster = await requireRoster(tx, params.rosterId);
    requireItem(roster, body.itemId);
    requireKept(roster, body);
    const party = await findParty(tx, body.partyId);
    if (party?.state !== 'standing') throw new AppError('parties.partyUnknown');
    if (!roster.partyKinds.includes(party.kind)) throw new AppError('parties.rosterKindRefused');
    const { itemId, partyId, startsOn, endsOn } = body;
    const made = { id: randomUUIDv7(), rosterId: roster.id, itemId, partyId, startsOn, endsOn, ...papersOf(body) };
    const actId = await makeAct(
      tx,
      { kind: 'adding', rosterId: roster.id, reason: body.reason, takeBack: [], make: [made] },
      context,
    );
    return { actId, entryId: made.id };
  });
}

/** Moves a party to another item on a day: the old stay ends where the new one begins, in one act. */
export function moveRosterEntry(
  { params, body }: EndpointParsed<typeof endpoints.moveRosterEntry>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.moveRosterEntry>> {
  return context.transaction(async (tx) => {
    const { entry, roster } = await requireEntry(tx, params.entryId);
    if (body.itemId === entry.itemId) throw new AppError('parties.rosterItemUnknown');
    requireItem(roster, body.itemId);
    requireWithin(entry, body.day);
    const next = { ...entry, ...papersOf(body), id: randomUUIDv7(), itemId: body.itemId, startsOn: body.day };
    requireKept(roster, next);
    const left = { ...entry, id: randomUUIDv7(), endsOn: body.day };
    const actId = await makeAct(
      tx,
      { kind: 'moving', rosterId: roster.id, reason: body.reason, takeBack: [entry], make: [left, next] },
      context,
    );
    return { actId, entryId: next.id };
  });
}

/** Ends a stay on a day, which is the first without it. */
export function endRosterEntry(
  { params, body }: EndpointParsed<typeof endpoints.endRosterEntry>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.endRosterEntry>> {
  return context.transaction(async (tx) => {
    const { entry, roster } = await requireEntry(tx, params.entryId);
    requireWithin(entry, body.day);
    const make = [{ ...entry, id: randomUUIDv7(), endsOn: body.day }];
    const plan = { kind: 'ending', rosterId: roster.id, reason: body.reason, takeBack: [entry], make } as const;
    return { actId: await makeAct(tx, plan, context) };
  });
}

/** Replaces what was entered wrongly. */
export function correctRosterEntry(
  { params, body }: EndpointParsed<typeof endpoints.correctRosterEntry>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.correctRosterEntry>> {
  return context.transaction(async (tx) => {
    const { entry, roster } = await requireEntry(tx, params.entryId);
    // An item that takes nobody new may keep who stands there.
    if (body.itemId !== entry.itemId) requireItem(roster, body.itemId);
    requireKept(roster, body);
    const { itemId, startsOn, endsOn } = body;
    const right = { ...entry, ...papersOf(body), id: randomUUIDv7(), itemId, startsOn, endsOn };
    const actId = await makeAct(
      tx,
      { kind: 'correcting', rosterId: roster.id, reason: body.reason, takeBack: [entry], make: [right] },
      context,
    );
    return { actId, entryId: right.id };
  });
}

/** Takes back what should never have been entered. */
export function voidRosterEntry(
  { params, body }: EndpointParsed<typeof endpoints.voidRosterEntry>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.voidRosterEntry>> {
  return context.transaction(async (tx) => {
    const { entry, roster } = await requireEntry(tx, params.entryId);
    const plan = { kind: 'voiding', rosterId: roster.id, reason: body.reason, takeBack: [entry], make: [] } as const;
    return { actId: await makeAct(tx, plan, context) };
  });
}

/** An entry that stands, with its list locked; it is read again behind the lock. */
async function requireEntry(tx: ZoneDb, id: string): Promise<{ entry: StandingEntry; roster: Roster }> {
  const seen = await findEntry(tx, id);
  if (seen === undefined) throw new AppError('parties.rosterEntryUnknown');
  const roster = await requireRoster(tx, seen.rosterId);
  const entry = await findEntry(tx, id);
  if (entry === undefined) throw new AppError('parties.rosterEntryUnknown');
  return { entry, roster };
}

/** The day must lie after the first day of the stay and not after its end. */
function requireWithin({ startsOn, endsOn }: StandingEntry, day: string): void {
  if (day <= startsOn || (endsOn !== null && day >= endsOn)) {
    throw new AppError('parties.rosterDayWrong', { from: startsOn });
  }
}

function papersOf({ certificate, certificateUntil, documentNumber, link }: Papers) {
  return {
    certificate: certificate ?? null,
    certificateUntil: certificateUntil ?? null,
    documentNumber: documentNumber ?? null,
    link: link ?? null,
  };
}
