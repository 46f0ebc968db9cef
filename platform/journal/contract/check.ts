import { z } from 'zod';

/** What a check of the journal can find; `docs/guides/verify-the-journal.md` says what each means. */
export const findingKind = z.enum([
  'entryChanged',
  'entryMissing',
  'entryBackdated',
  'entryPassedOver',
  'linkMissing',
  'linkChanged',
  'linkExtra',
  'nodeChanged',
  'nodeMissing',
  'nodeExtra',
  'headMissing',
  'headChanged',
  'headSignature',
  'headMismatch',
  'headOrder',
  'headLost',
  'headForked',
  'keyChanged',
  'keyMissing',
  'fileUnreadable',
  'fileForged',
  'witnessSignature',
  'witnessMissing',
]);
export type FindingKind = z.infer<typeof findingKind>;

/** One thing found wrong, with as much of its place as is known. */
export const finding = z.object({
  kind: findingKind,
  /** Link number. */
  number: z.int().optional(),
  entryId: z.string().optional(),
  /** Head number. */
  head: z.int().optional(),
  /** What else names it: a node, a file and its line, a key. */
  detail: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;

/** Outcome of a check: what was read, what was found, and what is not wrong but worth knowing. */
export const journalCheck = z.object({
  entries: z.int(),
  heads: z.int(),
  /** Entries that no head covers yet. */
  unsealed: z.int(),
  /** Heads in files kept outside the database that were compared. */
  outside: z.int(),
  /** Heads given up by restorations that were declared. */
  givenUp: z.int(),
  findings: z.int(),
  /** The first findings, at most {@link findingsKept}. */
  list: z.array(finding),
  /** Newest head, for comparing by eye or by telephone. */
  newest: z.object({ number: z.int(), size: z.int(), root: z.string(), signedAt: z.string() }).nullable(),
});
export type JournalCheck = z.infer<typeof journalCheck>;

/** Most findings that a check lists; it counts all. */
export const findingsKept = 1_000;
