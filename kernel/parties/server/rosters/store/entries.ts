import { type SelectQueryBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RosterEntry } from '../../../contract/roster.ts';
import { tables } from './tables.ts';

/** An entry as stored: the name of a person is sealed elsewhere. */
export type StoredEntry = Omit<RosterEntry, 'party'> & { houseName: string | null };

/** An entry that stands, as a plan needs it. */
export type StandingEntry = Pick<
  RosterEntry,
  | 'id'
  | 'rosterId'
  | 'itemId'
  | 'partyId'
  | 'startsOn'
  | 'endsOn'
  | 'certificate'
  | 'certificateUntil'
  | 'documentNumber'
  | 'link'
>;

/** What narrows entries; `day` asks for those that hold on it. */
export interface EntryFilter {
  ids?: readonly string[];
  rosterId?: string;
  partyId?: string;
  items?: readonly string[];
  words?: string | undefined;
  day?: string;
}

const standingColumns = [
  'id',
  'roster_id as rosterId',
  'item_id as itemId',
  'party_id as partyId',
  'starts_on as startsOn',
  'ends_on as endsOn',
  'certificate',
  'certificate_until as certificateUntil',
  'document_number as documentNumber',
  'link',
] as const;

function joined(db: ZoneDb) {
  return tables(db)
    .selectFrom('parties.roster_entry as entry')
    .innerJoin('parties.roster as roster', (join) =>
      join.onRef('roster.zone_id', '=', 'entry.zone_id').onRef('roster.id', '=', 'entry.roster_id'),
    )
    .innerJoin('parties.roster_item as item', (join) =>
      join.onRef('item.zone_id', '=', 'entry.zone_id').onRef('item.id', '=', 'entry.item_id'),
    )
    .innerJoin('parties.party as party', (join) =>
      join.onRef('party.zone_id', '=', 'entry.zone_id').onRef('party.id', '=', 'entry.party_id'),
    )
    .leftJoin('parties.firm as firm', (join) =>
      join.onRef('firm.zone_id', '=', 'entry.zone_id').onRef('firm.id', '=', 'entry.party_id'),
    )
    .leftJoin('parties.partner as partner', (join) =>
      join.onRef('partner.zone_id', '=', 'entry.zone_id').onRef('partner.id', '=', 'entry.party_id'),
    )
    .where('entry.taken_back_by', 'is', null);
}

type Joined = ReturnType<typeof joined>;
type Narrowed<Q> = Q extends SelectQueryBuilder<infer DB, infer TB, infer O> ? SelectQueryBuilder<DB, TB, O> : never;

function narrow(query: Joined, { ids, rosterId, partyId, items = [], words = '', day }: EntryFilter): Narrowed<Joined> {
  let narrowed = query;
  if (ids !== undefined) narrowed = narrowed.where('entry.id', 'in', ids);
  if (rosterId !== undefined) narrowed = narrowed.where('entry.roster_id', '=', rosterId);
  if (partyId !== undefined) narrowed = narrowed.where('entry.party_id', '=', partyId);
  if (items.length > 0) narrowed = narrowed.where('entry.item_id', 'in', items);
  if (day !== undefined) {
    narrowed = narrowed
      .where('entry.starts_on', '<=', day)
      .where((make) => make.or([make('entry.ends_on', 'is', null), make('entry.ends_on', '>', day)]));
  }
  if (words !== '') {
    const typed = words.replace(/[\\%_]/g, '\\$&');
    narrowed = narrowed.where((make) =>
      make.or([
        make('firm.name', 'ilike', `%${typed}%`),
        make('partner.name', 'ilike', `%${typed}%`),
        make('firm.social_credit_code', 'like', `${typed.toUpperCase()}%`),
        make('entry.certificate', 'ilike', `%${typed}%`),
      ]),
    );
  }
  return narrowed;
}

