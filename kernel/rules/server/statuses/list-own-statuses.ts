import { departmentNamesOn, everyIdOf, housesOf } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listOwnStatuses as endpoint, OwnStatus } from '../../contract/status-endpoints.ts';
import { openEvaluation } from '../answering/keep-evaluation.ts';
import { findStored } from '../answering/store/evaluations.ts';
import { momentOf, requireAccount } from '../check-caller.ts';
import { requireRule } from '../writing/known-rule.ts';
import { findVersion } from '../writing/store/versions.ts';
import { reasonsOf } from './domain/reasons-of.ts';
import { stateOn } from './list-statuses.ts';
import { listStored, type StoredStatus } from './store/statuses.ts';

/** The last statuses that a firm's own people are shown. */
const mostShown = 50;

/** Statuses of a firm for which the caller acts, each with its reasons. */
export async function listOwnStatuses(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const { today } = momentOf(context);
  const { houses } = await housesOf(db, requireAccount(context).id);
  if (!houses.some(({ id }) => id === params.firmId)) throw new AppError('http.notFound');
  const stored = await listStored(
    db,
    { partyIds: await everyIdOf(db, params.firmId) },
    { limit: mostShown, offset: 0 },
  );
  const departments = await departmentNamesOn(db, today);
  const statuses: OwnStatus[] = [];
  for (const one of stored) {
    const { departmentId } = await requireRule(db, one.ruleId);
    statuses.push({
      ...{ id: one.id, status: one.status, since: one.since, until: one.until, state: stateOn(one, today) },
      ...{ rule: one.rule, department: departments.get(departmentId) ?? '', renewals: one.grants.length - 1 },
      revoked: one.revokedFrom === null ? null : { on: one.revokedFrom, reason: one.revokeReason ?? '' },
      reasons: await reasonsFor(one, context),
    });
  }
  return { statuses };
}

async function reasonsFor(
  { evaluationId, status }: StoredStatus,
  context: RequestContext,
): Promise<OwnStatus['reasons']> {
  const stored = await findStored(context.db, evaluationId);
  if (stored === undefined) return null;
  const opened = openEvaluation(stored, { zoneId: momentOf(context).zone.id, keys: context.keys });
  const version = await findVersion(context.db, stored.ruleId, stored.version);
  if (opened === null || version === undefined) return null;
  return reasonsOf(status, { answer: opened.answer, definition: version.definition });
}
