import { groupCode } from '#platform/exports/contract/verification-code.ts';
import { minuteInChina, readEveryPage, sendRegister } from '#platform/exports/server/send-register.ts';
import { countPrints, listPrints } from '#platform/exports/server/store/issued-prints.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportPrints as endpoint } from '../contract/endpoints.ts';
import { todayOf } from './list-prints.ts';

const pageSize = 500;

/** Exactly the prints that match, newest first. */
export async function exportPrints(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const today = todayOf(context);
  const all = await readEveryPage(async (page) => ({
    total: await countPrints(context.db, filter, today),
    rows: await listPrints(context.db, { filter, today, limit: pageSize, offset: (page - 1) * pageSize }),
  }));
  const text = (key: string) => context.text(`documents:${key}`);
  const column = (key: string, type: SheetColumn['type'] = 'text'): SheetColumn => {
    return { key, header: text(`columns.${key}`), type };
  };
  return sendRegister(
    {
      list: 'documents.exportPrints',
      name: text('title'),
      columns: [
        ...['title', 'kind', 'documentNumber', 'code', 'number', 'state', 'department', 'issuedBy', 'issuedAt'].map(
          (key) => column(key),
        ),
        ...[column('pages', 'integer'), column('rows', 'integer'), column('validUntil', 'date'), column('sm3')],
        { ...column('id'), identifies: true, printed: false },
      ],
      rows: all.map((one) => ({
        ...{ id: one.id, title: one.title, documentNumber: one.documentNumber, number: one.number },
        ...{ department: one.department, issuedBy: one.issuedBy, rows: one.rows, validUntil: one.validUntil },
        ...{ code: groupCode(one.code), kind: text(`kinds.${one.kind}`), state: text(`states.${one.state}`) },
        ...{ issuedAt: minuteInChina(one.issuedAt), pages: one.pageDigests.length, sm3: one.sm3 },
      })),
      conditions: [
        { label: text('filters.q'), values: filter.q ? [filter.q] : [] },
        { label: text('columns.kind'), values: filter.kind.map((kind) => text(`kinds.${kind}`)) },
        { label: text('columns.state'), values: filter.state.map((state) => text(`states.${state}`)) },
      ],
      format,
    },
    context,
  );
}
