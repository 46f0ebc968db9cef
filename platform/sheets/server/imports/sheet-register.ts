import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { PartyKind } from '#platform/module/party-reference.ts';
import type { CellValue, RowFault } from '../../contract/cell-fault.ts';
import type { ImportColumn } from '../../contract/import-column.ts';

/** Who imports, where and when; the same for a request and a command. */
export interface ImportContext {
  readonly zoneId: string;
  /** Null where a command acts. */
  readonly accountId: string | null;
  readonly now: Temporal.Instant;
  /** Today in China, `YYYY-MM-DD`. */
  readonly today: string;
  readonly keys: Keys;
  /** Whether the caller holds a permission: rows may concern records that only some may see. */
  can(permission: PermissionId): boolean;
  /** True: an empty cell of a row that changes a record clears the field; false: leaves it as it is. */
  readonly emptyClears: boolean;
}

/** A row whose cells were all read; what is not mapped is absent, an empty cell is null. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, CellValue>>;
  /** Why the row stands although it breaks a rule: given in the wizard, or in the register's reason column. */
  readonly reason: string | null;
}

/** What the register says to a row. Faults `error` make it bad, `needsReason` hold it until a reason is given. */
export interface RowVerdict {
  /** What committing would do; `reject` only beside an `error`. */
  readonly action: 'add' | 'change' | 'same' | 'reject';
  /** The record that is changed, is the same, or stands in the way; its name as the caller may read it. */
  readonly subject?: { readonly id: string; readonly name: string };
  /** For `change`: the fields that would differ, in the values of the columns. */
  readonly changes?: readonly { readonly column: string; readonly before: CellValue; readonly after: CellValue }[];
  readonly faults: readonly RowFault[];
}

/** A row that is to be written, with its verdict of the same transaction: `add` or `change`. */
export interface AcceptedRow extends ImportRow {
  readonly verdict: RowVerdict & { readonly action: 'add' | 'change' };
}

/** What was done with a record. */
export interface ImportRecord {
  readonly rowNumber: number;
  readonly subjectId: string;
  readonly action: 'add' | 'change';
  /** Of `change`: the stored fields as they were, only those that changed. Personal fields as stored, that is encrypted. */
  readonly before: Readonly<Record<string, JournalValue>> | null;
  /** The same fields as they were written; of `add` every field that was. */
  readonly after: Readonly<Record<string, JournalValue>>;
}

/** A record that other work names by now. `what` is a text `module:key` with `params`. */
export interface BuiltOn {
  readonly subjectId: string;
  readonly what: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * A register that takes sheets. A part gives it in `ServerModule.sheetRegisters`; reading, mapping, repairing, committing
 * as one batch and undoing are the engine's. All functions work on sets: a batch has up to 50,000 rows.
 */
export interface SheetRegister {
  /** `<module>.<noun>`, e.g. `parties.firm`; also the type of its subjects in the journal. */
  readonly id: `${string}.${string}`;
  /** `module:key` of its name. */
  readonly titleKey: string;
  /** What the caller must hold beside `sheets:import.run`. */
  readonly permission: PermissionId;
  readonly columns: readonly ImportColumn[];
  /** Columns of which each alone tells one record from another: a value twice in one file is a fault of the later row. */
  readonly keyColumns: readonly string[];
  /** Column in which a reason for what needs one may stand. */
  readonly reasonColumn?: string;
  /** Rows of one sheet, 20,000 when left out, at most 50,000. */
  readonly mostRows?: number;
  /** A verdict for each row, in their order. Cells were checked before; here stand duplicates, references and rules of several cells. */
  examine(db: ZoneDb, rows: readonly ImportRow[], context: ImportContext): Promise<RowVerdict[]>;
  /** Writes the rows and whatever belongs to them (names, events); one record for each row. */
  commit(
    tx: ZoneDb,
    rows: readonly AcceptedRow[],
    context: ImportContext & { batchId: string },
  ): Promise<ImportRecord[]>;
  /** Locks records until the transaction ends, so that nobody changes or builds on them between the look and the undoing. */
  hold?(tx: ZoneDb, subjectIds: readonly string[]): Promise<void>;
  /** The stored fields of standing records by id, in the form of `ImportRecord.after`; what is missing was withdrawn since. */
  snapshot(
    db: ZoneDb,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<Record<string, JournalValue>>>>;
  /**
   * For parties: rows of any part that name an added record (its `partyReferences`) are what was built on it, except in the
   * tables that importing itself writes.
   */
  readonly party?: { readonly kind: PartyKind; readonly ownTables: readonly string[] };
  /** True: takes no more sheets and is offered nowhere; what it took is still shown, and undone. */
  readonly closed?: true;
  /** What else was built since on records that a batch added. */
  builtOn?(db: ZoneDb, subjectIds: readonly string[]): Promise<BuiltOn[]>;
  /** Takes back: added records leave the register, changed ones get `before` back. Nothing blocks when it is called. */
  undo(tx: ZoneDb, records: readonly ImportRecord[], context: ImportContext & { batchId: string }): Promise<void>;
}
