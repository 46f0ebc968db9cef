import { sm2 } from 'sm-crypto-v2';

/** Signer id of GM/T 0009-2012; Node's own SM2 uses an empty one and does not interoperate. */
const userId = '1234567812345678';

/** A key pair in hexadecimal; the public one uncompressed, 65 bytes. */
export interface SigningKey {
  publicKey: string;
  privateKey: string;
}

/** A fresh SM2 key pair (GB/T 32918). */
export function newSigningKey(): SigningKey {
  return sm2.generateKeyPairHex();
}

/** SM2 signature over the UTF-8 bytes of a text, with SM3: r ‖ s in hexadecimal. */
export function sign(text: string, { privateKey, publicKey }: SigningKey): string {
  return sm2.doSignature(Buffer.from(text), privateKey, { hash: true, der: false, publicKey, userId });
}

/** True when the signature is that of the key over the text; a malformed key or signature is simply false. */
export function isSigned(text: string, { publicKey, signature }: { publicKey: string; signature: string }): boolean {
  try {
    return sm2.doVerifySignature(Buffer.from(text), signature, publicKey, { hash: true, der: false, userId });
  } catch {
    return false;
  }
}
