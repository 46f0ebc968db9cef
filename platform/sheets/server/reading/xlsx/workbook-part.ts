import { AppError } from '#platform/errors/contract/errors.ts';
import type { Calendar } from '../cells/serial-date.ts';
import type { ReadLimits } from '../limits.ts';
import { scanPart } from './scan-part.ts';
import { attributesOf, isTrue } from './xml-values.ts';
import type { ZipParts } from './zip-parts.ts';

/** What the workbook says of its sheets. */
export interface WorkbookPart {
  calendar: Calendar;
  sheets: { name: string; hidden: boolean; relation: string }[];
}

/** Reads the list of sheets and the calendar. */
export async function readWorkbookPart(parts: ZipParts, name: string, limits: ReadLimits): Promise<WorkbookPart> {
  const workbook: WorkbookPart = { calendar: 1900, sheets: [] };
  await scanPart(parts, name, {
    root: 'workbook',
    handler: {
      open: (tag, raw) => {
        if (tag === 'workbookPr' && isTrue(attributesOf(raw).get('date1904'))) workbook.calendar = 1904;
        if (tag !== 'sheet') return;
        const attributes = attributesOf(raw);
        const state = attributes.get('state') ?? 'visible';
        workbook.sheets.push({
          name: attributes.get('name') ?? '',
          hidden: state !== 'visible',
          relation: attributes.get('id') ?? '',
        });
        if (workbook.sheets.length > limits.sheets) throw new AppError('sheets.tooManySheets', { most: limits.sheets });
      },
      close: () => undefined,
      text: () => undefined,
    },
  });
  return workbook;
}
