import { randomUUIDv7 } from 'node:crypto';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  addDecision as addEndpoint,
  amendDecision as amendEndpoint,
  strikeDecision as strikeEndpoint,
} from '../../contract/content-endpoints.ts';
import { lockOwn, momentOf, requireAccount } from '../check-caller.ts';
import { addDecisionRow, endDecision, findDecision, type NewDecision, saveDecision } from '../store/decisions.ts';

/** While it goes on and until it is closed. */
const deciding = ['open', 'held'] as const;

/** Writes down what was decided. */
export function addDecision(
  { params, body }: EndpointParsed<typeof addEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof addEndpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: deciding }, context);
    await refuseWrong(tx, body, context);
    const { zone, at } = momentOf(context);
    const id = randomUUIDv7();
    const to = { zoneId: zone.id, id, gatheringId: gathering.id, by: requireAccount(context).id, at };
    const number = await addDecisionRow(tx, to, body);
    await context.record(tx, {
      subject: { type: 'gatherings.decision', id },
      after: { gathering: gathering.id, number, ...body },
    });
    return { id, number };
  });
}

/** Rewrites a decision that was not assigned yet. */
export function amendDecision(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof amendEndpoint>> {
  return context.transaction(async (tx) => {
    const { id, ...before } = await lockDraft(tx, params, context);
    await refuseWrong(tx, body, context);
    await saveDecision(tx, id, body);
    const { text, departmentId, dueOn } = before;
    await context.record(tx, {
      subject: { type: 'gatherings.decision', id },
      before: { text, departmentId, dueOn },
      after: body,
    });
    return { id };
  });
}

/** Strikes a decision that was not assigned yet. */
export function strikeDecision(
  { params, body }: EndpointParsed<typeof strikeEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof strikeEndpoint>> {
  return context.transaction(async (tx) => {
    const { id, text } = await lockDraft(tx, params, context);
    await endDecision(tx, id, momentOf(context).at);
    await context.record(tx, { subject: { type: 'gatherings.decision', id }, before: { text }, reason: body.reason });
    return { id };
  });
}

/** Years within which something decided is to be done. */
const mostYears = 3;

async function lockDraft(tx: ZoneDb, params: { gatheringId: string; decisionId: string }, context: RequestContext) {
  const gathering = await lockOwn(tx, { id: params.gatheringId, states: deciding }, context);
  const decision = await findDecision(tx, { gatheringId: gathering.id, id: params.decisionId });
  if (decision === undefined) throw new AppError('gatherings.decisionUnknown');
  if (decision.caseId !== null) throw new AppError('gatherings.decisionAssigned');
  return decision;
}

async function refuseWrong(tx: ZoneDb, { departmentId, dueOn }: NewDecision, context: RequestContext): Promise<void> {
  const { today } = momentOf(context);
  if (dueOn !== null && dueOn <= today) throw new AppError('gatherings.dayPast', { today });
  const last = Temporal.PlainDate.from(today).add({ years: mostYears }).toString();
  if (dueOn !== null && dueOn > last) throw new AppError('gatherings.dayTooFar', { last });
  if (departmentId === null) return;
  if (!(await departmentNamesOn(tx, today)).has(departmentId)) throw new AppError('gatherings.departmentUnknown');
}
