import { adminRoles, type Role, staffRoles } from '#platform/access/contract/roles.ts';
import type { SecondFactorRule, SetUpStep } from '../contract/states.ts';

/** Rules of local sign-in. Times are milliseconds of the epoch, by the server's clock. */

/** Wrong passwords or codes in a row after which an account is locked. */
export const maxFailures = 5;

/** How long a lock lasts. */
export const lockMs = 15 * 60_000;

/** A session ends after this long whatever happens. */
export const sessionMs = 12 * 60 * 60_000;

/** Idle time is written at most this often, so that reading pages does not mean writing rows. */
export const touchMs = 60_000;

/** How long a sign-in may wait for its second factor. */
export const pendingMs = 5 * 60_000;

/** How long a proof of the person (password or second factor) is good for a dangerous act. */
export const proofMs = 10 * 60_000;

const dayMs = 24 * 60 * 60_000;

/** What the counters of an account become. */
export interface Attempt {
  failedAttempts: number;
  lockedUntil: number | null;
}

/** Minutes, rounded up, for which the account is still locked; 0 when it is not. */
export function lockedMinutes(lockedUntil: number | null, now: number): number {
  if (lockedUntil === null || lockedUntil <= now) return 0;
  return Math.ceil((lockedUntil - now) / 60_000);
}

/** Counters after one more wrong password or code; an expired lock starts a new count. */
export function afterFailure(before: Attempt, now: number): Attempt {
  const expired = before.lockedUntil !== null && before.lockedUntil <= now;
  const failedAttempts = (expired ? 0 : before.failedAttempts) + 1;
  return { failedAttempts, lockedUntil: failedAttempts >= maxFailures ? now + lockMs : null };
}

/** Times after which a session must have been seen, and begun, to be alive at `now`. */
export function sessionLimits(now: number, idleMs: number): { seenAfter: number; startedAfter: number } {
  return { seenAfter: now - idleMs, startedAfter: now - sessionMs };
}

/** Why a session that nobody ended is over at `now`; undefined while it lives. */
export function whyOver(
  session: { startedAt: number; lastSeenAt: number },
  now: number,
  idleMs: number,
): 'idle' | 'old' | undefined {
  const { seenAfter, startedAfter } = sessionLimits(now, idleMs);
  if (session.startedAt <= startedAfter) return 'old';
  return session.lastSeenAt <= seenAfter ? 'idle' : undefined;
}

/** True while a proof of the person is fresh; one from the future (a clock set back) is none. */
export function isProved(provedAt: number | null, now: number): boolean {
  return provedAt !== null && provedAt <= now && now - provedAt < proofMs;
}

/** True for staff and the three administrators: longer passwords, and a role that a second person confirms. */
export function isOfficial(role: Role): boolean {
  return isAdministrator(role) || (staffRoles as readonly Role[]).includes(role);
}

/** True for the three administrators of whom no account, and no person, holds two. */
export function isAdministrator(role: Role): boolean {
  return (adminRoles as readonly Role[]).includes(role);
}

/** What a zone asks of its accounts. */
export interface ZonePolicy {
  secondFactor: SecondFactorRule;
  /** Invented logins need no second factor. */
  demonstrationExempt: boolean;
}

/** True when the zone asks this account for a second factor. */
export function needsSecondFactor(policy: ZonePolicy, account: { role: Role; demonstration: boolean }): boolean {
  if (account.demonstration && policy.demonstrationExempt) return false;
  if (policy.secondFactor === 'everyone' || isAdministrator(account.role)) return true;
  return policy.secondFactor === 'staff' && isOfficial(account.role);
}

/** What is known of a session and its account when a request comes. */
export interface SetUpFacts {
  role: Role;
  demonstration: boolean;
  /** How the session began; only a password can be too old. */
  how: string;
  /** The person gave a second factor, here or at another identity provider. */
  secondFactor: boolean;
  passwordMustChange: boolean;
  passwordSetAt: number | null;
}

/** What the session must do before anything else answers; null when it is free. `passwordDays` 0 means no age limit. */
export function setUpOf(
  facts: SetUpFacts,
  rules: { policy: ZonePolicy; passwordDays: number; now: number },
): SetUpStep | null {
  if (facts.how === 'password') {
    const age = facts.passwordSetAt === null ? 0 : rules.now - facts.passwordSetAt;
    const limited = rules.passwordDays > 0 && isAdministrator(facts.role) && !facts.demonstration;
    if (facts.passwordMustChange || (limited && age > rules.passwordDays * dayMs)) return 'password';
  }
  return needsSecondFactor(rules.policy, facts) && !facts.secondFactor ? 'secondFactor' : null;
}
