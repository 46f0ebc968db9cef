import { z } from 'zod';
import { faultSeverity, rowFault } from './cell-fault.ts';
import { columnView, moneyUnit } from './import-column.ts';

/** `<module>.<noun>` of a register that takes sheets. */
export const registerId = z
  .string()
  .max(80)
  .regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/);

/** A register that the caller may import into. */
export const registerView = z.object({
  id: registerId,
  title: z.string(),
  columns: z.array(columnView),
  /** Keys by which a row is recognised as one that stands already; together they are said in the guide of the template. */
  keyColumns: z.array(z.string()),
  /** Column of the sheet in which a reason for what needs one may stand; null when there is none. */
  reasonColumn: z.string().nullable(),
  mostRows: z.int(),
});
export type RegisterView = z.infer<typeof registerView>;

/** Why a column of the sheet was put to a column of the register. */
export const mappingOrigin = z.enum(['remembered', 'heading', 'similar', 'chosen']);

/** One column of the found table and where it goes; `column` null: left aside. */
export const mappedColumn = z.object({
  /** Place in the sheet, from 0. */
  source: z.int(),
  /** Merged headings joined by ` / `. */
  heading: z.string(),
  /** First values that are not empty, at most three. */
  samples: z.array(z.string()),
  column: z.string().nullable(),
  /** Unit of bare amounts; null for all that is not money. */
  unit: moneyUnit.nullable(),
  /** Null when nothing was found for it. */
  origin: mappingOrigin.nullable(),
});
export type MappedColumn = z.infer<typeof mappedColumn>;

/** `done`: committed from this draft already. */
export const rowState = z.enum(['good', 'bad', 'needsReason', 'leftOut', 'done']);
export type RowState = z.infer<typeof rowState>;

/** What committing does with a row that is good. */
export const rowAction = z.enum(['add', 'change', 'same']);
export type RowAction = z.infer<typeof rowAction>;

/** Counts of a check; `total` are the rows of the table, `add`, `change` and `same` those of the good ones. */
export const checkSummary = z.object({
  total: z.int(),
  good: z.int(),
  bad: z.int(),
  needsReason: z.int(),
  leftOut: z.int(),
  done: z.int(),
  add: z.int(),
  change: z.int(),
  same: z.int(),
  /** Good rows that carry a notice. */
  notices: z.int(),
});
export type CheckSummary = z.infer<typeof checkSummary>;

/** Faults of one kind in one column. */
export const faultKind = z.object({
  column: z.string().nullable(),
  /** Label of the column in the caller's language; null for whole rows. */
  label: z.string().nullable(),
  code: z.string(),
  severity: faultSeverity,
  /** Text of the first one. */
  message: z.string(),
  count: z.int(),
  /** The same value again and again, most frequent first, at most 20: what 同类全部改为 offers. */
  values: z.array(z.object({ raw: z.string(), count: z.int(), proposal: z.string().nullable() })),
});
export type FaultKind = z.infer<typeof faultKind>;

/** A sheet on its way into a register. Only who sent it sees it; it goes after seven days. */
export const draftView = z.object({
  id: z.uuid(),
  register: registerView,
  fileName: z.string(),
  bytes: z.int(),
  /** ISO 8601 in UTC. */
  createdAt: z.string(),
  expiresAt: z.string(),
  /** Counts every change; committing names the one that was looked at. */
  revision: z.int(),
  sheets: z.array(z.object({ name: z.string(), rows: z.int(), columns: z.int(), hidden: z.boolean() })),
  /** What the reader wants said of the file, in the caller's language. */
  notices: z.array(z.string()),
  /** Place of the chosen sheet, from 0. */
  sheet: z.int(),
  /** Numbers of the heading rows as Excel counts them; empty when no table was found. */
  headerRows: z.array(z.int()),
  mapping: z.array(mappedColumn),
  /** Labels of required columns that no column of the sheet goes to; nothing is checked before they have one. */
  missing: z.array(z.object({ key: z.string(), label: z.string() })),
  /** True: an empty cell of a row that changes a record clears the field; false: leaves it as it is. */
  emptyClears: z.boolean(),
  /** Null while required columns are missing. */
  summary: checkSummary.nullable(),
  kinds: z.array(faultKind),
  /** Repairs that can be taken back one by one, last first. */
  repairs: z.int(),
});
export type DraftView = z.infer<typeof draftView>;

/** A fault with its text. */
export const faultView = rowFault.extend({
  /** Rule and remedy in the caller's language, e.g. 末位应为 T（GB 32100）。请核对营业执照。 */
  message: z.string(),
  /** The same with row and column before it. */
  line: z.string(),
});
export type FaultView = z.infer<typeof faultView>;

/** A row as the grid shows it. */
export const draftRow = z.object({
  /** As Excel counts it. */
  rowNumber: z.int(),
  state: rowState,
  action: rowAction.nullable(),
  /** Why the row is left out, in the caller's language. */
  leftOutWhy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Cells as typed or repaired, by key of the mapped column. */
  cells: z.record(z.string(), z.string()),
  /** Keys of cells that were repaired. */
  repaired: z.array(z.string()),
  /** For `change`: what stands now and what would stand, as people read it. */
  changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
  /** Name of the record that the row changes or collides with. */
  subject: z.object({ id: z.string(), name: z.string() }).nullable(),
  faults: z.array(faultView),
});
export type DraftRow = z.infer<typeof draftRow>;

const rowNumbers = z.array(z.int().min(1)).min(1).max(50_000);
const typed = z.string().max(2_000);

/** One repair; a list of them is one step that can be taken back. */
export const repair = z.discriminatedUnion('kind', [
  /** New text of single cells. */
  z.object({
    kind: z.literal('cells'),
    cells: z
      .array(z.object({ rowNumber: z.int().min(1), column: z.string(), value: typed }))
      .min(1)
      .max(5_000),
  }),
  /** Every cell of the column that reads `raw` becomes `value`: 同类全部改为. */
  z.object({ kind: z.literal('sameKind'), column: z.string(), raw: typed, value: typed }),
  /** Takes every proposal of one kind of fault. */
  z.object({ kind: z.literal('proposals'), column: z.string(), code: z.string() }),
  z.object({ kind: z.literal('leaveOut'), rows: rowNumbers }),
  z.object({ kind: z.literal('takeIn'), rows: rowNumbers }),
  /** Why rows stand although they break a rule; empty takes the reason away. */
  z.object({ kind: z.literal('reason'), rows: rowNumbers, reason: z.string().trim().max(200) }),
  /** One reason for all rows with this kind of fault. */
  z.object({
    kind: z.literal('reasonForKind'),
    column: z.string().nullable(),
    code: z.string(),
    reason: z.string().trim().min(5).max(200),
  }),
]);
export type Repair = z.infer<typeof repair>;
