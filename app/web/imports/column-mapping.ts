import type { MappedColumn } from '#platform/sheets/contract/draft.ts';
import type { ColumnView, MoneyUnit } from '#platform/sheets/contract/import-column.ts';

/** One column of the sheet and where it goes, as the server is told. */
export interface ColumnChoice {
  source: number;
  column: string | null;
  unit: MoneyUnit | null;
}

/** Excel's letters of a column, from 0: A … Z, AA … */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return rest === 0 ? letter : lettersOf(rest - 1) + letter;
}

/** The mapping after one choice: a column of the register is taken away from where it was, and money keeps a unit. */
export function mappingWith(
  mapping: readonly MappedColumn[],
  choice: { source: number; column: string | null; unit?: MoneyUnit | undefined },
  columns: readonly ColumnView[],
): ColumnChoice[] {
  return mapping.map(({ source, column, unit }) => {
    if (source !== choice.source)
      return column === choice.column ? { source, column: null, unit: null } : { source, column, unit };
    const view = columns.find(({ key }) => key === choice.column);
    const usual = view?.type === 'money' ? (view.moneyUnit ?? 'wanYuan') : null;
    return { source, column: choice.column, unit: usual === null ? null : (choice.unit ?? unit ?? usual) };
  });
}
