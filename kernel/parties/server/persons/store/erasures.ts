import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type Slice, tables } from './tables.ts';

/** An erasure as the register keeps it for ever. */
export interface Erasure {
  zoneId: string;
  personId: string;
  /** ISO 8601 in UTC. */
  at: string;
  ground: string;
}

/** Every erasure of the connection's zone, oldest first. */
export function listErasureRows(db: ZoneDb): Promise<Erasure[]> {
  return tables(db)
    .selectFrom('parties.erasure')
    .select(['zone_id as zoneId', 'person_id as personId', 'at', 'ground'])
    .orderBy('at')
    .execute();
}

/** Enters an erasure once. */
export async function addErasure(tx: ZoneDb, erasure: Erasure): Promise<void> {
  await tables(tx)
    .insertInto('parties.erasure')
    .values({ zone_id: erasure.zoneId, person_id: erasure.personId, at: erasure.at, ground: erasure.ground })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Requests with the names of those who acted, open ones first, then newest first. */
export function listRequestRows(db: ZoneDb, { limit, offset }: Slice) {
  return tables(db)
    .selectFrom('parties.erasure_request as request')
    .leftJoin('auth.account as requester', 'requester.id', 'request.requested_by')
    .leftJoin('auth.account as decider', 'decider.id', 'request.decided_by')
    .select(['request.id', 'request.ground', 'request.state', 'request.person_id as personId'])
    .select(['request.asked_at as askedAt', 'request.decided_at as decidedAt'])
    .select(['request.decision_reason as decisionReason', 'decider.display_name as decidedBy'])
    .select(['requester.display_name as requestedBy'])
    .select(sql<boolean>`request.asked_by is distinct from request.requested_by`.as('byPerson'))
    .orderBy(sql`request.state in ('erased', 'refused')`)
    .orderBy('request.asked_at', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many requests there are. */
export async function countRequests(db: ZoneDb): Promise<number> {
  const row = await tables(db)
    .selectFrom('parties.erasure_request')
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The open request of a person. */
export async function findOpenRequest(db: ZoneDb, personId: string) {
  const row = await tables(db)
    .selectFrom('parties.erasure_request')
    .select(['id', 'state'])
    .where('person_id', '=', personId)
    .where('state', 'in', ['asked', 'requested'])
    .executeTakeFirst();
  return row as { id: string; state: 'asked' | 'requested' } | undefined;
}

/** A request, locked until the transaction ends. */
export function lockRequest(tx: ZoneDb, id: string) {
  return tables(tx)
    .selectFrom('parties.erasure_request')
    .select(['id', 'state', 'ground', 'person_id as personId', 'requested_by as requestedBy', 'asked_by as askedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** A request as it begins: asked for by the person, or requested by an officer at once. */
export async function addRequest(
  tx: ZoneDb,
  request: {
    zoneId: string;
    personId: string;
    ground: string;
    at: string;
    askedBy: string;
    requestedBy: string | null;
  },
): Promise<{ id: string; state: 'asked' | 'requested' } | undefined> {
  const state = request.requestedBy === null ? ('asked' as const) : ('requested' as const);
  const row = await tables(tx)
    .insertInto('parties.erasure_request')
    .values({
      zone_id: request.zoneId,
      id: randomUUIDv7(),
      person_id: request.personId,
      ground: request.ground,
      asked_at: request.at,
      asked_by: request.askedBy,
      requested_by: request.requestedBy,
      requested_at: request.requestedBy && request.at,
      state,
      decided_by: null,
      decided_at: null,
      decision_reason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row && { id: row.id, state };
}

/** An officer takes on what a person asked for. */
export async function takeOnRequest(tx: ZoneDb, id: string, by: { accountId: string; at: string }): Promise<void> {
  await tables(tx)
    .updateTable('parties.erasure_request')
    .set({ state: 'requested', requested_by: by.accountId, requested_at: by.at })
    .where('id', '=', id)
    .execute();
}

/** Writes how a request ended. */
export async function closeRequest(
  tx: ZoneDb,
  id: string,
  end: { state: 'erased' | 'refused'; accountId: string; at: string; reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.erasure_request')
    .set({ state: end.state, decided_by: end.accountId, decided_at: end.at, decision_reason: end.reason })
    .where('id', '=', id)
    .execute();
}

/** Holds that stand on a day, with who placed them. */
export function listHoldRows(db: ZoneDb, personIds: readonly string[], today: string) {
  return standingHolds(db, today)
    .innerJoin('auth.account as account', 'account.id', 'hold.placed_by')
    .select(['hold.id', 'hold.ground', 'hold.until', 'hold.placed_at as placedAt', 'hold.person_id as personId'])
    .select('account.display_name as placedBy')
    .where('hold.person_id', 'in', personIds.length === 0 ? [noPerson] : personIds)
    .orderBy('hold.placed_at')
    .execute();
}

const noPerson = '00000000-0000-0000-0000-000000000000';

function standingHolds(db: ZoneDb, today: string) {
  return tables(db)
    .selectFrom('parties.person_hold as hold')
    .where('hold.lifted_at', 'is', null)
    .where((make) => make.or([make('hold.until', 'is', null), make('hold.until', '>=', today)]));
}

/** Holds of the whole zone that stand on a day, the latest first, and how many there are. */
export async function listStandingHolds(db: ZoneDb, today: string, { limit, offset }: Slice) {
  const rows = await standingHolds(db, today)
    .innerJoin('auth.account as account', 'account.id', 'hold.placed_by')
    .select(['hold.id', 'hold.ground', 'hold.until', 'hold.placed_at as placedAt', 'hold.person_id as personId'])
    .select('account.display_name as placedBy')
    .orderBy('hold.placed_at', 'desc')
    .orderBy('hold.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { count } = await standingHolds(db, today)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { total: count, rows };
}

/** Places a hold. */
export async function addHold(
  tx: ZoneDb,
  hold: {
    zoneId: string;
    id: string;
    personId: string;
    ground: string;
    until: string | null;
    accountId: string;
    at: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.person_hold')
    .values({
      zone_id: hold.zoneId,
      id: hold.id,
      person_id: hold.personId,
      ground: hold.ground,
      until: hold.until,
      placed_by: hold.accountId,
      placed_at: hold.at,
      lifted_by: null,
      lifted_at: null,
    })
    .execute();
}

/** Lifts a hold that stands; the person's id, or undefined when there is none. */
export async function endHold(
  tx: ZoneDb,
  id: string,
  by: { accountId: string; at: string },
): Promise<string | undefined> {
  const row = await tables(tx)
    .updateTable('parties.person_hold')
    .set({ lifted_by: by.accountId, lifted_at: by.at })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id;
}

/** Which of these persons represent a firm now. */
export async function listRepresentatives(db: ZoneDb, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await tables(db)
    .selectFrom('parties.membership')
    .select('person_id')
    .where('person_id', 'in', personIds.length === 0 ? [noPerson] : personIds)
    .where('role', '=', 'representative')
    .where('state', '=', 'active')
    .where('firm_id', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Ends everything that a person still belongs to or is invited to. */
export async function endAllOfPerson(
  tx: ZoneDb,
  personId: string,
  { today, at }: { today: string; at: string },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.membership')
    .set({ state: 'ended', ends_on: sql<string>`greatest(starts_on, ${today}::date)`, end_reason: null })
    .where('person_id', '=', personId)
    .where('state', 'in', ['claimed', 'active'])
    .execute();
  await tables(tx)
    .updateTable('parties.invitation')
    .set({ state: 'revoked', decided_at: at })
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .execute();
}
