import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getBatch as getEndpoint, listBatches as listEndpoint } from '../../contract/endpoints.ts';
import type { Imports } from './imports.ts';
import type { OpenRegister } from './open-registers.ts';
import { findBatch, listRecords, listStoredBatches, type StoredBatch } from './store/batches.ts';
import { viewBatch, viewBatches } from './view-batch.ts';

/** Batches of the registers that the caller may import into, newest first. */
export function listBatches(imports: Imports) {
  return async (
    { query }: EndpointParsed<typeof listEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof listEndpoint>> => {
    const open = [...(await imports.registers(context)).values()].filter(({ permission }) => context.can(permission));
    const wanted = open.map(({ id }) => id).filter((id) => query.register === undefined || id === query.register);
    const page = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
    const { total, batches } = await listStoredBatches(context.db, wanted, page);
    return { total, batches: await viewBatches(batches, imports, context) };
  };
}

/** A batch with one page of what it did. */
export function getBatch(imports: Imports) {
  return async (
    { params, query }: EndpointParsed<typeof getEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof getEndpoint>> => {
    const { batch } = await requireBatch(imports, params.batchId, context);
    const page = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
    const records = await listRecords(context.db, batch.id, page);
    return {
      batch: await viewBatch(batch, imports, context),
      records: records.map(({ rowNumber, subjectId, action }) => ({
        rowNumber,
        subjectType: batch.register,
        subjectId,
        action,
      })),
    };
  };
}

/** A batch with its register, that the caller may import into or might before it was closed. */
export async function requireBatch(
  imports: Imports,
  id: string,
  context: RequestContext,
): Promise<{ batch: StoredBatch; register: OpenRegister }> {
  const batch = await findBatch(context.db, id);
  const register = batch === undefined ? undefined : await imports.register(context, batch.register);
  if (batch === undefined || register === undefined || !context.can(register.permission)) {
    throw new AppError('sheets.batchUnknown');
  }
  return { batch, register };
}
