import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';

// OWASP's first choice for scrypt: N=2^17, r=8, p=1, about 128 MiB and 0.3 s a guess.
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 };
const keyBytes = 32;

/** Digest `scrypt$N$r$p$salt$key` of a password with a fresh salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Compares in constant time; a digest of unknown form never matches. */
export async function verifyPassword(password: string, digest: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = digest.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: cost.maxmem };
  const actual = await derive(password, Buffer.from(salt, 'base64'), options);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

// Each comparison holds 128 MiB: two at a time, and a crowd is told to come back instead of waiting without end.
const atOnce = 2;
const mostWaiting = 60;
let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  if (running < atOnce) running += 1;
  else if (waiting.length >= mostWaiting) throw new AppError('http.busy');
  // Whoever ends hands its place to the first in the row, so the count stays.
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await deriveNow(password, salt, options);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function deriveNow(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
