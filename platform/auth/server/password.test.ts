import { describe, expect, it } from 'vitest';
import { quickDigest } from './identity.fixture.ts';
import { hashPassword, verifyPassword } from './password.ts';

describe('password digests', () => {
  it('match their password and no other, and differ between two makings', async () => {
    const [one, two] = await Promise.all([hashPassword('正确的口令 1'), hashPassword('正确的口令 1')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^scrypt\$131072\$8\$1\$/);
    expect(await verifyPassword('正确的口令 1', one)).toBe(true);
    expect(await verifyPassword('正确的口令 2', one)).toBe(false);
  });

  it('are of the password as it was typed: with its case and blanks, to its last character', async () => {
    const typed = ` Kv9-Tulip ${'x'.repeat(180)}y `;
    const digest = quickDigest(typed);
    expect(await verifyPassword(typed, digest)).toBe(true);
    for (const other of [typed.toLowerCase(), typed.trim(), typed.slice(0, 72), typed.slice(0, -2), `${typed}z`]) {
      expect(await verifyPassword(other, digest)).toBe(false);
    }
  });

  it('treats composed and decomposed letters alike', async () => {
    expect(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });

  it.each(['', 'scrypt$1', 'bcrypt$a$b$c$d$e', 'plain'])('never match the broken digest %j', async (digest) => {
    expect(await verifyPassword('', digest)).toBe(false);
  });

  it('are compared two at a time, and a crowd beyond 60 is turned away', async () => {
    const digest = 'scrypt$1024$8$1$c2FsdHNhbHQ=$a2V5';
    const crowd = await Promise.allSettled(Array.from({ length: 70 }, () => verifyPassword('x', digest)));
    expect(crowd.filter((one) => one.status === 'fulfilled')).toHaveLength(62);
    const refused = crowd.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(8);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'http.busy' });
  });
});
