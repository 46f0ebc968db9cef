import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { publishMeasureDocument as endpoint } from '../../contract/measure-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { lockDocument, setPublished } from './store/documents.ts';

/** Opens a document's progress to everybody, or closes it again, which needs a reason. */
export function publishDocument(
  { params, body: { published, reason } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const document = await lockDocument(tx, params.documentId);
    if (document === undefined) throw new AppError('visits.measureDocumentUnknown');
    if (!published && reason === undefined) throw new AppError('visits.measureReasonNeeded');
    if (published === (document.publishedAt !== null)) throw new AppError('visits.measureChanged');
    const publishedAt = published ? at : null;
    await setPublished(tx, document.id, publishedAt);
    await context.record(tx, {
      subject: { type: 'visits.measureDocument', id: document.id },
      before: { publishedAt: document.publishedAt },
      after: { publishedAt },
      ...(reason === undefined ? {} : { reason }),
    });
    return { publishedAt };
  });
}
