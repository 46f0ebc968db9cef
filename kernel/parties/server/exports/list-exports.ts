import { countExports, listExportRows } from '#platform/exports/server/store.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listExports as endpoint } from '../../contract/export-log.ts';
import { rowsPerPage } from '../../contract/person.ts';

/** What was exported, newest first. */
export async function listExports(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const rows = await listExportRows(context.db, { limit: rowsPerPage, offset: (query.page - 1) * rowsPerPage });
  return {
    total: await countExports(context.db),
    exports: rows.map((row) => ({
      ...row,
      listName: context.text(`${row.list.replace('.', ':endpoints.')}`),
      sha256: row.sha256.toString('hex'),
    })),
  };
}
