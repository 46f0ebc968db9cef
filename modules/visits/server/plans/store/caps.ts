import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type CapRule, usualCap } from '../../../contract/visit-cap.ts';
import { tables } from './tables.ts';

const ruleColumns = [
  'valid_from as validFrom',
  'months',
  'total_most as totalMost',
  'department_most as departmentMost',
  'document_number as documentNumber',
] as const;

/** The rule in force on a day: the zone's own, or the one that the software brings. */
export async function capOn(db: ZoneDb, day: string): Promise<CapRule> {
  const row = await tables(db)
    .selectFrom('visits.cap')
    .select(ruleColumns)
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? usualCap;
}

/** Every rule that was set, the newest first. */
export function listCaps(db: ZoneDb) {
  return tables(db)
    .selectFrom('visits.cap as cap')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'cap.zone_id').onRef('account.id', '=', 'cap.set_by'),
    )
    .select(ruleColumns)
    .select(['number', 'reason', 'account.display_name as setBy', 'set_at as setAt'])
    .orderBy('valid_from', 'desc')
    .orderBy('number', 'desc')
    .execute();
}

/** Adds a rule; its number among those of the same day. */
export async function addCap(
  tx: ZoneDb,
  cap: Omit<CapRule, 'validFrom' | 'documentNumber'> & {
    zoneId: string;
    validFrom: string;
    documentNumber: string;
    reason: string | null;
    by: string;
    at: string;
  },
): Promise<number> {
  // Two set at once: one waits for the other, and takes the next number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`visits.cap ${cap.zoneId}`}, 0))`.execute(tx);
  const last = await tables(tx)
    .selectFrom('visits.cap')
    .select((make) => make.fn.max('number').as('number'))
    .where('valid_from', '=', cap.validFrom)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await tables(tx)
    .insertInto('visits.cap')
    .values({
      ...{ zone_id: cap.zoneId, valid_from: cap.validFrom, number, months: cap.months, total_most: cap.totalMost },
      ...{ department_most: cap.departmentMost, document_number: cap.documentNumber, reason: cap.reason },
      ...{ set_by: cap.by, set_at: cap.at },
    })
    .execute();
  return number;
}
