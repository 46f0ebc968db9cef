import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listDraftRows as endpoint } from '../../contract/endpoints.ts';
import type { CheckedRow } from './draft-rows.ts';
import { type Imports, openDraft, requireCheck } from './imports.ts';
import { viewRow } from './view-draft.ts';

type Query = EndpointParsed<typeof endpoint>['query'];

/** One page of the rows of a draft, in the order of the sheet. */
export function listDraftRows(imports: Imports) {
  return async (
    { params, query }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const draft = await openDraft(imports, params.draftId, context);
    const check = await requireCheck(imports, draft, context);
    const wanted = check.rows.filter((row) => matches(row, query));
    const start = (query.page - 1) * query.pageSize;
    return {
      total: wanted.length,
      rows: wanted.slice(start, start + query.pageSize).map((row) => viewRow(row, draft, { check, context })),
    };
  };
}

function matches(row: CheckedRow, { only, column, code, from }: Query): boolean {
  if (from !== undefined && row.rowNumber < from) return false;
  if (code !== undefined || column !== undefined) {
    const fits = (fault: { code: string; column: string | null }) =>
      (code === undefined || fault.code === code) && (column === undefined || fault.column === column);
    if (!row.faults.some(fits)) return false;
  }
  switch (only) {
    case undefined:
      return true;
    case 'open':
      return row.state === 'bad' || row.state === 'needsReason';
    case 'notice':
      return row.state === 'good' && row.faults.some(({ severity }) => severity === 'notice');
    case 'add':
    case 'change':
      return row.state === 'good' && row.verdict?.action === only;
    default:
      return row.state === only;
  }
}
