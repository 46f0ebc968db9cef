import type { CellType, SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { VisitsText } from './visits-text.ts';

/** Columns by key with the text of each heading, and the row's id last: it names the row, and is not for reading. */
export function columnsOf(text: VisitsText, types: Readonly<Record<string, CellType>>): SheetColumn[] {
  const columns: SheetColumn[] = Object.entries(types).map(([key, type]) => ({
    ...{ key, header: text(`columns.${key}`), type },
  }));
  return [...columns, { key: 'id', header: text('columns.id'), type: 'text', identifies: true, printed: false }];
}
