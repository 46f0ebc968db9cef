import { minuteInChina, readEveryPage, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportAbsences as endpoint } from '../../contract/list-endpoints.ts';
import { listAbsences } from './list-absences.ts';

/** Absences as they stand on the page, whole. */
export async function exportAbsences(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const text = (key: string) => context.text(`cases:absences.${key}`);
  const { format, ...filter } = query;
  const rows = await readEveryPage(async (page) => {
    const { total, absences } = await listAbsences({ query: { ...filter, page, pageSize: 200 } }, context);
    return { total, rows: absences };
  });
  const keys = ['account', 'deputy', 'firstOn', 'lastOn', 'reason', 'state', 'setAt', 'endedAt'] as const;
  const columns: SheetColumn[] = keys.map((key) => {
    return { key, header: text(`columns.${key}`), type: key === 'firstOn' || key === 'lastOn' ? 'date' : 'text' };
  });
  return sendRegister(
    {
      list: 'cases.exportAbsences',
      name: text('title'),
      columns: [...columns, { key: 'id', header: text('columns.id'), type: 'text', identifies: true, printed: false }],
      rows: rows.map(({ accountId: _account, deputyId: _deputy, ...row }) => ({
        ...row,
        state: text(`states.${row.state}`),
        setAt: minuteInChina(row.setAt),
        endedAt: minuteInChina(row.endedAt),
      })),
      conditions: [
        { label: text('of'), values: [text(`whose.${filter.of}`)] },
        { label: text('columns.state'), values: filter.state === undefined ? [] : [text(`states.${filter.state}`)] },
      ],
      format,
    },
    context,
  );
}
