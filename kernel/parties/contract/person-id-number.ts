import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** Length of a resident identity number. */
export const idNumberLength = 18;

/** Why a resident identity number is doubted (GB 11643-1999); none of these forbids it. */
export type IdNumberDoubt =
  /** Places 7 to 14 are no day, or one after today. */
  | { kind: 'birthDate' }
  /** Place 18 does not follow from places 1 to 17. */
  | { kind: 'checkCharacter'; expected: string };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The number as people type or paste it, made comparable: narrow digits, no blanks, a capital X. */
export function normaliseIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idNumberCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** Every doubt about a normalised number of 17 digits and a digit or X; `today` is `YYYY-MM-DD`. */
export function doubtsOfIdNumber(number: string, today: string): IdNumberDoubt[] {
  const doubts: IdNumberDoubt[] = [];
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!plainDate.safeParse(birth).success || birth > today) doubts.push({ kind: 'birthDate' });
  const expected = idNumberCheckCharacter(number);
  if (expected !== number.charAt(17)) doubts.push({ kind: 'checkCharacter', expected });
  return doubts;
}
