import { AppError } from '#platform/errors/contract/errors.ts';
import { chinaTime } from '#platform/exports/server/mark-export.ts';
import {
  countPrints,
  findPrint,
  type IssuedPrint,
  listPrints as listRows,
} from '#platform/exports/server/store/issued-prints.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getPrint as getEndpoint, listPrints as listEndpoint } from '../contract/endpoints.ts';

/** Day in China, by which a print may have expired. */
export function todayOf(context: Pick<RequestContext, 'now'>): string {
  return chinaTime(context).slice(0, 10);
}

/** The register of prints, newest first. */
export async function listPrints(
  { query }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const { page, pageSize, ...filter } = query;
  const today = todayOf(context);
  const rows = await listRows(context.db, { filter, today, limit: pageSize, offset: (page - 1) * pageSize });
  return { total: await countPrints(context.db, filter, today), prints: rows.map(withPages) };
}

/** One print. */
export async function getPrint(
  { params }: EndpointParsed<typeof getEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof getEndpoint>> {
  const row = await findPrint(context.db, params.printId, todayOf(context));
  if (row === undefined) throw new AppError('documents.printUnknown');
  return withPages(row);
}

function withPages(row: IssuedPrint): IssuedPrint & { pages: number } {
  return { ...row, pages: row.pageDigests.length };
}
