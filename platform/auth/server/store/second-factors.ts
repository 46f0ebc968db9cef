import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** A second factor as it is stored; the secret is sealed. */
export interface SecondFactorRow {
  sealedSecret: string;
  startedAt: string;
  confirmedAt: string | null;
  lastCounter: number;
}

/** The second factor of an account, confirmed or begun. */
export function findSecondFactor(db: ZoneDb, accountId: string): Promise<SecondFactorRow | undefined> {
  return tables(db)
    .selectFrom('auth.second_factor')
    .select(['sealed_secret as sealedSecret', 'started_at as startedAt', 'confirmed_at as confirmedAt'])
    .select('last_counter as lastCounter')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Begins an enrolment anew; false when a confirmed factor stands. */
export async function beginSecondFactor(
  tx: ZoneDb,
  factor: { zoneId: string; accountId: string; sealedSecret: string; at: string },
): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('auth.second_factor')
    .values({
      zone_id: factor.zoneId,
      account_id: factor.accountId,
      sealed_secret: factor.sealedSecret,
      started_at: factor.at,
      confirmed_at: null,
      last_counter: 0,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['zone_id', 'account_id'])
        .doUpdateSet({ sealed_secret: factor.sealedSecret, started_at: factor.at })
        .where('auth.second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Confirms an enrolment; false when it was confirmed before. */
export async function confirmSecondFactor(tx: ZoneDb, accountId: string, at: string): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('auth.second_factor')
    .set({ confirmed_at: at })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Spends the codes up to `counter`; false when it, or a later one, was spent already. */
export async function spendCounter(tx: ZoneDb, accountId: string, counter: number): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('auth.second_factor')
    .set({ last_counter: counter })
    .where('account_id', '=', accountId)
    .where('last_counter', '<', counter)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes the factor with its recovery codes; false when there was none. */
export async function removeSecondFactor(tx: ZoneDb, accountId: string): Promise<boolean> {
  await tables(tx).deleteFrom('auth.recovery_code').where('account_id', '=', accountId).execute();
  const result = await tables(tx)
    .deleteFrom('auth.second_factor')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Puts new recovery codes in place of the old ones. */
export async function replaceRecoveryCodes(
  tx: ZoneDb,
  codes: { zoneId: string; accountId: string; hashes: readonly Buffer[]; at: string },
): Promise<void> {
  await tables(tx).deleteFrom('auth.recovery_code').where('account_id', '=', codes.accountId).execute();
  await tables(tx)
    .insertInto('auth.recovery_code')
    .values(
      codes.hashes.map((hash) => ({
        zone_id: codes.zoneId,
        account_id: codes.accountId,
        code_hash: hash,
        made_at: codes.at,
        used_at: null,
      })),
    )
    .execute();
}

/** Spends a recovery code; false when it is unknown or was spent. */
export async function spendRecoveryCode(
  tx: ZoneDb,
  accountId: string,
  { hash, at }: { hash: Buffer; at: string },
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('auth.recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: ZoneDb, accountId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('auth.recovery_code')
    .select((column) => column.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.left ?? 0);
}
