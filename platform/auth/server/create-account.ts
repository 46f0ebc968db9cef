import { randomUUIDv7 } from 'node:crypto';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { isOfficial } from './domain.ts';
import { giveOneTimeCode, type OneTimeCode } from './one-time-code.ts';
import { addAccount } from './store/accounts.ts';

/** An account to be made by another part: for a firm's member, an expert, a bank officer, a resident. */
export interface Invitation {
  zone: { id: string; code: string };
  displayName: string;
  role: AccountRole;
  /** Absent: the invited person chooses it while activating. */
  login?: string | undefined;
  /** 32-byte keyed digest of what identifies the person in the zone (`context.keys.digest`); compared, never shown. */
  personKey?: Buffer | undefined;
  /** The account that invites; null for the platform itself. */
  createdBy: string | null;
  /** Milliseconds of the epoch. */
  now: number;
  /** How long the code is good; 72 hours where nothing is said. */
  hours?: number | undefined;
  record: RequestContext['record'];
}

/**
 * Makes a pending account and a one-time code, in the caller's transaction, and leaves a journal entry
 * `auth.inviteAccount`. The code (`<zone>.<secret>`) is returned once and stored nowhere: hand it over as
 * `/activate#<code>`, where the person chooses login and password (`POST /api/activation`), after which the account is
 * active. Staff and administrators are refused (`auth.roleNeedsConfirmation`): a second person has to confirm those.
 * A login that is taken throws `auth.loginTaken`.
 */
export async function createInvitedAccount(
  tx: ZoneDb,
  invitation: Invitation,
): Promise<OneTimeCode & { accountId: string }> {
  const { zone, role, now, createdBy } = invitation;
  if (isOfficial(role)) throw new AppError('auth.roleNeedsConfirmation');
  const id = randomUUIDv7();
  await addPendingAccount(tx, {
    zoneId: zone.id,
    id,
    login: invitation.login ?? null,
    displayName: invitation.displayName,
    role,
    confirmedAt: new Date(now).toISOString(),
    createdBy,
    personKey: invitation.personKey ?? null,
  });
  const code = await giveOneTimeCode(tx, {
    zone,
    accountId: id,
    purpose: 'activate',
    now,
    ...(invitation.hours === undefined ? {} : { hours: invitation.hours }),
  });
  await invitation.record(tx, {
    action: 'auth.inviteAccount',
    subject: { type: 'auth.account', id },
    after: { role, status: 'pending', login: invitation.login ?? null },
    zoneId: zone.id,
  });
  return { accountId: id, ...code };
}

/** A fresh code for an invited account that has not been activated; the former one no longer works. */
export function renewInvitation(
  tx: ZoneDb,
  to: { zone: { id: string; code: string }; accountId: string; now: number; hours?: number },
): Promise<OneTimeCode> {
  return giveOneTimeCode(tx, { ...to, purpose: 'activate' });
}

/** Adds an account; a taken login, or a person with another administrator's account, is told as such. */
export async function addPendingAccount(tx: ZoneDb, account: Parameters<typeof addAccount>[1]): Promise<void> {
  try {
    await addAccount(tx, account);
  } catch (error) {
    throw conflictOf(error) ?? error;
  }
}

/** What a broken uniqueness of accounts means; undefined for any other failure. */
export function conflictOf(error: unknown): AppError | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== '23505') return undefined;
  if (constraint === 'account_one_administrator') return new AppError('auth.secondAdministrator');
  return constraint === 'account_zone_id_login_key' ? new AppError('auth.loginTaken') : undefined;
}
