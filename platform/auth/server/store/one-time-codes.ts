import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** What a one-time code is for. */
export type CodePurpose = 'activate' | 'reset';

/** Puts a code in place of those that the account still holds. */
export async function replaceOneTimeCode(
  tx: ZoneDb,
  code: {
    zoneId: string;
    hash: Buffer;
    accountId: string;
    purpose: CodePurpose;
    at: string;
    expiresAt: string;
  },
): Promise<void> {
  await endOneTimeCodes(tx, code.accountId, code.at);
  await tables(tx)
    .insertInto('auth.one_time_code')
    .values({
      zone_id: code.zoneId,
      code_hash: code.hash,
      account_id: code.accountId,
      purpose: code.purpose,
      made_at: code.at,
      expires_at: code.expiresAt,
      ended_at: null,
    })
    .execute();
}

/** An unused code that has not expired at `at`. */
export function findOneTimeCode(
  db: ZoneDb,
  hash: Buffer,
  at: string,
): Promise<{ accountId: string; purpose: CodePurpose; expiresAt: string } | undefined> {
  return tables(db)
    .selectFrom('auth.one_time_code')
    .select(['account_id as accountId', 'purpose', 'expires_at as expiresAt'])
    .where('code_hash', '=', hash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
}

/** Spends a code; false when another request spent it first. */
export async function spendOneTimeCode(tx: ZoneDb, hash: Buffer, at: string): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('auth.one_time_code')
    .set({ ended_at: at })
    .where('code_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends every code that an account still holds. */
export async function endOneTimeCodes(tx: ZoneDb, accountId: string, at: string): Promise<void> {
  await tables(tx)
    .updateTable('auth.one_time_code')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}
