import { randomInt, timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { randomCode } from './one-time-code.ts';
import {
  confirmSecondFactor,
  findSecondFactor,
  replaceRecoveryCodes,
  spendCounter,
  spendRecoveryCode,
} from './store/second-factors.ts';

const stepMs = 30_000;
const digits = 6;

/** How many recovery codes an account gets. */
export const recoveryCodes = 10;

/** Whose second factor, where. */
export interface FactorOwner {
  zoneId: string;
  accountId: string;
}

/** A fresh secret of 160 bits, in base32 as authenticator programs take it (RFC 4226 section 4). */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator program reads from a QR code. */
export function factorUri(secret: string, label: { issuer: string; login: string }): string {
  return new TOTP({ issuer: label.issuer, label: label.login, secret, digits, period: stepMs / 1000 }).toString();
}

/** Number of the 30-second step of a time in milliseconds (RFC 6238 section 4.2). */
export function counterAt(now: number): number {
  return Math.floor(now / stepMs);
}

/** Code of one step (RFC 4226 section 5.3, HMAC-SHA-1). */
export function codeAt(secret: string, counter: number, length = digits): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter, digits: length });
}

/** The step that a code belongs to: now, one before or one after, and later than any that was spent; undefined for none. */
export function matchingCounter(
  secret: string,
  code: string,
  { now, lastCounter }: { now: number; lastCounter: number },
): number | undefined {
  const typed = Buffer.from(code);
  const matches = [-1, 0, 1]
    .map((drift) => counterAt(now) + drift)
    .filter((counter) => counter > lastCounter && counter >= 0)
    // All are compared, so that the time taken tells nothing.
    .filter((counter) => {
      const right = Buffer.from(codeAt(secret, counter));
      return typed.length === right.length && timingSafeEqual(typed, right);
    });
  return matches[0];
}

/** Seals a secret for its owner; it opens for no other account. */
export function sealSecret(keys: Keys, owner: FactorOwner, secret: string): string {
  return keys.seal(secret, aboutOf(owner));
}

/**
 * Spends a code of the owner's confirmed factor, or one of the recovery codes, in the transaction that lets the person
 * in; undefined when it is wrong or was spent. Of two requests with one code exactly one is let in.
 */
export async function spendCode(
  tx: ZoneDb,
  keys: Keys,
  { owner, code, now }: { owner: FactorOwner; code: string; now: number },
): Promise<'code' | 'recovery' | undefined> {
  const factor = await findSecondFactor(tx, owner.accountId);
  if (factor === undefined || factor.confirmedAt === null) return undefined;
  const typed = code.replace(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(typed)) {
    const secret = keys.open(factor.sealedSecret, aboutOf(owner));
    const counter = matchingCounter(secret, typed, { now, lastCounter: factor.lastCounter });
    const spent = counter !== undefined && (await spendCounter(tx, owner.accountId, counter));
    return spent ? 'code' : undefined;
  }
  const hash = recoveryHash(keys, owner, typed);
  const at = new Date(now).toISOString();
  return (await spendRecoveryCode(tx, owner.accountId, { hash, at })) ? 'recovery' : undefined;
}

/** Confirms a begun enrolment with its first code, which is spent by it; false when the code is wrong or nothing was begun. */
export async function confirmWithCode(
  tx: ZoneDb,
  keys: Keys,
  { owner, code, now }: { owner: FactorOwner; code: string; now: number },
): Promise<boolean> {
  const factor = await findSecondFactor(tx, owner.accountId);
  if (factor === undefined || factor.confirmedAt !== null) return false;
  const secret = keys.open(factor.sealedSecret, aboutOf(owner));
  const counter = matchingCounter(secret, code.replace(/\s/g, ''), { now, lastCounter: factor.lastCounter });
  if (counter === undefined || !(await spendCounter(tx, owner.accountId, counter))) return false;
  return confirmSecondFactor(tx, owner.accountId, new Date(now).toISOString());
}

/** Gives the owner fresh recovery codes, shown once; the former ones no longer work. */
export async function giveRecoveryCodes(tx: ZoneDb, keys: Keys, owner: FactorOwner, now: number): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  const hashes = codes.map((code) => recoveryHash(keys, owner, code.replaceAll('-', '')));
  await replaceRecoveryCodes(tx, { ...owner, hashes, at: new Date(now).toISOString() });
  return codes;
}

/**
 * 24 letters and digits, about 118 random bits, so that a digest keeps them safe without a slow hash (ASVS 5.0 6.5.2);
 * never digits alone, or it would be read as a code.
 */
function newRecoveryCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  return `${letters[randomInt(letters.length)]}${randomCode(24).slice(1)}`;
}

function recoveryHash(keys: Keys, { zoneId, accountId }: FactorOwner, code: string): Buffer {
  return keys.digest({ zoneId, field: 'auth.recoveryCode' }, `${accountId}/${code}`);
}

function aboutOf({ zoneId, accountId }: FactorOwner): string {
  return `auth.secondFactor/${zoneId}/${accountId}`;
}
