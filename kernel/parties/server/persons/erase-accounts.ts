import { eraseAccount } from '#platform/auth/server/erase-account.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { openTexts } from '#platform/i18n/server/texts.ts';
import en from '../../locale/en.json' with { type: 'json' };
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { listAccountsOfPerson } from './store/persons.ts';

const texts = openTexts([{ name: 'parties', locale: { 'zh-CN': zh, en } }]);

/** Closes every login of an erased person; what a zone stores it stores in Chinese. */
export async function eraseAccounts(tx: ZoneDb, personId: string, at: string): Promise<void> {
  const displayName = texts('zh-CN', 'parties:person.erased');
  for (const { accountId } of await listAccountsOfPerson(tx, personId)) {
    await eraseAccount(tx, accountId, { displayName, at });
  }
}
