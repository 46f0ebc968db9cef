/** What a rule may read of one party; values stand in a row in the order of the columns, null where unknown. */
export type ColumnType =
  | {
      readonly is: 'number';
      /** Places behind the point: the row holds the number times ten to this power, a whole number. */
      readonly scale: number;
      /** Smallest and largest whole number that the row may hold. */
      readonly least: number;
      readonly most: number;
    }
  | { readonly is: 'boolean' | 'text' }
  /** The row holds days since 1970-01-01. */
  | { readonly is: 'date' };

/** A column by the name that expressions call it. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** One party, a value a column. */
export type Row = readonly (number | boolean | string | null)[];

/** A truth value while running: 1, 0, or NaN for unknown. */
export type Truth = number;

/** A condition, compiled. */
export type Test = (row: Row) => Truth;

/** Three-valued and, or and not over 1, 0 and NaN; the second part is asked only when the first does not decide. */
export const logic = {
  and:
    (a: Test, b: Test): Test =>
    (row) => {
      const left = a(row);
      if (left === 0) return 0;
      const right = b(row);
      return right === 0 ? 0 : left * right;
    },
  or:
    (a: Test, b: Test): Test =>
    (row) => {
      const left = a(row);
      if (left === 1) return 1;
      const right = b(row);
      return right === 1 ? 1 : left + right;
    },
  not:
    (a: Test): Test =>
    (row) =>
      1 - a(row),
};
