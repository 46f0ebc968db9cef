import { z } from 'zod';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { labelQuery } from '#platform/paper/contract/label-sheet.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { firmScale, firmStatus } from './firm.ts';
import { industryDivision } from './industry.ts';

/** Orders of the register; `-` is descending. Names follow their code points until the look-up brings pinyin. */
export const firmSort = z.enum([
  'name',
  '-name',
  'foundedOn',
  '-foundedOn',
  'registeredCapital',
  '-registeredCapital',
  'employees',
  '-employees',
]);
export type FirmSort = z.infer<typeof firmSort>;

/** What narrows the register; values of one filter are joined by or, filters by and. */
export const firmFilter = {
  /** What look-up takes: part of a name (also a former or short one), pinyin, initials, a credit code or its end. */
  q: z.string().trim().max(60).optional(),
  industry: queryList(industryDivision),
  scale: queryList(firmScale),
  status: queryList(firmStatus),
  sort: firmSort.default('-registeredCapital'),
};

/** Query of one page of the register. */
export const firmSearch = z.object({ ...firmFilter, ...paging });
export type FirmSearch = z.output<typeof firmSearch>;

const firmFilters = z.object(firmFilter);
export type FirmFilter = z.output<typeof firmFilters>;

/** Query of the export: the same filter, every row of it, and the file wanted. */
export const firmExport = z.object({ ...firmFilter, ...exportQuery });

/** Query of labels: the same filter, and the sheet of labels that is in the printer. */
export const firmLabels = z.object({ ...firmFilter, ...labelQuery });

/** Most rows of one export: a workbook of this many takes about a second, in which the server answers nobody else. */
export const largestExport = 20_000;
