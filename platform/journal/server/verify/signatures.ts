import { isSigned } from '../signing.ts';

/** Checks signatures, each only once: a signature costs more than everything else about a head. */
export interface SignatureChecker {
  holds(text: string, signed: { publicKey: string; signature: string }): boolean;
}

/** Remembered at most; then it begins anew. */
const most = 20_000;

/** A checker that remembers what it has checked. */
export function openSignatureChecker(): SignatureChecker {
  const known = new Map<string, boolean>();
  return {
    holds(text, signed) {
      const name = `${signed.publicKey}/${signed.signature}/${text}`;
      const before = known.get(name);
      if (before !== undefined) return before;
      if (known.size >= most) known.clear();
      const holds = isSigned(text, signed);
      known.set(name, holds);
      return holds;
    },
  };
}
