import { z } from 'zod';

/** One committed sheet, or part of one. */
export const batchView = z.object({
  id: z.uuid(),
  register: z.string(),
  title: z.string(),
  fileName: z.string(),
  /** SHA-256 of the file in hex; the file itself is not kept. */
  sha256: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** ISO 8601 in UTC. */
  at: z.string(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  undone: z.object({ at: z.string(), by: z.string() }).nullable(),
  /** The caller imported it or heads a department, and it still stands. */
  mayUndo: z.boolean(),
});
export type BatchView = z.infer<typeof batchView>;

/** A record that keeps a batch from being undone. */
export const undoBlocker = z.object({
  rowNumber: z.int(),
  subjectId: z.string(),
  /** `changed`: somebody changed it since; `builtOn`: other work names it. */
  kind: z.enum(['changed', 'builtOn']),
  /** In the caller's language, naming the record. */
  message: z.string(),
});
export type UndoBlocker = z.infer<typeof undoBlocker>;

/** What undoing a batch would do. */
export const undoPreview = z.object({
  batch: batchView,
  /** Records that leave the register again. */
  withdrawn: z.int(),
  /** Records whose former values come back. */
  restored: z.int(),
  /** How many records block; nothing is undone while there is one. */
  blocked: z.int(),
  /** The first 100 of them. */
  blockers: z.array(undoBlocker),
});
export type UndoPreview = z.infer<typeof undoPreview>;
