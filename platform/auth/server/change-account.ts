import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { grantableRoles } from '../contract/accounts.ts';
import type { AccountStatus } from '../contract/states.ts';
import { conflictOf } from './create-account.ts';
import { isAdministrator } from './domain.ts';
import { giveOneTimeCode, type OneTimeCode } from './one-time-code.ts';
import type { Sessions } from './sessions.ts';
import {
  type AccountRow,
  awaitOtherChanges,
  clearPassword,
  lockAccount,
  lockHolders,
  saveConfirmation,
  saveMustChange,
  saveRole,
  saveStatus,
} from './store/accounts.ts';
import { type DirectoryRow, readDirectoryEntry } from './store/directory.ts';
import { endOneTimeCodes } from './store/one-time-codes.ts';
import { endPendingOf } from './store/pending.ts';
import { removeSecondFactor } from './store/second-factors.ts';

/** An administrator at work on another person's account. */
export interface AdministratorAtWork {
  context: RequestContext;
  sessions: Sessions;
  /** The account worked on. */
  id: string;
}

type Answer = { account: DirectoryRow };

/** What a change did, for the journal. */
interface Change {
  before?: Record<string, string | boolean>;
  after?: Record<string, string | boolean>;
  reason?: string;
  /** Ends the account's sessions, with this word kept at each. */
  ends?: string;
}

/**
 * One change of another person's account in one transaction: nobody changes the own account, the account must be in one
 * of the states, and whatever the change asks for is journalled with it.
 */
async function change<T extends object>(
  { context, sessions, id }: AdministratorAtWork,
  states: readonly AccountStatus[],
  work: (tx: ZoneDb, account: AccountRow, now: number) => Promise<Change & { answer: T }>,
): Promise<Answer & T> {
  const now = context.now().epochMilliseconds;
  if (context.account?.id === id) throw new AppError('auth.ownAccount');
  try {
    return await context.transaction(async (tx) => {
      await awaitOtherChanges(tx);
      const account = await lockAccount(tx, id);
      if (account === undefined) throw new AppError('auth.accountNotFound');
      if (!states.includes(account.status)) throw new AppError('auth.wrongStatus');
      const { answer, ends, ...note } = await work(tx, account, now);
      if (ends !== undefined) {
        await sessions.endAll(tx, { accountId: id, now, why: ends });
        await endPendingOf(tx, id, new Date(now).toISOString());
      }
      await context.record(tx, { subject: { type: 'auth.account', id }, ...note });
      const entry = await readDirectoryEntry(tx, id);
      if (entry === undefined) throw new AppError('auth.accountNotFound');
      return { account: entry, ...answer };
    });
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}

/** Refuses to take the role from its last active holder: a zone always has all three administrators. */
async function keepLast(tx: ZoneDb, account: AccountRow): Promise<void> {
  if (!isAdministrator(account.role) || account.status !== 'active') return;
  const holders = await lockHolders(tx, account.role);
  if (holders.every((id) => id === account.id)) throw new AppError('auth.lastAdministrator');
}

/** With password and factor of another administrator one person would hold two of the three offices. */
function refuseAdministrator({ role }: AccountRow): void {
  if (isAdministrator(role)) throw new AppError('auth.resetOnServer');
}

const nothing = {};

/** Confirms a pending account's role, the second person's part, and gives its activation code; again, a fresh code. */
export function confirmAccount(work: AdministratorAtWork): Promise<Answer & { code: OneTimeCode }> {
  const { context } = work;
  return change(work, ['pending'], async (tx, account, now) => {
    const caller = context.account;
    if (caller === null || context.zone === null) throw new AppError('http.signInNeeded');
    if (account.createdBy === caller.id) throw new AppError('auth.sameAdministrator');
    if (account.confirmedAt === null) {
      await saveConfirmation(tx, account.id, { accountId: caller.id, at: new Date(now).toISOString() });
    }
    const to = { zone: context.zone, accountId: account.id, purpose: 'activate' as const, now };
    const code = await giveOneTimeCode(tx, to);
    return { answer: { code }, after: { role: account.role, confirmed: true } };
  });
}

/** Grants another role. */
export function setRole(work: AdministratorAtWork, to: { role: AccountRole; reason: string }): Promise<Answer> {
  return change(work, ['pending', 'active', 'locked'], async (tx, account) => {
    if (to.role === account.role) throw new AppError('auth.wrongStatus');
    const { role, status, confirmedAt } = account;
    if (!grantableRoles({ role, status, confirmed: confirmedAt !== null }).includes(to.role)) {
      throw new AppError('auth.roleNeedsConfirmation');
    }
    await keepLast(tx, account);
    await saveRole(tx, account.id, to.role);
    const { reason } = to;
    return { answer: nothing, before: { role: account.role }, after: { role: to.role }, reason, ends: 'roleChanged' };
  });
}

/** Locks an account. */
export function lock(work: AdministratorAtWork, reason: string): Promise<Answer> {
  return change(work, ['active'], async (tx, account, now) => {
    await keepLast(tx, account);
    await saveStatus(tx, account.id, 'locked');
    // A code that may be in strange hands does not come back to life with the account.
    await endOneTimeCodes(tx, account.id, new Date(now).toISOString());
    return { answer: nothing, ...statusChange(account, 'locked'), reason, ends: 'accountLocked' };
  });
}

/** Unlocks an account, also from the lock of wrong passwords. */
export function unlock(work: AdministratorAtWork, reason: string): Promise<Answer> {
  return change(work, ['active', 'locked'], async (tx, account) => {
    await saveStatus(tx, account.id, 'active');
    return { answer: nothing, ...statusChange(account, 'active'), reason };
  });
}

/** Closes an account for good. */
export function close(work: AdministratorAtWork, reason: string): Promise<Answer> {
  return change(work, ['pending', 'active', 'locked'], async (tx, account, now) => {
    await keepLast(tx, account);
    await saveStatus(tx, account.id, 'closed');
    await endOneTimeCodes(tx, account.id, new Date(now).toISOString());
    return { answer: nothing, ...statusChange(account, 'closed'), reason, ends: 'accountClosed' };
  });
}

/** Takes the password away and gives a code with which the person sets a new one. */
export function resetPassword(work: AdministratorAtWork, reason: string): Promise<Answer & { code: OneTimeCode }> {
  const { zone } = work.context;
  return change(work, ['active'], async (tx, account, now) => {
    if (zone === null) throw new AppError('http.signInNeeded');
    refuseAdministrator(account);
    await clearPassword(tx, { ...account, zoneId: zone.id, at: new Date(now).toISOString() });
    const code = await giveOneTimeCode(tx, { zone, accountId: account.id, purpose: 'reset', now, hours: 24 });
    return { answer: { code }, reason, ends: 'passwordReset' };
  });
}

/** Has the person replace its password before anything else answers. */
export function requirePassword(work: AdministratorAtWork, reason: string): Promise<Answer> {
  return change(work, ['active'], async (tx, account) => {
    await saveMustChange(tx, account.id);
    return { answer: nothing, reason, ends: 'passwordToChange' };
  });
}

/** Removes the second factor of a person who lost its phone. */
export function resetSecondFactor(work: AdministratorAtWork, reason: string): Promise<Answer> {
  return change(work, ['pending', 'active', 'locked'], async (tx, account) => {
    refuseAdministrator(account);
    if (!(await removeSecondFactor(tx, account.id))) throw new AppError('auth.noFactor');
    return { answer: nothing, reason, ends: 'factorReset' };
  });
}

function statusChange(account: AccountRow, status: AccountStatus) {
  return { before: { status: account.status }, after: { status } };
}
