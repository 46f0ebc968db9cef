import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type * as endpoints from '../../contract/measure-endpoints.ts';
import { stateAfter } from './domain/measure-states.ts';
import { requireCaller } from './require-caller.ts';
import { departmentsOn } from './store/departments.ts';
import { listAspects, lockDocument } from './store/documents.ts';
import { addAct, addMeasures, changeMeasure, lockMeasure, type MeasureFields, titleTaken } from './store/measures.ts';
import { findStored } from './store/register.ts';

type Body = EndpointParsed<typeof endpoints.enterMeasure>['body'];

/** Enters a measure at the end of its document. */
export function enterMeasure(
  { params, body }: EndpointParsed<typeof endpoints.enterMeasure>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.enterMeasure>> {
  const { zone, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    // The lock keeps two measures from taking one place.
    const document = await lockDocument(tx, params.documentId);
    if (document === undefined) throw new AppError('visits.measureDocumentUnknown');
    const fields = await requireFields(tx, body, { documentId: document.id, today, kept: [] });
    const id = randomUUIDv7();
    await addMeasures(tx, { zoneId: zone.id }, [{ id, documentId: document.id, ...fields }]);
    await context.record(tx, {
      subject: { type: 'visits.measure', id },
      before: null,
      after: { documentId: document.id, ...fields, cooperatingIds: [...fields.cooperatingIds] },
    });
    return { id };
  });
}

/** Amends an open measure; what stood before is kept in the act. */
export function amendMeasure(
  { params, body: { reason, seen, ...body } }: EndpointParsed<typeof endpoints.amendMeasure>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.amendMeasure>> {
  const { zone, account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const locked = await lockMeasure(tx, params.measureId);
    const stored = await findStored(tx, params.measureId);
    if (locked === undefined || stored === undefined) throw new AppError('visits.measureUnknown');
    if (locked.seen !== seen) throw new AppError('visits.measureChanged');
    const state = stateAfter(locked.state, 'amend');
    if (state === undefined) {
      throw new AppError('visits.measureActRefused', { state: context.text(`visits:measures.states.${locked.state}`) });
    }
    const { id, title, content, dueOn, cooperatingIds, leadId: leadDepartmentId, aspect } = stored;
    const kept = [leadDepartmentId, ...cooperatingIds];
    const fields = await requireFields(tx, body, { documentId: locked.documentId, today, kept, but: id });
    const before = { aspectId: aspect?.id ?? null, title, content, leadDepartmentId, cooperatingIds, dueOn };
    await changeMeasure(tx, { zoneId: zone.id, id }, fields);
    const act = { id: randomUUIDv7(), number: seen + 1, kind: 'amend' as const, text: reason, files: 0 };
    await addAct(tx, { zoneId: zone.id, measureId: id, state }, { ...act, by: account.id, at, before });
    await context.record(tx, {
      subject: { type: 'visits.measure', id },
      before,
      after: { ...fields, cooperatingIds: [...fields.cooperatingIds] },
      reason,
    });
    return { id };
  });
}

/** The fields as they are stored: a title of its own, an aspect of the document, departments that stand (or stood there before). */
async function requireFields(
  tx: ZoneDb,
  body: Body,
  { documentId, today, kept, but }: { documentId: string; today: string; kept: readonly string[]; but?: string },
): Promise<MeasureFields> {
  const { aspectId, title, content, leadDepartmentId, cooperatingIds, dueOn } = body;
  const taken = await titleTaken(tx, { documentId, title, ...(but === undefined ? {} : { but }) });
  if (taken) throw new AppError('visits.measureTaken', { title });
  const aspects = await listAspects(tx, documentId);
  if (aspectId !== null && !aspects.some(({ id }) => id === aspectId))
    throw new AppError('visits.measureAspectUnknown');
  const departments = await departmentsOn(tx, today);
  for (const id of [leadDepartmentId, ...cooperatingIds]) {
    if (departments.get(id)?.standing !== true && !kept.includes(id)) {
      throw new AppError('visits.measureDepartmentUnknown');
    }
  }
  const helping = [...new Set(cooperatingIds)].filter((id) => id !== leadDepartmentId);
  return { aspectId, title, content: content ?? null, leadDepartmentId, cooperatingIds: helping, dueOn };
}
