import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { GatheringState, StoredGatheringAct } from '../../contract/gathering-state.ts';
import { tables } from './tables.ts';

/** A gathering as it is made. */
export interface NewGathering {
  zoneId: string;
  id: string;
  kind: StoredGathering['kind'];
  seriesId: string | null;
  title: string;
  day: string;
  fromTime: string;
  toTime: string;
  place: string | null;
  siteId: string | null;
  hostDepartmentId: string;
  capacity: number | null;
  door: { code: string; hash: Buffer; sealed: string };
  by: string | null;
  at: string;
  demonstration: boolean;
}

const columns = [
  ...([
    'one.id',
    'one.kind',
    'one.series_id as seriesId',
    'one.title',
    'one.day',
    'one.from_time as fromTime',
  ] as const),
  ...(['one.to_time as toTime', 'one.place', 'one.site_id as siteId', 'one.host_department_id as hostId'] as const),
  ...(['one.capacity', 'one.state', 'one.acts', 'one.questions_released as questionsReleased'] as const),
  ...(['one.demonstration', 'one.zone_id as zoneId'] as const),
] as const;

/** Adds a gathering with its first act; false when another open one has its code. */
export async function addGathering(tx: ZoneDb, one: NewGathering): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('gatherings.gathering')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, kind: one.kind, series_id: one.seriesId, title: one.title, day: one.day },
      ...{ from_time: one.fromTime, to_time: one.toTime, place: one.place, site_id: one.siteId },
      ...{ host_department_id: one.hostDepartmentId, capacity: one.capacity, door_code: one.door.code },
      ...{ door_hash: one.door.hash, door_sealed: one.door.sealed, made_by: one.by, made_at: one.at },
      demonstration: one.demonstration,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  const { title, day, fromTime, toTime, place, siteId, capacity } = one;
  const detail = { title, day, fromTime, toTime, place, siteId, capacity };
  await insertAct(tx, one, { number: 1, act: 'plan', reason: null, detail });
  return true;
}

/** Who acts where and when. */
export interface ActBy {
  zoneId: string;
  by: string | null;
  at: string;
}

async function insertAct(
  tx: ZoneDb,
  { id, zoneId, by, at }: ActBy & { id: string },
  act: StoredGatheringAct,
): Promise<void> {
  await tables(tx)
    .insertInto('gatherings.gathering_act')
    .values({ zone_id: zoneId, gathering_id: id, ...act, detail: act.detail, by_account: by, at })
    .execute();
}

/** Adds an act to a gathering that is locked, and keeps what it comes to. */
export async function addAct(
  tx: ZoneDb,
  gathering: ActBy & { id: string },
  { state, ...act }: StoredGatheringAct & { state: GatheringState },
): Promise<void> {
  await insertAct(tx, gathering, act);
  const { title, day, fromTime, toTime, place, siteId, capacity } = act.detail;
  await tables(tx)
    .updateTable('gatherings.gathering')
    .set({
      ...{ state, acts: act.number },
      ...(title === undefined ? {} : { title }),
      ...(day === undefined ? {} : { day }),
      ...(fromTime === undefined ? {} : { from_time: fromTime }),
      ...(toTime === undefined ? {} : { to_time: toTime }),
      ...(place === undefined ? {} : { place }),
      ...(siteId === undefined ? {} : { site_id: siteId }),
      ...(capacity === undefined ? {} : { capacity }),
    })
    .where('id', '=', gathering.id)
    .execute();
}

/** A gathering as it stands. */
export async function findGathering(db: ZoneDb, id: string) {
  return tables(db).selectFrom('gatherings.gathering as one').select(columns).where('id', '=', id).executeTakeFirst();
}

/** A row of {@link findGathering}. */
export type StoredGathering = NonNullable<Awaited<ReturnType<typeof findGathering>>>;

/** A gathering that nobody else changes until the transaction ends; rows that only name it are not held up. */
export async function lockGathering(tx: ZoneDb, id: string): Promise<StoredGathering | undefined> {
  return tables(tx)
    .selectFrom('gatherings.gathering as one')
    .select(columns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Acts of a gathering in their order, with the names of who did them. */
export function listActs(db: ZoneDb, id: string) {
  return tables(db)
    .selectFrom('gatherings.gathering_act as act')
    .leftJoin('auth.account as account', 'account.id', 'act.by_account')
    .select(['act.number', 'act.act', 'act.reason', 'act.detail', 'act.at', 'account.display_name as by'])
    .where('act.gathering_id', '=', id)
    .orderBy('act.number')
    .execute();
}

/** What stands at the door; the secret is sealed. */
export function findDoor(db: ZoneDb, id: string) {
  return tables(db)
    .selectFrom('gatherings.gathering')
    .select(['door_code as code', 'door_sealed as sealed'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The gathering whose door bears a code, while it is open. */
export function findByCode(db: ZoneDb, code: string): Promise<StoredGathering | undefined> {
  return tables(db)
    .selectFrom('gatherings.gathering as one')
    .select(columns)
    .where('one.door_code', '=', code)
    .where('one.state', '=', 'open')
    .executeTakeFirst();
}

/** The gathering to whose door a secret leads. */
export function findByDoor(db: ZoneDb, hash: Buffer): Promise<StoredGathering | undefined> {
  return tables(db)
    .selectFrom('gatherings.gathering as one')
    .select(columns)
    .where('one.door_hash', '=', hash)
    .executeTakeFirst();
}

/** Shows questions and answers to everybody invited, or no longer. */
export async function setReleased(tx: ZoneDb, id: string, released: boolean): Promise<void> {
  await tables(tx)
    .updateTable('gatherings.gathering')
    .set({ questions_released: released })
    .where('id', '=', id)
    .execute();
}

/** Series of the zone by name. */
export function listSeries(db: ZoneDb) {
  return tables(db)
    .selectFrom('gatherings.series')
    .select(['id', 'name', 'host_department_id as hostId'])
    .orderBy('name')
    .execute();
}

/** Adds a series; false when its name is taken. */
export async function addSeries(
  tx: ZoneDb,
  one: ActBy & { id: string; name: string; hostDepartmentId: string; demonstration: boolean },
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('gatherings.series')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, name: one.name, host_department_id: one.hostDepartmentId },
      ...{ made_by: one.by, made_at: one.at, demonstration: one.demonstration },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Open gatherings of a department, for a reorganisation. */
export async function countOfDepartment(db: ZoneDb, departmentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from gatherings.gathering
    where host_department_id = ${departmentId} and state in ('planned', 'open', 'held')`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Hands the open gatherings of a department over; answers which. */
export async function moveToDepartment(
  tx: ZoneDb,
  { from, to, only }: { from: string; to: string; only?: readonly string[] | undefined },
): Promise<string[]> {
  const moved = await tables(tx)
    .updateTable('gatherings.gathering')
    .set({ host_department_id: to })
    .where('host_department_id', '=', from)
    .where('state', 'in', ['planned', 'open', 'held'])
    .$if(only !== undefined, (query) => query.where('id', 'in', only?.length ? [...only] : [from]))
    .returning('id')
    .execute();
  return moved.map(({ id }) => id);
}
