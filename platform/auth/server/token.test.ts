import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newToken, parseToken } from './token.ts';

const zone = '018f0000-0000-7000-8000-00000000000a';

describe('session tokens', () => {
  it('are read back as the zone and the stored hash', () => {
    const token = newToken(zone);
    expect(parseToken(token.cookie)).toEqual({ zone, hash: token.hash });
    expect(token.hash).toHaveLength(32);
  });

  it('do not hold their hash, and two never agree', () => {
    const [one, two] = [newToken(zone), newToken(zone)];
    expect(one.cookie).not.toBe(two.cookie);
    expect(one.cookie).not.toContain(one.hash.toString('base64url'));
  });

  it('have 256 random bits behind the zone', () => {
    const secrets = Array.from({ length: 200 }, () => newToken(zone).cookie.slice(zone.length + 1));
    expect(new Set(secrets).size).toBe(200);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    // No byte stands still.
    const bytes = secrets.map((secret) => Buffer.from(secret, 'base64url'));
    for (let place = 0; place < 32; place += 1)
      expect(new Set(bytes.map((one) => one[place])).size).toBeGreaterThan(60);
  });

  it('of any other form are none', () => {
    expect(parseToken(undefined)).toBeUndefined();
    expect(parseToken(`${zone}.short`)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => parseToken(text) === undefined));
  });
});
