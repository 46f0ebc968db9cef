import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { scramVerifier } from './scram.ts';

describe('scramVerifier', () => {
  it('gives the keys of the exchange in RFC 7677, section 3', () => {
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    const message =
      'n=user,r=rOprNGfwEbeRWgbNEkqO,' +
      'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,' +
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
    const verifier = scramVerifier('pencil', salt);
    expect(verifier).toMatch(/^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$/);
    const [stored, server] = (verifier.split('$')[2] ?? '').split(':').map((key) => Buffer.from(key, 'base64'));
    const signed = (key: Buffer | undefined) =>
      createHmac('sha256', key ?? '')
        .update(message)
        .digest();
    expect(signed(server).toString('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
    const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64');
    const clientKey = signed(stored).map((byte, at) => byte ^ (proof[at] ?? 0));
    expect(createHash('sha256').update(clientKey).digest()).toEqual(stored);
  });

  it('salts anew each time and never shows the password', () => {
    const password = 'correct horse battery staple';
    const [one, other] = [scramVerifier(password), scramVerifier(password)];
    expect(one).not.toBe(other);
    expect(one).not.toContain(password);
  });

  it.each(['', '密码', 'tab\t'])('refuses %j, which a server might prepare differently', (password) => {
    expect(() => scramVerifier(password)).toThrow(TypeError);
  });
});
