import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { NeedActKind, NeedState } from '../../contract/intake.ts';
import type {
  answerNeed as answerEndpoint,
  joinNeed as joinEndpoint,
  nameNeedFirm as nameEndpoint,
  refuseNeed as refuseEndpoint,
  splitNeed as splitEndpoint,
} from '../../contract/intake-endpoints.ts';
import { requireCaller } from '../officers/require-caller.ts';
import { findFirmName } from '../officers/store/served.ts';
import { stateAfter } from './domain/fold-need.ts';
import { openMatters } from './open-matters.ts';
import { addAct, addMatters } from './store/acts.ts';
import { firmOfIssue } from './store/matters.ts';
import { findNeed, lockState, type StoredNeed, saveFirm, saveState } from './store/needs.ts';
import { tellFirm } from './tell-of-need.ts';

interface Act {
  kind: NeedActKind;
  words?: string | undefined;
  elsewhere?: string | undefined;
}

/** Does one act on a message that still waits: of two at once the second is told what the first did. */
function conclude(
  needId: string,
  act: Act,
  { context, work }: { context: RequestContext; work?: (tx: ZoneDb, need: StoredNeed) => Promise<readonly string[]> },
): Promise<{ needId: string; state: NeedState; issueIds: readonly string[] }> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const before = await lockState(tx, needId);
    const need = before === undefined ? undefined : await findNeed(tx, needId);
    if (before === undefined || need === undefined) throw new AppError('visits.needUnknown');
    const state = stateAfter(before, act.kind);
    if (state === undefined) {
      throw new AppError('visits.needConcluded', { state: context.text(`visits:intake.states.${before}`) });
    }
    const issueIds = (await work?.(tx, need)) ?? [];
    await saveState(tx, needId, { state, at });
    await addAct(tx, { zoneId: zone.id, needId, ...act, by: account.id, at });
    if (issueIds.length > 0) {
      await addMatters(tx, { zoneId: zone.id, needId, joined: act.kind === 'joined' }, issueIds);
    }
    const { number, firmId, firm } = need;
    await tellFirm(tx, { zoneId: zone.id, needId, number, firmId, firm, at });
    await context.record(tx, {
      subject: { type: 'visits.need', id: needId },
      ...{ before: { state: before }, after: { state, issueIds: [...issueIds] } },
    });
    return { needId, state, issueIds };
  });
}

/** Answers a message at once. */
export async function answerNeed(
  { params, body }: EndpointParsed<typeof answerEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof answerEndpoint>> {
  const { needId, state } = await conclude(params.needId, { kind: 'answered', words: body.words }, { context });
  return { needId, state };
}

/** Makes one or several matters of a message, each an issue of its own. */
export async function splitNeed(
  { params, body }: EndpointParsed<typeof splitEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof splitEndpoint>> {
  const { needId, state, issueIds } = await conclude(
    params.needId,
    { kind: 'split', words: body.words },
    { context, work: (tx, need) => openMatters(tx, { need, matters: body.matters }, context) },
  );
  return { needId, state, issueIds: [...issueIds] };
}

/** Joins a message to an issue of the same firm that stands already. */
export async function joinNeed(
  { params, body }: EndpointParsed<typeof joinEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof joinEndpoint>> {
  const { needId, state } = await conclude(
    params.needId,
    { kind: 'joined', words: body.words },
    {
      context,
      // Whoever follows the message sees the issue: it is one of the same firm, and the firm is known.
      async work(tx, { firmId }) {
        const raisedBy = await firmOfIssue(tx, body.issueId);
        if (raisedBy !== undefined && firmId === null) throw new AppError('visits.needFirmMissing');
        if (raisedBy === undefined || raisedBy !== firmId) throw new AppError('visits.needIssueUnknown');
        return [body.issueId];
      },
    },
  );
  return { needId, state };
}

/** Refuses a message that is none of the zone's, and says where to go. */
export async function refuseNeed(
  { params, body }: EndpointParsed<typeof refuseEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof refuseEndpoint>> {
  const { needId, state } = await conclude(params.needId, { kind: 'refused', ...body }, { context });
  return { needId, state };
}

/** Says of which firm of the register a message is. */
export function nameNeedFirm(
  { params: { needId }, body: { firmId } }: EndpointParsed<typeof nameEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof nameEndpoint>> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    if ((await lockState(tx, needId)) === undefined) throw new AppError('visits.needUnknown');
    if ((await findFirmName(tx, firmId)) === undefined) throw new AppError('visits.needFirmUnknown');
    const need = await findNeed(tx, needId);
    const before = need?.firmId ?? null;
    // What was made of it is the other firm's, and whoever names a firm shows it to that firm's people.
    if (need !== undefined && need.matters > 0 && before !== firmId) {
      throw new AppError('visits.needConcluded', { state: context.text(`visits:intake.states.${need.state}`) });
    }
    await saveFirm(tx, needId, firmId);
    await addAct(tx, { zoneId: zone.id, needId, kind: 'named', by: account.id, at });
    await context.record(tx, {
      subject: { type: 'visits.need', id: needId },
      ...{ before: { firmId: before }, after: { firmId } },
    });
    return { needId };
  });
}
