import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AnswerWord, Invitee } from '../../contract/invitation.ts';
import { type GatheringTables, tables } from './tables.ts';

const columns = [
  ...(['one.id', 'one.gathering_id as gatheringId', 'one.kind', 'one.invitee', 'one.walk_in as walkIn'] as const),
  ...(['one.answer', 'one.substitute', 'one.answered_at as answeredAt', 'one.waiting_since as waitingSince'] as const),
  ...(['one.told_at as toldAt', 'one.zone_id as zoneId', 'one.demonstration'] as const),
] as const;

const standing = (db: ZoneDb) =>
  tables(db).selectFrom('gatherings.invitation as one').select(columns).where('one.withdrawn_at', 'is', null);

/** An invitation that stands. */
export type StoredInvitation = Awaited<ReturnType<ReturnType<typeof standing>['execute']>>[number];

/** Invites somebody; undefined when invited already. */
export async function addInvitation(
  tx: ZoneDb,
  one: Invitee & {
    zoneId: string;
    invitationId: string;
    gatheringId: string;
    walkIn: boolean;
    by: string | null;
    at: string;
    demonstration: boolean;
  },
): Promise<boolean> {
  const party = one.kind === 'firm' || one.kind === 'institution' || one.kind === 'person';
  const added = await tables(tx)
    .insertInto('gatherings.invitation')
    .values({
      ...{ zone_id: one.zoneId, id: one.invitationId, gathering_id: one.gatheringId, kind: one.kind },
      party_id: party ? one.id : null,
      account_id: one.kind === 'account' ? one.id : null,
      department_id: one.kind === 'department' ? one.id : null,
      ...{ walk_in: one.walkIn, invited_by: one.by, invited_at: one.at, demonstration: one.demonstration },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** A standing invitation of a gathering. */
export function findInvitation(
  db: ZoneDb,
  { gatheringId, id }: { gatheringId: string; id: string },
): Promise<StoredInvitation | undefined> {
  return standing(db).where('one.gathering_id', '=', gatheringId).where('one.id', '=', id).executeTakeFirst();
}

/** The standing invitation to which a link leads. */
export function findByToken(db: ZoneDb, hash: Buffer): Promise<StoredInvitation | undefined> {
  return standing(db).where('one.token_hash', '=', hash).executeTakeFirst();
}

/** Standing invitations of any of these invitees, to one gathering or to the last hundred. */
export function listOfInvitees(
  db: ZoneDb,
  { invitees, gatheringId }: { invitees: readonly string[]; gatheringId?: string },
): Promise<StoredInvitation[]> {
  if (invitees.length === 0) return Promise.resolve([]);
  return standing(db)
    .innerJoin('gatherings.gathering as gathering', (join) =>
      join.onRef('gathering.zone_id', '=', 'one.zone_id').onRef('gathering.id', '=', 'one.gathering_id'),
    )
    .where('one.invitee', 'in', [...invitees])
    .$if(gatheringId !== undefined, (query) => query.where('one.gathering_id', '=', gatheringId ?? ''))
    .orderBy('gathering.day', 'desc')
    .orderBy('gathering.from_time', 'desc')
    .orderBy('one.id')
    .limit(100)
    .execute();
}

/** Standing invitations of a gathering in their order, for telling them something. */
export function listToTell(db: ZoneDb, gatheringId: string): Promise<StoredInvitation[]> {
  return standing(db).where('one.gathering_id', '=', gatheringId).orderBy('one.id').execute();
}

/** Seats that are taken; the waiting list takes none. */
export async function countSeats(tx: ZoneDb, gatheringId: string): Promise<number> {
  const row = await tables(tx)
    .selectFrom('gatherings.invitation')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('gathering_id', '=', gatheringId)
    .where('withdrawn_at', 'is', null)
    .where('answer', 'in', ['yes', 'another'])
    .where('waiting_since', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Writes an answer. */
export async function saveAnswer(
  tx: ZoneDb,
  id: string,
  one: {
    answer: AnswerWord;
    substitute: string | null;
    how: 'account' | 'link' | 'officer';
    at: string;
    waitingSince: string | null;
  },
): Promise<void> {
  await tables(tx)
    .updateTable('gatherings.invitation')
    .set({
      ...{ answer: one.answer, substitute: one.substitute, answered_how: one.how, answered_at: one.at },
      waiting_since: one.waitingSince,
    })
    .where('id', '=', id)
    .execute();
}

/** Gives the next of the waiting list a seat, who waited longest; undefined when nobody waits. */
export async function seatNext(tx: ZoneDb, gatheringId: string): Promise<StoredInvitation | undefined> {
  const next = await standing(tx)
    .where('one.gathering_id', '=', gatheringId)
    .where('one.waiting_since', 'is not', null)
    .orderBy('one.waiting_since')
    .orderBy('one.id')
    .limit(1)
    .executeTakeFirst();
  if (next === undefined) return undefined;
  await tables(tx)
    .updateTable('gatherings.invitation')
    .set({ waiting_since: null })
    .where('id', '=', next.id)
    .execute();
  return { ...next, waitingSince: null };
}

/** The standing invitation of somebody to a gathering with the link that it has, held until the transaction ends. */
export function lockLink(
  tx: ZoneDb,
  { gatheringId, invitee }: { gatheringId: string; invitee: string },
): Promise<{ id: string; number: number; hash: Buffer | null } | undefined> {
  return tables(tx)
    .selectFrom('gatherings.invitation')
    .select(['id', 'link_number as number', 'token_hash as hash'])
    .where('gathering_id', '=', gatheringId)
    .where('invitee', '=', invitee)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps the digest and the number of a link; the one before opens nothing any more. */
export async function setToken(
  tx: ZoneDb,
  { id, number, hash }: { id: string; number: number; hash: Buffer },
): Promise<void> {
  await tables(tx)
    .updateTable('gatherings.invitation')
    .set({ token_hash: hash, link_number: number })
    .where('id', '=', id)
    .execute();
}

/** Says that these were told. */
export async function setTold(tx: ZoneDb, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('gatherings.invitation')
    .set({ told_at: at })
    .where('id', 'in', [...ids])
    .execute();
}

/** Takes an invitation back with its link. */
export async function endInvitation(tx: ZoneDb, id: string, at: string): Promise<void> {
  await tables(tx)
    .updateTable('gatherings.invitation')
    .set({ withdrawn_at: at, token_hash: null, waiting_since: null })
    .where('id', '=', id)
    .execute();
}

/** Filter of the attendance list. */
export interface AttendanceFilter {
  answer: readonly (AnswerWord | 'none' | 'waiting')[];
  present?: 'yes' | 'no' | undefined;
}

const present = sql<number>`(select count(*) from gatherings.attendance as a where a.zone_id = one.zone_id
  and a.invitation_id = one.id)`;
const word = sql<string>`case when one.answer is null then 'none' when one.waiting_since is not null then 'waiting'
  else one.answer end`;

function listed(db: ZoneDb, gatheringId: string, filter: AttendanceFilter) {
  let query = tables(db)
    .selectFrom('gatherings.invitation as one')
    .where('one.gathering_id', '=', gatheringId)
    .where('one.withdrawn_at', 'is', null);
  if (filter.answer.length > 0) query = query.where(word, 'in', [...filter.answer]);
  if (filter.present !== undefined) query = query.where(present, filter.present === 'yes' ? '>' : '=', 0);
  return query;
}

/** Invitations with who came, walk-ins last. */
export function listAttendanceRows(
  db: ZoneDb,
  gatheringId: string,
  { limit, offset, ...filter }: AttendanceFilter & { limit: number; offset: number },
) {
  type How = GatheringTables['gatherings.attendance']['how'];
  return listed(db, gatheringId, filter)
    .select(columns)
    .select(sql<boolean>`one.token_hash is not null`.as('hasLink'))
    .select(present.as('present'))
    .select(
      sql<string | null>`(select min(a.at) from gatherings.attendance as a where a.zone_id = one.zone_id
      and a.invitation_id = one.id)`.as('signedInAt'),
    )
    .select(
      sql<How | null>`(select a.how from gatherings.attendance as a where a.zone_id = one.zone_id
      and a.invitation_id = one.id order by a.at limit 1)`.as('signedInHow'),
    )
    .orderBy('one.walk_in')
    .orderBy('one.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** A row of {@link listAttendanceRows}. */
export type AttendanceLine = Awaited<ReturnType<typeof listAttendanceRows>>[number];

/** How many match. */
export async function countAttendanceRows(db: ZoneDb, gatheringId: string, filter: AttendanceFilter): Promise<number> {
  const row = await listed(db, gatheringId, filter)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Answers and sign-ins of a gathering, counted. */
export async function countAnswers(db: ZoneDb, gatheringId: string) {
  const { rows } = await sql<Record<'invited' | 'coming' | 'declined' | 'waiting' | 'unanswered' | 'present', number>>`
    select count(*) filter (where not walk_in) as invited,
      count(*) filter (where answer in ('yes', 'another') and waiting_since is null) as coming,
      count(*) filter (where answer = 'no') as declined,
      count(*) filter (where waiting_since is not null) as waiting,
      count(*) filter (where answer is null and not walk_in) as unanswered,
      (select count(*) from gatherings.attendance where gathering_id = ${gatheringId}) as present
    from gatherings.invitation where gathering_id = ${gatheringId} and withdrawn_at is null`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate has one row');
  return row;
}
