import type { ReactNode } from 'react';

/** One column of a register; the first of a table is frozen and names the row. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Numbers and money stand right. */
  readonly align?: 'end';
  /** Least width in pixels; text columns share what is left. */
  readonly width?: number;
  /** Sent as `sort=key` or `sort=-key` when the heading is pressed. */
  readonly sortable?: boolean;
  /** Shown only when picked. */
  readonly extra?: boolean;
  /** Place on a phone: above the name, on the line below it, at the right end, or left out. */
  readonly narrow?: 'lead' | 'line' | 'end' | 'none';
}

/** How many columns a table shows at most. */
export const mostColumns = 9;

/** Keys of the columns shown: those picked, or all that are not extra; never more than nine, the first always among them. */
export function shownKeys<Row>(columns: readonly Column<Row>[], picked: readonly string[] | undefined): string[] {
  const first = columns[0]?.key;
  const wanted = columns.filter(
    ({ key, extra }) => key === first || (picked === undefined ? !extra : picked.includes(key)),
  );
  return wanted.slice(0, mostColumns).map(({ key }) => key);
}

/** The order after a press on a heading: ascending, descending, then the register's own. */
export function nextSort(current: string | undefined, key: string): string | undefined {
  if (current === key) return `-${key}`;
  return current === `-${key}` ? undefined : key;
}

/** The row above or below, staying at the ends; without a current row the first. */
export function neighbourOf(ids: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at === -1) return ids[0];
  return ids[Math.max(0, Math.min(ids.length - 1, at + step))];
}

/** Whether a cell shows anything. */
export function isSomething(content: ReactNode): boolean {
  return content !== null && content !== undefined && content !== '' && content !== false;
}
