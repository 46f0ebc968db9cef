import type { Condition } from '#platform/exports/server/send-register.ts';
import type { FirmFilter } from '../contract/firm-search.ts';
import type { PartiesText } from './firm-sheet.ts';

/** What a register of firms was narrowed by and in which order it stands, in the words of the pages. */
export function describeFirmFilter(filter: FirmFilter, text: PartiesText): Condition[] {
  const named = (group: string, values: readonly string[]) => values.map((value) => text(`${group}.${value}`));
  const column = text(`columns.${filter.sort.replace('-', '')}`);
  return [
    { label: text('sheet.words'), values: filter.q ? [filter.q] : [] },
    { label: text('columns.industry'), values: named('industries', filter.industry) },
    { label: text('columns.scale'), values: named('scales', filter.scale) },
    { label: text('columns.status'), values: named('statuses', filter.status) },
    {
      label: text('sheet.order'),
      values: [text(filter.sort.startsWith('-') ? 'sheet.descending' : 'sheet.ascending', { column })],
    },
  ];
}
