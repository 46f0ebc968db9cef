import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CipherName, decrypt, encrypt, keyBytes } from './cipher.ts';

const ciphers: CipherName[] = ['aes-256-gcm', 'sm4-gcm'];
const key = randomBytes(keyBytes);

describe.each(ciphers)('%s', (cipher) => {
  it('gives back what was encrypted, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, about) => {
        const sealed = encrypt(cipher, key, { plain, about });
        expect(decrypt(key, { sealed, about })).toBe(plain.toWellFormed());
      }),
    );
  });

  it('never gives the same ciphertext twice', () => {
    const made = Array.from({ length: 200 }, () => encrypt(cipher, key, { plain: '13800138000', about: 'mobile' }));
    expect(new Set(made).size).toBe(200);
  });

  it('does not open with another key, as something else, or after any byte was changed', () => {
    const sealed = encrypt(cipher, key, { plain: '张三', about: 'person/1/name' });
    expect(decrypt(randomBytes(keyBytes), { sealed, about: 'person/1/name' })).toBeUndefined();
    expect(decrypt(key, { sealed, about: 'person/2/name' })).toBeUndefined();
    const body = Buffer.from(sealed.slice(5), 'base64url');
    for (let place = 0; place < body.length; place += 1) {
      const changed = Buffer.from(body);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const forged = sealed.slice(0, 5) + changed.toString('base64url');
      expect(decrypt(key, { sealed: forged, about: 'person/1/name' })).toBeUndefined();
    }
  });

  it.each(['', 'y1', 'y1.a.', 'y1.x.AAAA', 'y2.a.AAAA', '张三', 'y1.a.AA', 'y1.s.====='])(
    'does not open %j',
    (sealed) => {
      expect(decrypt(key, { sealed, about: 'x' })).toBeUndefined();
    },
  );
});

it('opens what the other cipher wrote, so that an installation can change it', () => {
  const sealed = ciphers.map((cipher) => encrypt(cipher, key, { plain: 'kept', about: 'x' }));
  expect(sealed.map((one) => decrypt(key, { sealed: one, about: 'x' }))).toEqual(['kept', 'kept']);
  expect(sealed.map((one) => one.slice(0, 5))).toEqual(['y1.a.', 'y1.s.']);
});
