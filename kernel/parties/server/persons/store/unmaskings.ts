import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { PersonField } from '../../../contract/person.ts';
import { type Slice, tables } from './tables.ts';

/** One look at plain values. */
export interface Unmasking {
  zoneId: string;
  accountId: string;
  personId: string;
  fields: PersonField[];
  reason: string;
  exportNumber: string | null;
  at: string;
}

/** Keeps that values were seen. */
export async function addUnmaskings(tx: ZoneDb, unmaskings: readonly Unmasking[]): Promise<void> {
  if (unmaskings.length === 0) return;
  await tables(tx)
    .insertInto('parties.unmasking')
    .values(
      unmaskings.map((one) => ({
        zone_id: one.zoneId,
        id: randomUUIDv7(),
        account_id: one.accountId,
        person_id: one.personId,
        fields: one.fields,
        reason: one.reason,
        export_number: one.exportNumber,
        at: one.at,
      })),
    )
    .execute();
}

/** How often an account saw plain values since an instant. */
export async function countUnmaskings(db: ZoneDb, accountId: string, since: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('parties.unmasking')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Looks at plain values, newest first, with the account's public name. */
export function listUnmaskingRows(db: ZoneDb, { limit, offset }: Slice) {
  return tables(db)
    .selectFrom('parties.unmasking as one')
    .innerJoin('auth.account as account', 'account.id', 'one.account_id')
    .select(['one.id', 'one.fields', 'one.reason', 'one.at', 'account.display_name as account'])
    .select(['one.person_id as personId', 'one.export_number as exportNumber'])
    .orderBy('one.at', 'desc')
    .orderBy('one.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many looks there are in all. */
export async function countAllUnmaskings(db: ZoneDb): Promise<number> {
  const row = await tables(db)
    .selectFrom('parties.unmasking')
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Looks of each account since an instant, most first. */
export function countUnmaskingsByAccount(db: ZoneDb, since: string) {
  return tables(db)
    .selectFrom('parties.unmasking as one')
    .innerJoin('auth.account as account', 'account.id', 'one.account_id')
    .select(['one.account_id as accountId', 'account.display_name as account'])
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('one.at', '>=', since)
    .groupBy(['one.account_id', 'account.display_name'])
    .orderBy('count', 'desc')
    .execute();
}
