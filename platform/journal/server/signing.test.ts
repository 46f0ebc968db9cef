import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { isSigned, newSigningKey, sign } from './signing.ts';

const key = newSigningKey();
const text = '园枢 head 1';

describe('a signature', () => {
  it('is that of the key over the very text, with SM3 and the signer id of GM/T 0009', () => {
    const signature = sign(text, key);
    expect(signature).toMatch(/^[0-9a-f]{128}$/);
    const verify = (userId: string, hash = true) =>
      sm2.doVerifySignature(Buffer.from(text), signature, key.publicKey, { hash, der: false, userId });
    expect(verify('1234567812345678')).toBe(true);
    expect(verify('')).toBe(false);
    expect(verify('1234567812345678', false)).toBe(false);
  });

  it('is none for another text, another key, a changed digit, or anything else', () => {
    const signature = sign(text, key);
    expect(isSigned(text, { publicKey: key.publicKey, signature })).toBe(true);
    expect(isSigned(`${text} `, { publicKey: key.publicKey, signature })).toBe(false);
    expect(isSigned(text, { publicKey: newSigningKey().publicKey, signature })).toBe(false);
    const changed = signature.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    expect(isSigned(text, { publicKey: key.publicKey, signature: changed })).toBe(false);
    for (const bad of ['', 'x', '0'.repeat(128)]) {
      expect(isSigned(text, { publicKey: key.publicKey, signature: bad })).toBe(false);
      expect(isSigned(text, { publicKey: bad, signature })).toBe(false);
    }
  });

  it('is another each time, and so is a key', () => {
    expect(sign(text, key)).not.toBe(sign(text, key));
    expect(newSigningKey().privateKey).not.toBe(key.privateKey);
    expect(key.publicKey).toMatch(/^04[0-9a-f]{128}$/);
  });
});
