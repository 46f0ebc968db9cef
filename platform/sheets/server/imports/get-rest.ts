import { writeXlsx } from 'hucre/xlsx';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { getRest as endpoint } from '../../contract/endpoints.ts';
import { cellText } from '../../contract/read-cell.ts';
import { workbookMediaType } from '../workbook.ts';
import { type Imports, openDraft, requireCheck } from './imports.ts';
import { viewFault } from './view-draft.ts';

/** The rows that can't be taken yet as text, each with what is wrong: repaired in Excel, the file can be sent again. */
export function getRest(imports: Imports) {
  return async ({ params }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<FileAnswer> => {
    const draft = await openDraft(imports, params.draftId, context);
    const check = await requireCheck(imports, draft, context);
    const { columns } = draft.register.views[context.locale];
    const headings = check.places.map(({ view, mapped }) => {
      const label = columns.find(({ key }) => key === view.key)?.label ?? view.label;
      if (mapped.unit === null) return label;
      return context.text('sheets:template.heading', { label, unit: context.text(`sheets:moneyUnits.${mapped.unit}`) });
    });
    const open = check.rows.filter(({ state }) => state === 'bad' || state === 'needsReason');
    const rows = open.map((row) => [
      ...check.places.map((_, at) => cellText(row.cells[at] ?? null)),
      row.faults.map((fault) => faultText(fault, row.rowNumber)).join('\n'),
      String(row.rowNumber),
    ]);
    const extra = [context.text('sheets:rest.column'), context.text('sheets:rest.row')];
    const sheet = {
      name: draft.register.views[context.locale].title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      // All text: nothing that a person typed becomes a formula, a date or a rounded code.
      columns: [
        ...headings.map(() => ({ width: 20, numFmt: '@' })),
        { width: 60, numFmt: '@' },
        { width: 10, numFmt: '@' },
      ],
      rows: [[...headings, ...extra], ...rows],
      freezePane: { rows: 1 },
    };
    const name = draft.stored.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
    const filename = `${context.text('sheets:rest.file', { name })}.xlsx`;
    return { filename, mediaType: workbookMediaType, content: await writeXlsx({ sheets: [sheet] }) };

    function faultText(fault: (typeof open)[number]['faults'][number], rowNumber: number): string {
      const { message } = viewFault(fault, rowNumber, { columns, context });
      const label = columns.find(({ key }) => key === fault.column)?.label;
      return label === undefined ? message : `「${label}」${message}`;
    }
  };
}
