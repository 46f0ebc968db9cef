import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PartyKind, Roster } from '../../../contract/roster.ts';

/** An entry as sheets write it and the journal keeps it. */
export interface SheetEntry {
  id: string;
  rosterId: string;
  itemId: string;
  partyId: string;
  startsOn: string;
  endsOn: string | null;
  certificate: string | null;
  certificateUntil: string | null;
  documentNumber: string | null;
  link: string | null;
}

/** A name under which a party can be meant; `word` is the name as names are compared. */
export interface MeantParty {
  word: string;
  nameKind: 'current' | 'former' | 'short' | 'english' | 'code';
  partyId: string;
  partyKind: PartyKind;
  state: 'standing' | 'merged';
}

/** A party as faults name it. */
export interface ShownParty {
  id: string;
  name: string;
  code: string | null;
}

/** Lists of the zone with their items; a zone has tens of them. */
export async function listAllRosters(db: ZoneDb): Promise<Roster[]> {
  const { rows } = await sql<Roster>`
    select roster.id, code, name, kind, exclusive, party_kinds as "partyKinds", document_number as "documentNumber",
      founded_on as "foundedOn", closed_on as "closedOn",
      (select coalesce(json_agg(json_build_object('id', item.id, 'code', item.code, 'name', item.name,
          'position', item.position, 'withdrawn', item.withdrawn) order by item.position, item.id), '[]')
        from parties.roster_item as item where item.zone_id = roster.zone_id and item.roster_id = roster.id) as items
    from parties.roster order by code`.execute(db);
  return rows;
}

/** Locks lists in the order of their ids: acts on a list happen one after the other, and two batches never block each other. */
export async function lockRosters(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  await sql`select id from parties.roster where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
}

/**
 * Parties of which a name or code is exactly one of these words, with every name that fits. Two plain queries over lists
 * of values, which are hashed: a join of as many would go row by row where the tables have just been filled.
 */
export async function listMeantParties(db: ZoneDb, words: readonly string[]): Promise<MeantParty[]> {
  if (words.length === 0) return [];
  const { rows: named } = await sql<Omit<MeantParty, 'state'>>`
    select words as word, kind as "nameKind", party_id as "partyId", party_kind as "partyKind"
    from parties.party_name where words = any(${words}::text[]) order by party_id, place`.execute(db);
  const ids = [...new Set(named.map(({ partyId }) => partyId))];
  const { rows: parties } = await sql<{ id: string; state: MeantParty['state'] | 'withdrawn' }>`
    select id, state from parties.party where id = any(${ids}::uuid[])`.execute(db);
  const states = new Map(parties.map(({ id, state }) => [id, state]));
  return named.flatMap((one) => {
    const state = states.get(one.partyId);
    return state === undefined || state === 'withdrawn' ? [] : [{ ...one, state }];
  });
}

/** Names and codes of parties, whichever register they stand on. */
export async function listShownParties(db: ZoneDb, ids: readonly string[]): Promise<ShownParty[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ShownParty>`
    select id, name, social_credit_code as code from parties.firm where id = any(${ids}::uuid[])
    union all
    select id, name, social_credit_code from parties.partner where id = any(${ids}::uuid[])
    union all
    select id, name, number from parties.site where id = any(${ids}::uuid[])
    union all
    select id, number, null from parties.parcel where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

const fields = sql`id, roster_id as "rosterId", item_id as "itemId", party_id as "partyId", starts_on as "startsOn",
  ends_on as "endsOn", certificate, certificate_until as "certificateUntil", document_number as "documentNumber", link`;

/** Entries of these parties on these lists that stand. */
export async function listEntriesOf(
  db: ZoneDb,
  { rosterIds, partyIds }: { rosterIds: readonly string[]; partyIds: readonly string[] },
): Promise<SheetEntry[]> {
  const { rows } = await sql<SheetEntry>`select ${fields} from parties.roster_entry
    where roster_id = any(${rosterIds}::uuid[]) and party_id = any(${partyIds}::uuid[])
      and taken_back_by is null order by starts_on, id`.execute(db);
  return rows;
}

/** Entries by id that stand. */
export async function listStandingEntries(db: ZoneDb, ids: readonly string[]): Promise<SheetEntry[]> {
  const { rows } = await sql<SheetEntry>`select ${fields} from parties.roster_entry
    where id = any(${ids}::uuid[]) and taken_back_by is null`.execute(db);
  return rows;
}

/** Adds entries of one act as one statement; the database refuses those that overlap. */
export async function addSheetEntries(
  tx: ZoneDb,
  { zoneId, actId }: { zoneId: string; actId: string },
  entries: readonly SheetEntry[],
): Promise<void> {
  await sql`
    insert into parties.roster_entry (zone_id, id, roster_id, item_id, party_id, starts_on, ends_on, certificate,
      certificate_until, document_number, link, made_by)
    select ${zoneId}::uuid, made.id, made."rosterId", made."itemId", made."partyId", made."startsOn", made."endsOn",
      made.certificate, made."certificateUntil", made."documentNumber", made.link, ${actId}::uuid
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as made (id uuid, "rosterId" uuid, "itemId" uuid,
      "partyId" uuid, "startsOn" date, "endsOn" date, certificate text, "certificateUntil" date,
      "documentNumber" text, link text)`.execute(tx);
}

/** Acts that made these entries, each with its list. */
export async function listActsOf(
  db: ZoneDb,
  entryIds: readonly string[],
): Promise<{ actId: string; rosterId: string }[]> {
  const { rows } = await sql<{ actId: string; rosterId: string }>`
    select distinct made_by as "actId", roster_id as "rosterId" from parties.roster_entry
    where id = any(${entryIds}::uuid[]) order by 2, 1`.execute(db);
  return rows;
}

/** Marks what an act made as taken back by another; how many stood until now. */
export async function takeBackAct(tx: ZoneDb, actId: string, by: string): Promise<number> {
  const { numAffectedRows } = await sql`update parties.roster_entry set taken_back_by = ${by}::uuid
    where made_by = ${actId}::uuid and taken_back_by is null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
