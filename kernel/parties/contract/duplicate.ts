import { z } from 'zod';

/**
 * What speaks for or against two entries being one firm. Each is shown in words from `duplicates.reasons.<code>`; params
 * are what stands there, never a person's field.
 */
export const duplicateReasonCode = z.enum([
  'sameCode',
  /** One character off or two neighbours exchanged, and one of the two codes fails its check (GB 32100). */
  'codeTypo',
  /** Places 9 to 17 agree: one organisation registered twice by different offices (GB 11714). */
  'sameOrganisation',
  'sameName',
  /** Alike once legal form, city and zone are set apart. */
  'sameCore',
  'sameSound',
  /** The same but for sounds that typists mix up: z and zh, n and ng, n and l. */
  'nearSound',
  'abbreviation',
  'oneCharacter',
  'alikeName',
  /** It was another name of one of them that met. */
  'otherName',
  'sameAddress',
  /** Both codes pass their check and differ: firms keep one code for life. */
  'codesDiffer',
  'placeDiffers',
]);
export type DuplicateReasonCode = z.infer<typeof duplicateReasonCode>;

/** One reason with what it was read from. */
export const duplicateReason = z.object({
  code: duplicateReasonCode,
  params: z.record(z.string(), z.string()),
});
export type DuplicateReason = z.infer<typeof duplicateReason>;

/** Kinds of entries between which pairs are proposed; persons are told by their numbers alone, places by officers. */
export const duplicateKind = z.enum(['firm', 'institution']);
export type DuplicateKind = z.infer<typeof duplicateKind>;

/** Where a proposed pair stands; `apart` is not proposed again before a name or code of the two changes. */
export const duplicateState = z.enum(['open', 'apart', 'merged']);
export type DuplicateState = z.infer<typeof duplicateState>;

/** From this score (0 to 99) on a pair is proposed. */
export const proposingScore = 75;

/** How sure a score is, as it is told: `duplicates.sureness.<word>`. */
export function surenessOf(score: number): 'certain' | 'likely' | 'possible' {
  if (score >= 95) return 'certain';
  return score >= 85 ? 'likely' : 'possible';
}
