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
