import { actingBy, openCase } from '#kernel/cases/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { assignDecision as endpoint } from '../../contract/content-endpoints.ts';
import { lockOwn, momentOf } from '../check-caller.ts';
import { findDecision, listDecisions, setCase } from '../store/decisions.ts';
import type { StoredGathering } from '../store/gatherings.ts';
import { assignmentKind } from './assignment-kind.ts';

/** A decision that can be assigned. */
type Assignable = { id: string; number: number; text: string; departmentId: string | null; dueOn: string | null };

/** Hands a decision to its department: it becomes a case whose limit is its day. */
export function assignDecision(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: params.gatheringId, states: ['open', 'held'] }, context);
    const decision = await findDecision(tx, { gatheringId: gathering.id, id: params.decisionId });
    if (decision === undefined) throw new AppError('gatherings.decisionUnknown');
    if (decision.caseId !== null) throw new AppError('gatherings.decisionAssigned');
    return { id: decision.id, caseId: await assign(tx, { gathering, decision }, context) };
  });
}

/** Assigns whatever of a locked gathering was not yet. */
export async function assignAll(tx: ZoneDb, gathering: StoredGathering, context: RequestContext): Promise<void> {
  for (const decision of await listDecisions(tx, gathering.id)) {
    if (decision.caseId === null) await assign(tx, { gathering, decision }, context);
  }
}

async function assign(
  tx: ZoneDb,
  { gathering, decision }: { gathering: StoredGathering; decision: Assignable },
  context: RequestContext,
): Promise<string> {
  const { today } = momentOf(context);
  const { id, text, departmentId, dueOn } = decision;
  if (departmentId === null || dueOn === null || dueOn <= today) throw new AppError('gatherings.decisionUnready');
  const days = Temporal.PlainDate.from(today).until(dueOn, { largestUnit: 'days' }).days;
  const title = text.length > mostTitle ? `${text.slice(0, mostTitle - 1)}…` : text;
  const opened = await openCase(
    tx,
    assignmentKind,
    {
      ...{ title, partyId: null, dispatcherId: gathering.hostId, lead: { departmentId }, limits: { due: days } },
      data: { gathering: gathering.id, decision: id },
    },
    await actingBy(context, tx),
  );
  await setCase(tx, id, opened.id);
  await context.record(tx, {
    subject: { type: 'gatherings.decision', id },
    after: { gathering: gathering.id, department: departmentId, dueOn, case: opened.id },
  });
  return opened.id;
}

/** Longest title of a case. */
const mostTitle = 200;
