import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ConsentField, ConsentPurpose } from '../../../contract/consent.ts';
import type { Disclosure, DisclosureMeans } from '../../../contract/disclosure.ts';

// A type and not an interface: kysely asks for an index signature.

/** A row of parties.disclosure. */
export type DisclosureRow = {
  zone_id: string;
  id: string;
  consent_id: string;
  party_id: string;
  fields: ConsentField[];
  purpose: ConsentPurpose;
  receiver_kind: Disclosure['receiver']['kind'];
  receiver_id: string;
  disclosed_on: string;
  disclosed_at: string;
  disclosed_by: string | null;
  means_kind: DisclosureMeans['kind'];
  means_id: string;
  demonstration: Generated<boolean>;
};

function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.disclosure': DisclosureRow;
    'auth.account': { zone_id: string; id: string; display_name: string };
  }>();
}

/** Adds what was told, one row for each consent that it rests on; the database refuses a row without one. */
export async function addDisclosures(tx: ZoneDb, rows: readonly Omit<DisclosureRow, 'demonstration'>[]): Promise<void> {
  await tables(tx)
    .insertInto('parties.disclosure')
    .values([...rows])
    .execute();
}

/** What was told of parties, newest first, with the account that did it. */
export async function listDisclosuresOf(
  db: ZoneDb,
  partyIds: readonly string[],
  { limit, offset }: { limit: number; offset: number },
): Promise<Omit<Disclosure, 'receiverName'>[]> {
  const rows = await tables(db)
    .selectFrom('parties.disclosure as one')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'one.zone_id').onRef('account.id', '=', 'one.disclosed_by'),
    )
    .select(['one.id', 'one.consent_id as consentId', 'one.fields', 'one.purpose', 'one.disclosed_at as at'])
    .select(['one.receiver_kind', 'one.receiver_id', 'one.means_kind', 'one.means_id', 'account.display_name as by'])
    .where('one.party_id', 'in', partyIds)
    .orderBy('one.disclosed_at', 'desc')
    .orderBy('one.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ receiver_kind, receiver_id, means_kind, means_id, ...row }) => ({
    ...row,
    receiver: { kind: receiver_kind, id: receiver_id },
    means: { kind: means_kind, id: means_id },
  }));
}

/** How often something was told of parties. */
export async function countDisclosuresOf(db: ZoneDb, partyIds: readonly string[]): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('parties.disclosure')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('party_id', 'in', partyIds)
    .executeTakeFirstOrThrow();
  return count;
}
