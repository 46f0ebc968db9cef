import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getImport as endpoint } from '../contract/endpoints.ts';
import { findLastImport } from './store/facts.ts';

/** What became of each file and row when the facts were last imported, reasons in the caller's language. */
export async function getImport(_input: unknown, context: RequestContext): Promise<EndpointResult<typeof endpoint>> {
  const last = await findLastImport(context.db);
  if (last === undefined) throw new AppError('atlas.neverImported');
  return {
    importedAt: last.importedAt,
    files: last.files,
    rejected: last.rejects.map(({ params, reason, ...row }) => ({
      ...row,
      reason: context.text(`atlas:import.reasons.${reason}`, params),
    })),
  };
}
