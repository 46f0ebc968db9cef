/** A column of the grid under the register's own name for the field. */
export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  /** Numbers stand right. */
  readonly align?: 'end' | undefined;
  /** Values to choose from; the text that is saved is the label, as a person would have typed it. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

/** `bad` keeps the row out; `reason` waits for a reason; `kept` has one; `note` is only said. */
export type SheetFaultState = 'bad' | 'reason' | 'kept' | 'note';

/** What is wrong in a cell, or with a whole row. */
export interface SheetFault {
  /** Unique within its row. */
  readonly key: string;
  /** Key of the column; undefined for the row as a whole. */
  readonly column: string | undefined;
  readonly state: SheetFaultState;
  /** What is wrong, by which rule, and what to do. */
  readonly words: string;
}

/** `good` and `bad` as the server judged; `reason` has nothing but doubts; `leftOut` will not be entered. */
export type SheetRowState = 'good' | 'bad' | 'reason' | 'leftOut';

/** A row under the number that Excel shows for it. */
export interface SheetRow {
  readonly number: number;
  readonly state: SheetRowState;
  /** What stands in the cells, by column key. */
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: readonly SheetFault[];
}

/** A cell by the row's Excel number and the column's key: stays right while rows come and go. */
export interface SheetPlace {
  readonly row: number;
  readonly column: string;
}

/** The worst fault of a cell, which gives it its mark. */
export function faultOf(row: SheetRow, column: string): SheetFault | undefined {
  const here = row.faults.filter((fault) => fault.column === column);
  const order: readonly SheetFaultState[] = ['bad', 'reason', 'kept', 'note'];
  return order.map((state) => here.find((fault) => fault.state === state)).find((fault) => fault !== undefined);
}

/** Cells that wait for somebody, in reading order; a fault of a whole row stands at its first cell. */
export function placesOfFaults(rows: readonly SheetRow[], columns: readonly SheetColumn[]): SheetPlace[] {
  const waiting = (fault: SheetFault) => fault.state === 'bad' || fault.state === 'reason';
  return rows
    .filter((row) => row.state !== 'leftOut')
    .flatMap((row) => {
      const whole = row.faults.some((fault) => waiting(fault) && fault.column === undefined);
      const marked = columns.filter(
        ({ key }, at) => (whole && at === 0) || row.faults.some((fault) => waiting(fault) && fault.column === key),
      );
      return marked.map(({ key }) => ({ row: row.number, column: key }));
    });
}

/** The fault after or before a cell, also where the cell itself is gone; undefined past the ends. */
export function nextFault(
  faults: readonly SheetPlace[],
  from: SheetPlace | undefined,
  { step, columns }: { step: 1 | -1; columns: readonly SheetColumn[] },
): SheetPlace | undefined {
  if (from === undefined) return step === 1 ? faults[0] : faults.at(-1);
  const rank = (place: SheetPlace) => place.row * 1000 + columns.findIndex(({ key }) => key === place.column);
  const here = rank(from);
  if (step === 1) return faults.find((place) => rank(place) > here);
  return faults.findLast((place) => rank(place) < here);
}
