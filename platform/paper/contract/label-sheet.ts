import { z } from 'zod';
import { queryInteger } from '#platform/http/contract/query.ts';

/** Sheets of labels that can be printed, by columns and rows: 3×8 of 70×37 mm, 2×7 of 99.1×38.1 mm, on A4. */
export const labelSheet = z.enum(['3x8', '2x7']);
export type LabelSheetName = z.infer<typeof labelSheet>;

/** Labels on each sheet. */
export const labelsOn: Readonly<Record<LabelSheetName, number>> = { '3x8': 24, '2x7': 14 };

/** Query of a print of labels, beside the filter: the sheet in the printer, and how many of its labels are used up. */
export const labelQuery = { sheet: labelSheet.default('3x8'), skip: queryInteger(0, 23).default(0) };

/** Most labels of one print: about 80 sheets. */
export const mostLabels = 2_000;
