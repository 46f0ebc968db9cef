import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type PersonRow, type Slice, tables } from './tables.ts';

/** A person as stored: ciphertext only. */
export interface SealedPerson {
  zoneId: string;
  id: string;
  name: string | null;
  mobile: string | null;
  idNumber: string | null;
  email: string | null;
  idNumberDoubted: boolean;
  erasedAt: string | null;
}

/** Digests by which a person is found again. */
export interface PersonDigests {
  mobileDigest: Buffer | null;
  idNumberDigest: Buffer | null;
}

/** Columns of a person joined under the alias `person`, all named `person_…`. */
export const personColumns = [
  'person.zone_id as zoneId',
  'person.id as id',
  'person.name_sealed as name',
  'person.mobile_sealed as mobile',
  'person.id_number_sealed as idNumber',
  'person.email_sealed as email',
  'person.id_number_doubted as idNumberDoubted',
  'person.erased_at as erasedAt',
] as const;

/** Persons, newest first; only those not erased where `standing` is told. */
export function listPersonRows(
  db: ZoneDb,
  { limit, offset, standing = false }: Slice & { standing?: boolean },
): Promise<SealedPerson[]> {
  return tables(db)
    .selectFrom('parties.person as person')
    .select(personColumns)
    .where('person.standing', '=', true)
    .$if(standing, (query) => query.where('erased_at', 'is', null))
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many persons the zone has in all, and how many of them were not erased. */
export async function countPersons(db: ZoneDb): Promise<{ total: number; standing: number }> {
  return await tables(db)
    .selectFrom('parties.person')
    .select((make) => [
      make.fn.countAll<number>().as('total'),
      make.fn.countAll<number>().filterWhere('erased_at', 'is', null).as('standing'),
    ])
    .where('standing', '=', true)
    .executeTakeFirstOrThrow();
}

/** The person with this id, if the zone has it. */
export function findPersonRow(db: ZoneDb, id: string): Promise<SealedPerson | undefined> {
  return tables(db)
    .selectFrom('parties.person as person')
    .select(personColumns)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The same, locked until the transaction ends: what is decided about a person is decided one after the other. */
export function lockPersonRow(tx: ZoneDb, id: string): Promise<SealedPerson | undefined> {
  return tables(tx)
    .selectFrom('parties.person as person')
    .select(personColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Persons by id, in no order. */
export function listPersonsById(db: ZoneDb, ids: readonly string[]): Promise<SealedPerson[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tables(db)
    .selectFrom('parties.person as person')
    .select(personColumns)
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

/** Whoever has one of these numbers, by digest; `other` leaves one person out. */
export function findPersonByDigest(
  db: ZoneDb,
  digests: Partial<PersonDigests>,
  other?: string,
): Promise<SealedPerson | undefined> {
  const { mobileDigest = null, idNumberDigest = null } = digests;
  if (mobileDigest === null && idNumberDigest === null) return Promise.resolve(undefined);
  return tables(db)
    .selectFrom('parties.person as person')
    .select(personColumns)
    .where((make) => make.or([make('mobile_digest', '=', mobileDigest), make('id_number_digest', '=', idNumberDigest)]))
    .$if(other !== undefined, (query) => query.where('id', '<>', other ?? ''))
    .orderBy('id')
    .executeTakeFirst();
}

/** A person as it is entered. */
export type NewPerson = SealedPerson & PersonDigests & { registeredAt: string; registeredBy: string | null };

/** Adds a person; false when somebody has one of the numbers, also somebody who is being entered at the same time. */
export async function addPerson(tx: ZoneDb, person: NewPerson, demonstration = false): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('parties.person')
    .values({
      zone_id: person.zoneId,
      id: person.id,
      ...columnsOf(person),
      registered_at: person.registeredAt,
      registered_by: person.registeredBy,
      erased_at: null,
      demonstration,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes corrected fields; false when another person has one of the numbers. */
export async function savePerson(tx: ZoneDb, person: SealedPerson & PersonDigests): Promise<boolean> {
  const taken = await tables(tx)
    .selectFrom('parties.person')
    .select('id')
    .where('id', '<>', person.id)
    .where('standing', '=', true)
    .where((make) =>
      make.or([make('mobile_digest', '=', person.mobileDigest), make('id_number_digest', '=', person.idNumberDigest)]),
    )
    .executeTakeFirst();
  if (taken !== undefined) return false;
  await tables(tx).updateTable('parties.person').set(columnsOf(person)).where('id', '=', person.id).execute();
  return true;
}

/** Which of these ids are persons who were not erased. */
export async function findUnerased(db: ZoneDb, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let start = 0; start < ids.length; start += 1_000) {
    const rows = await tables(db)
      .selectFrom('parties.person')
      .select('id')
      .where('id', 'in', ids.slice(start, start + 1_000))
      .where('erased_at', 'is', null)
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Empties everything of a person but the id. */
export async function clearPerson(tx: ZoneDb, id: string, at: string): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('parties.person')
    .set({
      ...columnsOf({
        ...{ name: null, mobile: null, idNumber: null, email: null, idNumberDoubted: false },
        ...{ mobileDigest: null, idNumberDigest: null },
      }),
      erased_at: at,
    })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function columnsOf(
  person: Omit<SealedPerson, 'id' | 'zoneId' | 'erasedAt'> & PersonDigests,
): Omit<PersonRow, 'zone_id' | 'id' | 'demonstration' | 'standing' | 'registered_at' | 'registered_by' | 'erased_at'> {
  return {
    name_sealed: person.name,
    mobile_sealed: person.mobile,
    id_number_sealed: person.idNumber,
    email_sealed: person.email,
    mobile_digest: person.mobileDigest,
    id_number_digest: person.idNumberDigest,
    id_number_doubted: person.idNumberDoubted,
  };
}

/** The person who holds an account. */
export function findPersonOfAccount(db: ZoneDb, accountId: string): Promise<SealedPerson | undefined> {
  return tables(db)
    .selectFrom('parties.person_account as link')
    .innerJoin('parties.person as person', (join) =>
      join.onRef('person.zone_id', '=', 'link.zone_id').onRef('person.id', '=', 'link.person_id'),
    )
    .select(personColumns)
    .where('link.account_id', '=', accountId)
    .executeTakeFirst();
}

/** Accounts of a person, at most one a role. */
export function listAccountsOfPerson(db: ZoneDb, personId: string) {
  return tables(db)
    .selectFrom('parties.person_account')
    .select(['account_id as accountId', 'role'])
    .where('person_id', '=', personId)
    .execute();
}

/** Accounts whose persons are not invented. */
export async function listAccountsOfPeople(db: ZoneDb): Promise<Set<string>> {
  const rows = await tables(db)
    .selectFrom('parties.person_account as link')
    .innerJoin('parties.person as person', (join) =>
      join.onRef('person.zone_id', '=', 'link.zone_id').onRef('person.id', '=', 'link.person_id'),
    )
    .select('link.account_id')
    .where('person.demonstration', '=', false)
    .execute();
  return new Set(rows.map((row) => row.account_id));
}

/** Ties an account to a person; ignored when it is tied already. */
export async function linkAccount(
  tx: ZoneDb,
  link: {
    zoneId: string;
    accountId: string;
    personId: string;
    role: 'resident' | 'expert' | 'bankOfficer' | 'firmMember';
    at: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.person_account')
    .values({
      zone_id: link.zoneId,
      account_id: link.accountId,
      person_id: link.personId,
      role: link.role,
      linked_at: link.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Waits for other transactions that hold the same word; free again at the end of this one. */
export async function lockWord(tx: ZoneDb, word: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${word}, 7266))`.execute(tx);
}
