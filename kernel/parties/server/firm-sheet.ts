import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { Firm } from '../contract/firm.ts';

/** Looks up a text of this engine in one language. */
export type PartiesText = (key: string, params?: Record<string, string | number>) => string;

/** A sheet of firms, as workbooks and the day's ledger take it. */
export interface FirmSheet {
  name: string;
  columns: SheetColumn[];
  rows: Record<string, string | number | null>[];
}

/** Firms as a sheet, codes spelled out; for the export and for the day's ledger. */
export function firmSheet(firms: readonly Firm[], text: PartiesText): FirmSheet {
  const named = (group: string, value: string | null) => value && text(`${group}.${value}`);
  return {
    name: text('sheet.firms'),
    columns: [
      { key: 'name', header: text('columns.name'), type: 'text', width: 36 },
      { key: 'socialCreditCode', header: text('columns.socialCreditCode'), type: 'text', width: 22, publicKey: true },
      { key: 'industryCode', header: text('columns.industryCode'), type: 'text', width: 10 },
      { key: 'industry', header: text('columns.industry'), type: 'text', width: 30 },
      { key: 'legalForm', header: text('columns.legalForm'), type: 'text', width: 16 },
      { key: 'scale', header: text('columns.scale'), type: 'text', width: 8 },
      { key: 'status', header: text('columns.status'), type: 'text', width: 10 },
      { key: 'foundedOn', header: text('columns.foundedOn'), type: 'date', width: 12 },
      {
        key: 'registeredCapitalFen',
        header: text('columns.registeredCapital'),
        unit: text('sheet.yuan'),
        type: 'fen',
        width: 20,
      },
      { key: 'employees', header: text('columns.employees'), type: 'integer', width: 12 },
      { key: 'address', header: text('columns.address'), type: 'text', width: 44 },
      { key: 'codeExceptionReason', header: text('columns.codeExceptionReason'), type: 'text', width: 24 },
      { key: 'id', header: text('columns.id'), type: 'text', width: 38, identifies: true, printed: false },
    ],
    rows: firms.map((firm) => ({
      ...firm,
      industryCode: firm.industry,
      industry: text(`industries.${firm.industry}`),
      legalForm: named('legalForms', firm.legalForm),
      scale: named('scales', firm.scale),
      status: named('statuses', firm.status),
    })),
  };
}
