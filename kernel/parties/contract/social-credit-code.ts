/** Characters of a unified social credit code (GB 32100-2015): digits and capitals without I, O, S, V, Z. */
export const creditCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Length of a unified social credit code. */
export const creditCodeLength = 18;

/** Why a code is doubted. None of these forbids it: a few codes really issued break the rule too. */
export type CreditCodeDoubt =
  /** A letter that GB 32100 does not use; `position` counts from 1. */
  | { kind: 'character'; position: number; character: string }
  /** Place 17 does not follow from places 9 to 16 (GB 11714-1997). */
  | { kind: 'organisationCheck'; expected: string }
  /** Place 18 does not follow from places 1 to 17 (GB 32100-2015). */
  | { kind: 'checkCharacter'; expected: string };

/** The code as people paste it, made comparable: full-width forms narrowed, blanks and hyphens dropped, capitals. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Check character of the first 17 characters (GB 32100-2015: weights 3^(i-1) mod 31); undefined when one is not of the alphabet. */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = creditCodeAlphabet.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return creditCodeAlphabet[(31 - (sum % 31)) % 31];
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character of the eight characters of an organisation code (GB 11714-1997); undefined when one is no digit or capital. */
export function organisationCheckCharacter(first8: string): string | undefined {
  let sum = 0;
  for (const [place, weight] of organisationWeights.entries()) {
    const value = organisationAlphabet.indexOf(first8.charAt(place) || ' ');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** Every doubt about a normalised code of 18 characters, in the order of their places; none means that it follows both standards. */
export function doubtsOfCreditCode(code: string): CreditCodeDoubt[] {
  const doubts: CreditCodeDoubt[] = [];
  for (const [place, character] of [...code].entries()) {
    if (!creditCodeAlphabet.includes(character)) doubts.push({ kind: 'character', position: place + 1, character });
  }
  // A wrong letter spoils both checks: what they would expect then helps nobody.
  if (doubts.length > 0) return doubts;
  const organisation = organisationCheckCharacter(code.slice(8, 16));
  if (organisation !== undefined && organisation !== code[16]) {
    doubts.push({ kind: 'organisationCheck', expected: organisation });
  }
  const check = creditCodeCheckCharacter(code.slice(0, 17));
  if (check !== undefined && check !== code[17]) doubts.push({ kind: 'checkCharacter', expected: check });
  return doubts;
}
