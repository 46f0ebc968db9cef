import type { Institution } from '../../contract/institution.ts';
import type { FirmSheet, PartiesText } from '../firm-sheet.ts';

/** Institutions as a sheet, codes spelled out. */
export function institutionSheet(institutions: readonly Institution[], text: PartiesText): FirmSheet {
  const head = (key: string) => text(`institution.columns.${key}`);
  return {
    name: text('institution.title'),
    columns: [
      { key: 'name', header: head('name'), type: 'text', width: 36 },
      { key: 'shortName', header: head('shortName'), type: 'text', width: 18 },
      { key: 'kind', header: head('kind'), type: 'text', width: 14 },
      { key: 'status', header: head('status'), type: 'text', width: 10 },
      { key: 'socialCreditCode', header: head('socialCreditCode'), type: 'text', width: 22 },
      { key: 'officeTelephone', header: head('officeTelephone'), type: 'text', width: 18 },
      { key: 'address', header: head('address'), type: 'text', width: 36 },
      { key: 'website', header: head('website'), type: 'text', width: 28 },
      { key: 'codeExceptionReason', header: head('codeExceptionReason'), type: 'text', width: 24 },
      { key: 'source', header: head('source'), type: 'text', width: 24 },
      { key: 'id', header: text('columns.id'), type: 'text', width: 38, identifies: true, printed: false },
    ],
    rows: institutions.map((one) => ({
      ...one,
      kind: text(`partner.kinds.${one.kind}`),
      status: text(`institutionStatuses.${one.status}`),
    })),
  };
}