/** Entries that match, by list, item and name of the party. */
export function listEntries(
  db: ZoneDb,
  filter: EntryFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredEntry[]> {
  return narrow(joined(db), filter)
    .innerJoin('parties.roster_act as act', (join) =>
      join.onRef('act.zone_id', '=', 'entry.zone_id').onRef('act.id', '=', 'entry.made_by'),
    )
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'act.zone_id').onRef('account.id', '=', 'act.made_by'),
    )
    .select(standingColumns.map((column) => `entry.${column}` as const))
    .select(['roster.name as roster', 'roster.kind', 'item.name as item', 'party.kind as partyKind'])
    .select(['firm.social_credit_code as code', 'account.display_name as enteredBy', 'act.made_at as enteredAt'])
    .select(sql<string | null>`coalesce(firm.name, partner.name)`.as('houseName'))
    .orderBy('item.position')
    .orderBy(sql`coalesce(firm.name, partner.name)`)
    .orderBy('entry.starts_on')
    .orderBy('entry.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many entries match. */
export async function countEntries(db: ZoneDb, filter: EntryFilter): Promise<number> {
  const { count } = await narrow(joined(db), filter)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** A day on which something begins, ends or runs out. */
export interface Turn {
  id: string;
  rosterId: string;
  itemId: string;
  partyId: string;
  day: string;
  change: 'on' | 'off' | 'certificate';
}

/** What begins, ends or runs out between two days, both included, on these lists, or on all without any; at most `limit`. */
export function listTurns(
  db: ZoneDb,
  { from, to, rosters, limit }: { from: string; to: string; rosters: readonly string[]; limit: number },
): Promise<Turn[]> {
  const days = sql<Pick<Turn, 'day' | 'change'>>`(values
    (entry.starts_on, 'on'), (entry.ends_on, 'off'), (entry.certificate_until + 1, 'certificate'))`;
  return tables(db)
    .selectFrom('parties.roster_entry as entry')
    .innerJoinLateral(days.as<'turn'>(sql`turn (day, change)`), (join) => join.onTrue())
    .select(['entry.id', 'entry.roster_id as rosterId', 'entry.item_id as itemId', 'entry.party_id as partyId'])
    .select(['turn.day', 'turn.change'])
    .where('entry.taken_back_by', 'is', null)
    .where('turn.day', '>=', from)
    .where('turn.day', '<=', to)
    .$if(rosters.length > 0, (query) => query.where('entry.roster_id', 'in', rosters))
    .orderBy('turn.day')
    .orderBy('entry.id')
    .orderBy('turn.change')
    .limit(limit)
    .execute();
}

/** The entry with this id that stands, if the zone has it. */
export function findEntry(db: ZoneDb, id: string): Promise<StandingEntry | undefined> {
  return tables(db)
    .selectFrom('parties.roster_entry')
    .select(standingColumns)
    .where('id', '=', id)
    .where('taken_back_by', 'is', null)
    .executeTakeFirst();
}

/** Entries by id, whether they stand or not. */
export function findEntries(db: ZoneDb, ids: readonly string[]): Promise<StandingEntry[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tables(db)
    .selectFrom('parties.roster_entry')
    .select(standingColumns)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}

/** Entries of a list that reach a day or go beyond it. */
export function listReaching(tx: ZoneDb, rosterId: string, day: string): Promise<StandingEntry[]> {
  return tables(tx)
    .selectFrom('parties.roster_entry')
    .select(standingColumns)
    .where('roster_id', '=', rosterId)
    .where('taken_back_by', 'is', null)
    .where((make) => make.or([make('ends_on', 'is', null), make('ends_on', '>', day)]))
    .orderBy('id')
    .execute();
}

/** Adds entries that an act makes; the database refuses those that overlap. */
export async function addEntries(
  tx: ZoneDb,
  { zoneId, actId }: { zoneId: string; actId: string },
  entries: readonly StandingEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tables(tx)
    .insertInto('parties.roster_entry')
    .values(
      entries.map((entry) => ({
        zone_id: zoneId,
        id: entry.id,
        roster_id: entry.rosterId,
        item_id: entry.itemId,
        party_id: entry.partyId,
        starts_on: entry.startsOn,
        ends_on: entry.endsOn,
        certificate: entry.certificate,
        certificate_until: entry.certificateUntil,
        document_number: entry.documentNumber,
        link: entry.link,
        made_by: actId,
        taken_back_by: null,
      })),
    )
    .execute();
}

/** Marks entries as taken back by an act; how many stood until now. */
export async function takeBackEntries(tx: ZoneDb, ids: readonly string[], actId: string): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await tables(tx)
    .updateTable('parties.roster_entry')
    .set({ taken_back_by: actId })
    .where('id', 'in', ids)
    .where('taken_back_by', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
