import { z } from 'zod';

/** Kinds of parties that can be merged, each with its own. */
export const mergeableKind = z.enum(['firm', 'institution', 'person', 'site', 'parcel']);
export type MergeableKind = z.infer<typeof mergeableKind>;

/** A value of a field as a merge shows it: money in fen, dates `YYYY-MM-DD`; null when not known. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type FieldValue = z.infer<typeof fieldValue>;

/** Whose value of a field is kept. */
export const fieldChoice = z.enum(['survivor', 'other']);
export type FieldChoice = z.infer<typeof fieldChoice>;

/** A field in which the two differ. */
export const differingField = z.object({
  field: z.string(),
  survivor: fieldValue,
  other: fieldValue,
  /** Chosen, or the survivor's, or the other's where the survivor's is empty. */
  kept: fieldChoice,
});
export type DifferingField = z.infer<typeof differingField>;

/** What happens to the rows of one table. */
export const movingRows = z.object({
  /** What the rows are, in the caller's language. */
  label: z.string(),
  moved: z.int(),
  /** Stay with the merged party, because the survivor has the like already. */
  stayed: z.int(),
  /** Never changed: they stay and are read together with the survivor's. */
  read: z.int(),
  /** The first rows of those that move. */
  first: z.array(z.string()),
});
export type MovingRows = z.infer<typeof movingRows>;

/** One of the two, as far as the page must tell them apart; persons have no name here. */
export const mergeSide = z.object({ id: z.uuid(), name: z.string().nullable() });
export type MergeSide = z.infer<typeof mergeSide>;

/** A merge as the survivor's page lists it. */
export const mergeEntry = z.object({
  id: z.uuid(),
  kind: mergeableKind,
  survivor: mergeSide,
  loser: mergeSide,
  reason: z.string(),
  state: z.enum(['standing', 'undone', 'lapsed']),
  mergedBy: z.string(),
  /** ISO 8601 in UTC. */
  mergedAt: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
});
export type MergeEntry = z.infer<typeof mergeEntry>;

/** Where a party that was merged went: the one that stands now. */
export const mergedInto = z.object({ id: z.uuid(), name: z.string().nullable() }).nullable();
export type MergedInto = z.infer<typeof mergedInto>;
