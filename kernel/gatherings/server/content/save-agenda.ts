import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles, detachFile, listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  saveAgenda as endpoint,
  addPapers as papersEndpoint,
  removePaper as removeEndpoint,
} from '../../contract/content-endpoints.ts';
import { paperPurpose } from '../../contract/gathering.ts';
import { lockOwn, momentOf, requireAccount } from '../check-caller.ts';
import { listItems, replaceItems } from '../store/agenda.ts';
import { itemType } from './agenda-of.ts';

const before = ['planned', 'open', 'held'] as const;

/** Writes the agenda whole; who reports stays out of the journal, for people write names there. */
export function saveAgenda(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: before }, context);
    const stored = await listItems(tx, gathering.id);
    const known = new Set(stored.map(({ id }) => id));
    const items = body.items.map(({ id, ...item }) => ({ ...item, id: id ?? randomUUIDv7(), isNew: id === undefined }));
    if (items.some(({ id, isNew }) => !isNew && !known.has(id))) throw new AppError('gatherings.itemUnknown');
    const agenda = items.map(({ isNew: _, ...item }) => item);
    const kept = new Set(agenda.map(({ id }) => id));
    for (const { id } of stored.filter((one) => !kept.has(one.id))) {
      for (const paper of await listAttachedFiles(tx, context.files, { type: itemType, id })) {
        await detachFile(tx, paper.id, momentOf(context).at);
      }
    }
    await replaceItems(tx, { zoneId: gathering.zoneId, gatheringId: gathering.id }, agenda);
    await context.record(tx, {
      subject: { type: 'gatherings.gathering', id: gathering.id },
      before: { agenda: stored.map(({ title }) => title) },
      after: { agenda: agenda.map(({ title }) => title) },
    });
    return { agenda };
  });
}

/** Lays papers beside an item. */
export function addPapers(
  { params, body }: EndpointParsed<typeof papersEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof papersEndpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: before }, context);
    const item = (await listItems(tx, gathering.id)).find(({ id }) => id === params.itemId);
    if (item === undefined) throw new AppError('gatherings.itemUnknown');
    const sent = { fileIds: body.fileIds, purpose: paperPurpose, uploadedBy: requireAccount(context).id };
    await attachFiles(tx, { type: itemType, id: item.id }, sent);
    await context.record(tx, {
      subject: { type: 'gatherings.gathering', id: gathering.id },
      after: { item: item.id, papers: body.fileIds },
    });
    return { id: item.id };
  });
}

/** Takes a paper away. */
export function removePaper(
  { params }: EndpointParsed<typeof removeEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof removeEndpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: before }, context);
    const item = (await listItems(tx, gathering.id)).find(({ id }) => id === params.itemId);
    if (item === undefined) throw new AppError('gatherings.itemUnknown');
    const papers = await listAttachedFiles(tx, context.files, { type: itemType, id: item.id });
    const paper = papers.find(({ id }) => id === params.fileId);
    if (paper === undefined) throw new AppError('gatherings.paperUnknown');
    await detachFile(tx, paper.id, momentOf(context).at);
    await context.record(tx, {
      subject: { type: 'gatherings.gathering', id: gathering.id },
      before: { item: item.id, paper: paper.id },
    });
    return { id: paper.id };
  });
}
