import type { RequestContext } from '#platform/http/server/context.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';

/** What the last sheet says of each column: its kind, its unit, and whether it names the row for taking the sheet in again. */
export function describeColumns(
  tables: readonly SheetTable[],
  { text }: Pick<RequestContext, 'text'>,
): { label: string; value: string }[] {
  return tables.flatMap(({ name, columns }) =>
    columns.map(({ header, unit, type, identifies }) => ({
      // Filters have the names of columns too: these lines say that they are of the sheet.
      label:
        tables.length === 1 ? text('exports:columns.one', { header }) : text('exports:columns.of', { name, header }),
      value: [
        text(`exports:columns.${type}`),
        ...(unit ? [text('exports:columns.unit', { unit })] : []),
        ...(identifies ? [text('exports:columns.identifies')] : []),
      ].join(text('exports:columns.and')),
    })),
  );
}
