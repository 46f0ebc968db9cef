import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NeedChannel, NeedEntrance, NeedState } from '../../../contract/intake.ts';

/** A message as it lies in the queue. */
export interface StoredNeed {
  id: string;
  number: string;
  entrance: NeedEntrance;
  channel: NeedChannel | null;
  firmId: string | null;
  firm: string | null;
  firmTold: string | null;
  codeTold: string | null;
  place: string | null;
  matter: string;
  contact: string | null;
  state: NeedState;
  filedOn: string;
  filedAt: string;
  concludedAt: string | null;
  matters: number;
}

const columns = sql`need.id, need.number, need.entrance, need.channel, need.firm_id as "firmId",
  coalesce(firm.name, need.firm_told) as firm, need.firm_told as "firmTold", need.code_told as "codeTold", need.place,
  need.matter, need.contact, need.state, need.filed_on as "filedOn", need.filed_at as "filedAt",
  need.concluded_at as "concludedAt",
  (select count(*)::integer from visits.need_matter as one where one.need_id = need.id) as matters
  from visits.need as need left join parties.firm as firm on firm.id = need.firm_id`;

/** What narrows the queue. */
export interface NeedFilter {
  q?: string | undefined;
  state: readonly NeedState[];
  entrance: readonly NeedEntrance[];
  month?: string | undefined;
}

function matching({ q, state, entrance, month }: NeedFilter): RawBuilder<unknown> {
  const words = q === undefined || q === '' ? undefined : `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql.join(
    [
      sql`true`,
      ...(state.length === 0 ? [] : [sql`need.state = any(${state}::text[])`]),
      ...(entrance.length === 0 ? [] : [sql`need.entrance = any(${entrance}::text[])`]),
      ...(month === undefined
        ? []
        : [
            sql`need.filed_on >= ${`${month}-01`}::date and need.filed_on < ${`${month}-01`}::date + interval '1 month'`,
          ]),
      ...(words === undefined
        ? []
        : [
            sql`(need.number ilike ${words} or need.matter like ${words} or need.firm_told like ${words}
              or firm.name like ${words})`,
          ]),
    ],
    sql` and `,
  );
}

/** Messages that match: those that wait first, the longest waiting on top, then the newest. */
export async function listStoredNeeds(
  db: ZoneDb,
  filter: NeedFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredNeed[]> {
  const { rows } = await sql<StoredNeed>`
    select ${columns} where ${matching(filter)}
    order by need.state <> 'filed', case when need.state = 'filed' then need.filed_at end, need.filed_at desc, need.id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many match, by state under all filters but that of the state. */
export async function countByState(db: ZoneDb, filter: NeedFilter): Promise<{ value: NeedState; count: number }[]> {
  const { rows } = await sql<{ value: NeedState; count: number }>`
    select need.state as value, count(*)::integer as count
    from visits.need as need left join parties.firm as firm on firm.id = need.firm_id
    where ${matching({ ...filter, state: [] })} group by need.state`.execute(db);
  return rows;
}

/** One message. */
export async function findNeed(db: ZoneDb, id: string): Promise<StoredNeed | undefined> {
  const { rows } = await sql<StoredNeed>`select ${columns} where need.id = ${id}`.execute(db);
  return rows[0];
}

/** The message whose link has this digest. */
export async function findNeedByDigest(db: ZoneDb, digest: Buffer): Promise<StoredNeed | undefined> {
  const { rows } = await sql<StoredNeed>`select ${columns} where need.token_digest = ${digest}`.execute(db);
  return rows[0];
}

/** Messages of firms, the newest first. */
export async function listNeedsOf(db: ZoneDb, firmIds: readonly string[], limit: number): Promise<StoredNeed[]> {
  const { rows } = await sql<StoredNeed>`
    select ${columns} where need.firm_id = any(${firmIds}::uuid[])
    order by need.filed_at desc, need.id limit ${limit}`.execute(db);
  return rows;
}

/** Messages that wait, the longest first. */
export async function listWaiting(db: ZoneDb, limit: number): Promise<StoredNeed[]> {
  const { rows } = await sql<StoredNeed>`
    select ${columns} where need.state = 'filed' order by need.filed_at, need.id limit ${limit}`.execute(db);
  return rows;
}

/** A message as it is filed. */
export interface NewNeed {
  zoneId: string;
  id: string;
  entrance: NeedEntrance;
  channel: NeedChannel | null;
  firmId: string | null;
  firmTold: string | null;
  codeTold: string | null;
  place: string | null;
  matter: string;
  contact: string | null;
  tokenDigest: Buffer;
  senderDigest: Buffer | null;
  filedOn: string;
  filedAt: string;
  filedBy: string | null;
}

/** Adds a message with its first act under the next number of its month; messages of a zone are numbered one after the other. */
export async function addNeed(tx: ZoneDb, need: NewNeed): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`visits.need/${need.zoneId}`}, 0))`.execute(tx);
  const prefix = `LJ${need.filedOn.slice(0, 4)}${need.filedOn.slice(5, 7)}-`;
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substr(number, ${prefix.length + 1})::integer), 0) as last from visits.need
    where number like ${`${prefix}%`}`.execute(tx);
  const number = `${prefix}${String((rows[0]?.last ?? 0) + 1).padStart(4, '0')}`;
  await sql`
    insert into visits.need (zone_id, id, number, entrance, channel, firm_id, firm_told, code_told, place, matter, contact,
      token_digest, sender_digest, filed_on, filed_at, filed_by)
    values (${need.zoneId}, ${need.id}, ${number}, ${need.entrance}, ${need.channel}, ${need.firmId}, ${need.firmTold},
      ${need.codeTold}, ${need.place}, ${need.matter}, ${need.contact}, ${need.tokenDigest}, ${need.senderDigest},
      ${need.filedOn}, ${need.filedAt}, ${need.filedBy})`.execute(tx);
  return number;
}

/** How many messages the same sender filed since a moment, and whether this was one of them; who sends twice at once waits for the first. */
export async function recentOfSender(
  tx: ZoneDb,
  { zoneId, digest, since, matter }: { zoneId: string; digest: Buffer; since: string; matter: string },
): Promise<{ count: number; repeated: boolean }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`visits.sender/${zoneId}/${digest.toString('hex')}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ count: number; repeated: boolean }>`
    select count(*)::int as count, coalesce(bool_or(matter = ${matter}), false) as repeated
      from visits.need where sender_digest = ${digest} and filed_at > ${since}::timestamptz`.execute(tx);
  return rows[0] ?? { count: 0, repeated: false };
}

/** Holds a message until the transaction ends and tells its state: of two who conclude it at once the second sees the first. */
export async function lockState(tx: ZoneDb, id: string): Promise<NeedState | undefined> {
  const { rows } = await sql<{ state: NeedState }>`
    select state from visits.need where id = ${id} for update`.execute(tx);
  return rows[0]?.state;
}

/** Writes what concluded a message. */
export async function saveState(
  tx: ZoneDb,
  id: string,
  { state, at }: { state: NeedState; at: string },
): Promise<void> {
  await sql`update visits.need set state = ${state}, concluded_at = ${at} where id = ${id}`.execute(tx);
}

/** Writes of which firm a message is. */
export async function saveFirm(tx: ZoneDb, id: string, firmId: string): Promise<void> {
  await sql`update visits.need set firm_id = ${firmId} where id = ${id}`.execute(tx);
}
