import { createHash, randomInt } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type CodePurpose, replaceOneTimeCode } from './store/one-time-codes.ts';

/** A one-time code as it is handed over: shown once, only its hash is stored. */
export interface OneTimeCode {
  /** `<zone code>.<20 letters and digits in groups of four>`, about 98 random bits; read without regard to case. */
  code: string;
  /** ISO 8601. */
  expiresAt: string;
}

// No look-alikes: people copy these by hand.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const form = /^([a-z][a-z0-9-]{1,30})\.((?:[a-z0-9]{4}-){4}[a-z0-9]{4})$/;

/** How long a code is good where nothing else is said: three days, because an invited person may be away. */
export const usualHours = 72;

/** Gives an account a fresh code in place of those it still holds. */
export async function giveOneTimeCode(
  tx: ZoneDb,
  to: { zone: { id: string; code: string }; accountId: string; purpose: CodePurpose; now: number; hours?: number },
): Promise<OneTimeCode> {
  const secret = randomCode(20);
  const expiresAt = new Date(to.now + (to.hours ?? usualHours) * 3_600_000).toISOString();
  const at = new Date(to.now).toISOString();
  const { zone, accountId, purpose } = to;
  await replaceOneTimeCode(tx, { zoneId: zone.id, hash: hashOf(secret), accountId, purpose, at, expiresAt });
  return { code: `${zone.code}.${secret}`, expiresAt };
}

/** Reads a code; undefined when it has not the form of one. */
export function parseOneTimeCode(code: string): { zone: string; hash: Buffer } | undefined {
  const [, zone, secret] = form.exec(code.trim().toLowerCase()) ?? [];
  if (zone === undefined || secret === undefined) return undefined;
  return { zone, hash: hashOf(secret) };
}

/** Random letters and digits without look-alikes, in groups of four. */
export function randomCode(length: number): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
