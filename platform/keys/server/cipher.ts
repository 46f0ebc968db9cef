import { type CipherGCMTypes, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Ciphers an installation can choose: AES by default, SM4 (GB/T 32907) where a commercial-cryptography assessment asks for it. */
export type CipherName = 'aes-256-gcm' | 'sm4-gcm';

/** Bytes of a key before it is cut to the cipher's length. */
export const keyBytes = 32;

const ivBytes = 12;
const tagBytes = 16;
const marks = { 'aes-256-gcm': 'a', 'sm4-gcm': 's' } as const satisfies Record<CipherName, string>;
const keyLengths = { 'aes-256-gcm': 32, 'sm4-gcm': 16 } as const satisfies Record<CipherName, number>;
// The type definitions of Node name AES only; its OpenSSL has SM4 in the same mode.
const typed = (cipher: CipherName) => cipher as CipherGCMTypes;
const form = /^y1\.([as])\.([A-Za-z0-9_-]{38,})$/;

/** Encrypts text; `about` names what it is, so that a ciphertext moved elsewhere does not open. Form: `y1.<cipher>.<base64url>`. */
export function encrypt(cipher: CipherName, key: Buffer, { plain, about }: { plain: string; about: string }): string {
  const iv = randomBytes(ivBytes);
  const machine = createCipheriv(typed(cipher), key.subarray(0, keyLengths[cipher]), iv, { authTagLength: tagBytes });
  machine.setAAD(Buffer.from(about));
  const body = Buffer.concat([iv, machine.update(plain, 'utf8'), machine.final(), machine.getAuthTag()]);
  return `y1.${marks[cipher]}.${body.toString('base64url')}`;
}

/** Opens what {@link encrypt} made, whichever cipher it was; undefined for another key, another `about`, or a changed byte. */
export function decrypt(key: Buffer, { sealed, about }: { sealed: string; about: string }): string | undefined {
  const [, mark, text = ''] = form.exec(sealed) ?? [];
  if (mark === undefined) return undefined;
  const cipher = mark === 's' ? 'sm4-gcm' : 'aes-256-gcm';
  const body = Buffer.from(text, 'base64url');
  const machine = createDecipheriv(typed(cipher), key.subarray(0, keyLengths[cipher]), body.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  machine.setAAD(Buffer.from(about));
  machine.setAuthTag(body.subarray(-tagBytes));
  try {
    return Buffer.concat([machine.update(body.subarray(ivBytes, -tagBytes)), machine.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
