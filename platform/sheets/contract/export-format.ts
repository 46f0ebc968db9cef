import { z } from 'zod';

/** The files that a register can be exported to: an Excel workbook, or pages to print. */
export const exportFormat = z.enum(['xlsx', 'pdfA4', 'pdfA3']);
export type ExportFormat = z.infer<typeof exportFormat>;

/** Query of every export: its filter, and the file wanted; Excel when nothing is said. */
export const exportQuery = { format: exportFormat.default('xlsx') };

/** Most rows of one printed register: 10,000 rows of ten columns are about 400 pages and take some seconds. */
export const mostPrintedRows = 10_000;
