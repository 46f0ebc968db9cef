import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { conflictOf } from './create-account.ts';
import { isOfficial } from './domain.ts';
import { parseOneTimeCode } from './one-time-code.ts';
import { passwordLength } from './password-rules.ts';
import type { Sessions } from './sessions.ts';
import { type ReadyPassword, readyPassword, storePassword } from './set-password.ts';
import { type AccountRow, findAccount, lockAccount, saveActivation } from './store/accounts.ts';
import { type CodePurpose, findOneTimeCode, spendOneTimeCode } from './store/one-time-codes.ts';
import { endPendingOf } from './store/pending.ts';
import { findZone } from './store.ts';

/** What a good code opens. */
interface Opened {
  zone: ZoneRef;
  hash: Buffer;
  account: AccountRow;
  purpose: CodePurpose;
}

/** What a one-time code is for; `auth.codeInvalid` for one that is unknown, expired, used, or of an account that may not use it. */
export async function checkActivation(database: Database, code: string, now: number) {
  const { zone, account, purpose } = await open(database, code, now);
  return {
    purpose,
    zone: { code: zone.code, name: zone.name },
    displayName: account.displayName,
    login: account.login,
    passwordLength: passwordLength(account.role),
  };
}

/**
 * Sets login and password with a one-time code, which is spent by it: of two requests exactly one wins. An account that
 * waited for activation becomes active; a reset ends every session of the account.
 */
export async function activate(
  { database, sessions }: { database: Database; sessions: Sessions },
  input: { code: string; login?: string | undefined; password: string },
  context: RequestContext,
): Promise<{ zone: string; login: string }> {
  const now = context.now().epochMilliseconds;
  const opened = await open(database, input.code, now);
  const { zone, account } = opened;
  const login = account.login ?? input.login;
  if (login === undefined) throw new AppError('auth.loginMissing');
  const owner = { ...account, login };
  const asked = { db: database.forZone(zone.id), account: owner, password: input.password, field: 'password' };
  const ready = await readyPassword(context, asked);
  try {
    await database.transaction(zone.id, async (tx) => {
      await store(tx, { opened, login, ready, now });
      await sessions.endAll(tx, { accountId: account.id, now, why: 'passwordChanged' });
      await context.record(tx, {
        zoneId: zone.id,
        accountId: account.id,
        subject: { type: 'auth.account', id: account.id },
        // A person outside the authority chooses a login that may say who it is: an entry could not be made to forget it.
        after: { purpose: opened.purpose, ...(isOfficial(account.role) ? { login } : {}) },
      });
    });
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
  return { zone: zone.code, login };
}

async function store(
  tx: Parameters<typeof lockAccount>[0],
  { opened, login, ready, now }: { opened: Opened; login: string; ready: ReadyPassword; now: number },
): Promise<void> {
  const at = new Date(now).toISOString();
  const account = await lockAccount(tx, opened.account.id);
  if (account === undefined || !mayUse(account, opened.purpose)) throw new AppError('auth.codeInvalid');
  if (!(await spendOneTimeCode(tx, opened.hash, at))) throw new AppError('auth.codeInvalid');
  if (account.status === 'pending') await saveActivation(tx, account.id, { login, passwordHash: ready.hash, at });
  else await storePassword(tx, { ...account, zoneId: opened.zone.id }, { ...ready, now });
  await endPendingOf(tx, account.id, at);
}

async function open(database: Database, code: string, now: number): Promise<Opened> {
  const parsed = parseOneTimeCode(code);
  const zone = parsed && (await findZone(database.forZone(noZone), parsed.zone));
  if (parsed === undefined || zone === undefined) throw new AppError('auth.codeInvalid');
  const db = database.forZone(zone.id);
  const found = await findOneTimeCode(db, parsed.hash, new Date(now).toISOString());
  const account = found && (await findAccount(db, found.accountId));
  if (found === undefined || account === undefined || !mayUse(account, found.purpose)) {
    throw new AppError('auth.codeInvalid');
  }
  return { zone, hash: parsed.hash, account, purpose: found.purpose };
}

/** A confirmed account that waits, or an active one whose password was reset; never a locked or closed one. */
function mayUse(account: AccountRow, purpose: CodePurpose): boolean {
  if (purpose === 'activate') return account.status === 'pending' && account.confirmedAt !== null;
  return account.status === 'active';
}
