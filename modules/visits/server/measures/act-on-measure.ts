import { randomUUIDv7 } from 'node:crypto';
import { placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { MeasureActKind } from '../../contract/measure.ts';
import type { actOnMeasure as endpoint } from '../../contract/measure-endpoints.ts';
import { mayAct, missingOf, stateAfter } from './domain/measure-states.ts';
import { measureEvidence } from './evidence-purpose.ts';
import { type Caller, requireCaller } from './require-caller.ts';
import { departmentsOn, withAbove } from './store/departments.ts';
import { addAct, lockMeasure } from './store/measures.ts';
import { findStored, type StoredMeasure } from './store/register.ts';
import { tellJoinedFirms } from './tell-joined-firms.ts';

/** Acts on a measure as staff of its departments; done needs what proves it, and tells the firms of joined issues. */
export function actOnMeasure(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const caller = requireCaller(context);
  const { zone, account, at } = caller;
  const { kind, text, fileIds } = body;
  return context.transaction(async (tx) => {
    const locked = await lockMeasure(tx, params.measureId);
    const stored = await findStored(tx, params.measureId);
    if (locked === undefined || stored === undefined) throw new AppError('visits.measureUnknown');
    await requirePlace(tx, { kind, stored, caller });
    if (locked.seen !== body.seen) throw new AppError('visits.measureChanged');
    const state = stateAfter(locked.state, kind);
    if (state === undefined) {
      throw new AppError('visits.measureActRefused', { state: context.text(`visits:measures.states.${locked.state}`) });
    }
    const missing = missingOf(kind, { text, files: fileIds.length });
    if (missing === 'evidence') throw new AppError('visits.measureEvidenceNeeded');
    if (missing !== undefined) throw new AppError('visits.measureReasonNeeded');
    const act = { id: randomUUIDv7(), number: locked.seen + 1, kind, text: text ?? null, files: fileIds.length };
    const record = { type: 'visits.measureAct', id: act.id } as const;
    await attachFiles(tx, record, { fileIds, purpose: measureEvidence.name, uploadedBy: account.id });
    await addAct(tx, { zoneId: zone.id, measureId: stored.id, state }, { ...act, by: account.id, at, before: null });
    await context.record(tx, {
      subject: { type: 'visits.measure', id: stored.id },
      before: { state: locked.state },
      after: { state, act: kind, files: fileIds },
      ...(text === undefined ? {} : { reason: text }),
    });
    const told = state === 'done' ? await tellJoinedFirms(tx, stored, { zone, now: context.now() }) : 0;
    return { id: act.id, state, told };
  });
}

/** Whoever acts works in a department that may: the one that leads, and for news those that help. */
async function requirePlace(
  tx: ZoneDb,
  { kind, stored, caller }: { kind: MeasureActKind; stored: StoredMeasure; caller: Caller },
): Promise<void> {
  const departments = await departmentsOn(tx, caller.today);
  const places = await placesOf(tx, caller.account.id, caller.today);
  const own = withAbove(
    departments,
    places.map(({ departmentId }) => departmentId),
  );
  if (!mayAct(kind, stored, own)) {
    throw new AppError('visits.measureOfOthers', { department: departments.get(stored.leadId)?.name ?? '' });
  }
}
