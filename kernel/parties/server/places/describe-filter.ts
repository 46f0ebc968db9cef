import type { Condition } from '#platform/exports/server/send-register.ts';
import type { PartiesText } from '../firm-sheet.ts';

/** One filter of values: key of its name, group of the texts of its values, and what was chosen. */
export interface ChosenValues {
  label: string;
  group: string;
  values: readonly string[];
}

/** What a register was narrowed by and in which order it stands, in the words of the pages; `columns` names those of the order. */
export function describeFilter(
  {
    q,
    sort,
    columns,
    chosen,
  }: { q: string | undefined; sort: string; columns: string; chosen: readonly ChosenValues[] },
  text: PartiesText,
): Condition[] {
  const column = text(`${columns}.${sort.replace('-', '')}`);
  return [
    { label: text('sheet.words'), values: q ? [q] : [] },
    ...chosen.map(({ label, group, values }) => ({
      label: text(label),
      values: values.map((value) => text(`${group}.${value}`)),
    })),
    {
      label: text('sheet.order'),
      values: [text(sort.startsWith('-') ? 'sheet.descending' : 'sheet.ascending', { column })],
    },
  ];
}
