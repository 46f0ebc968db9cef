import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type * as endpoints from '../../contract/measure-endpoints.ts';
import { measureSource } from './evidence-purpose.ts';
import { type Caller, requireCaller } from './require-caller.ts';
import * as store from './store/documents.ts';

type Body = EndpointParsed<typeof endpoints.enterMeasureDocument>['body'];

const fieldsOf = ({ number, title, issuedOn, source }: Body) => ({ number, title, issuedOn, source: source ?? null });

/** Enters a document with its aspects. */
export function enterDocument(
  { body }: EndpointParsed<typeof endpoints.enterMeasureDocument>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.enterMeasureDocument>> {
  const caller = requireCaller(context);
  const { zone, account, at } = caller;
  return context.transaction(async (tx) => {
    const id = randomUUIDv7();
    const fields = fieldsOf(body);
    const added = await store.addDocument(tx, { id, ...fields }, { zoneId: zone.id, by: account.id, at });
    if (!added) throw new AppError('visits.measureDocumentTaken', { number: body.number });
    await writeAspects(tx, { zoneId: zone.id, documentId: id }, body.aspects);
    await attachSource(tx, { id, fileIds: body.fileIds }, caller);
    await context.record(tx, {
      subject: { type: 'visits.measureDocument', id },
      before: null,
      after: { ...fields, aspects: body.aspects.map(({ title }) => title), files: body.fileIds },
    });
    return { id };
  });
}

/** Amends a document, with the reason; aspects that are not named stay behind the others. */
export function amendDocument(
  { params, body }: EndpointParsed<typeof endpoints.amendMeasureDocument>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.amendMeasureDocument>> {
  const caller = requireCaller(context);
  return context.transaction(async (tx) => {
    const before = await store.lockDocument(tx, params.documentId);
    if (before === undefined) throw new AppError('visits.measureDocumentUnknown');
    const aspects = (await store.listAspects(tx, before.id)).map(({ title }) => title);
    const fields = fieldsOf(body);
    if (!(await store.changeDocument(tx, before.id, fields))) {
      throw new AppError('visits.measureDocumentTaken', { number: body.number });
    }
    await writeAspects(tx, { zoneId: caller.zone.id, documentId: before.id }, body.aspects);
    await attachSource(tx, { id: before.id, fileIds: body.fileIds }, caller);
    const { number, title, issuedOn, source } = before;
    await context.record(tx, {
      subject: { type: 'visits.measureDocument', id: before.id },
      before: { number, title, issuedOn, source, aspects },
      after: { ...fields, aspects: body.aspects.map((aspect) => aspect.title), files: body.fileIds },
      reason: body.reason,
    });
    return { id: before.id };
  });
}

function attachSource(
  tx: ZoneDb,
  { id, fileIds }: { id: string; fileIds: readonly string[] },
  { account }: Caller,
): Promise<void> {
  const record = { type: 'visits.measureDocument', id } as const;
  return attachFiles(tx, record, { fileIds, purpose: measureSource.name, uploadedBy: account.id });
}

/** Gives the aspects the order in which they are named, new ones an id; only those of the document can be named by id. */
async function writeAspects(
  tx: ZoneDb,
  of: { zoneId: string; documentId: string },
  told: Body['aspects'],
): Promise<void> {
  const known = await store.listAspects(tx, of.documentId);
  if (told.some(({ id }) => id !== undefined && !known.some((one) => one.id === id))) {
    throw new AppError('visits.measureAspectUnknown');
  }
  const left = known.filter(({ id }) => !told.some((one) => one.id === id));
  const all = [...told, ...left].map(({ id, title }, place) => ({
    id: id ?? randomUUIDv7(),
    position: place + 1,
    title,
  }));
  if (all.length > 0) await store.writeAspects(tx, of, all);
}
