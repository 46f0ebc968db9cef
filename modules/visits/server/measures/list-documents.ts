import { AppError } from '#platform/errors/contract/errors.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listMeasureDocuments, getMeasureDocument as oneEndpoint } from '../../contract/measure-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { listAspects, listDocuments as stored } from './store/documents.ts';
import { viewDocument } from './view-measure.ts';

/** Documents of the zone with how far their measures are. */
export async function listDocuments(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof listMeasureDocuments>> {
  const { zone, today } = requireCaller(context);
  const documents = await stored(context.db, { today });
  return { documents: documents.map((document) => viewDocument(document, zone.code)) };
}

/** One document with its aspects and the files of its original. */
export async function getDocument(
  { params }: EndpointParsed<typeof oneEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof oneEndpoint>> {
  const { zone, today } = requireCaller(context);
  const [document] = await stored(context.db, { today, id: params.documentId });
  if (document === undefined) throw new AppError('visits.measureDocumentUnknown');
  const record = { type: 'visits.measureDocument', id: document.id } as const;
  const files = await listAttachedFiles(context.db, context.files, record);
  return { ...viewDocument(document, zone.code), aspects: await listAspects(context.db, document.id), files };
}
