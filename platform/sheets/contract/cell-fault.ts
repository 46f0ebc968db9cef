import { z } from 'zod';

/** `error`: the row can't be taken; `needsReason`: taken when somebody says why; `notice`: taken, but worth a look. */
export const faultSeverity = z.enum(['error', 'needsReason', 'notice']);
export type FaultSeverity = z.infer<typeof faultSeverity>;

/** What is wrong in a row. The text of `code` names rule and remedy; row and column stand before it. */
export const rowFault = z.object({
  /** Key of the column; null when the row as a whole is meant. */
  column: z.string().nullable(),
  /** `module:key` of the text, e.g. `sheets:faults.dateAmbiguous`. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  severity: faultSeverity,
  /** What most likely belongs here, as it would be typed; nothing is changed without being asked for. */
  proposal: z.string().nullable(),
});
export type RowFault = z.infer<typeof rowFault>;

/** A cell's value after reading: money integer fen, decimals decimal text, dates `YYYY-MM-DD` (or `YYYY-MM`, `YYYY`), choices codes. */
export const cellValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
export type CellValue = z.infer<typeof cellValue>;
