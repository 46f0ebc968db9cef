import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { NeedChannel, NeedContact, NeedEntrance } from '../../contract/intake.ts';
import type { fileOwnNeed as ownEndpoint, recordNeed as recordEndpoint } from '../../contract/intake-endpoints.ts';
import { dayInChina } from '../officers/day-in-china.ts';
import { requireActingFirm } from '../officers/require-caller.ts';
import { findFirmName } from '../officers/store/served.ts';
import { followPath, newFollowToken } from './follow-token.ts';
import { addAct } from './store/acts.ts';
import { addNeed, recentOfSender } from './store/needs.ts';
import { tellOfficer } from './tell-of-need.ts';

/** Minutes within which messages by the scanned code are counted for one address. */
const minutesCounted = 10;
/** Messages taken from one address within these minutes: whole buildings and phone networks share one. */
const mostOfAddress = 10;

/** A message as it comes in. */
export interface IncomingNeed {
  entrance: NeedEntrance;
  channel?: NeedChannel | undefined;
  firmId?: string | undefined;
  firmTold?: string | undefined;
  codeTold?: string | undefined;
  place?: string | undefined;
  matter: string;
  contact?: NeedContact | undefined;
}

/** A filed message with the page on which it is followed; the secret in its path is told this once. */
export interface FiledNeed {
  needId: string;
  number: string;
  followPath: string;
}

/** Files a message, whoever sends it: one number, one page to follow it on, and an entry that names nobody. */
export function fileNeed(need: IncomingNeed, context: RequestContext): Promise<FiledNeed> {
  return context.transaction(async (tx) => {
    const { zone, account, keys } = context;
    if (zone === null) throw new Error('a need is filed in a zone');
    const now = context.now();
    const at = now.toString({ fractionalSecondDigits: 3 });
    const senderDigest = need.entrance === 'code' ? await requirePause(tx, need.matter, context) : null;
    const id = randomUUIDv7();
    const { token, digest: tokenDigest } = newFollowToken(zone.code);
    const { entrance, matter, contact } = need;
    const [channel, firmId, place] = [need.channel ?? null, need.firmId ?? null, need.place ?? null];
    const sealed =
      contact && keys.persons.encrypt({ zoneId: zone.id, personId: id, field: 'contact' }, JSON.stringify(contact));
    const number = await addNeed(tx, {
      ...{ zoneId: zone.id, id, entrance, channel, firmId, place, matter, contact: sealed ?? null },
      ...{ firmTold: need.firmTold ?? null, codeTold: need.codeTold ?? null, tokenDigest, senderDigest },
      ...{ filedOn: dayInChina(now), filedAt: at, filedBy: account?.id ?? null },
    });
    await addAct(tx, { zoneId: zone.id, needId: id, kind: 'filed', by: account?.id ?? null, at });
    // What was written may name people: the text stays in the message.
    const after = {
      number,
      entrance,
      channel,
      firmId,
      place,
      characters: matter.length,
      contact: contact !== undefined,
    };
    await context.record(tx, { subject: { type: 'visits.need', id }, after });
    await tellOfficer(tx, { zoneId: zone.id, needId: id, number, firmId, at });
    return { needId: id, number, followPath: followPath(token) };
  });
}

/** Refuses the same message sent twice, and too many from one address; the address itself is not kept. */
async function requirePause(tx: ZoneDb, matter: string, { zone, keys, ip, now }: RequestContext): Promise<Buffer> {
  const zoneId = zone?.id ?? '';
  const digest = keys.digest({ zoneId, field: 'visits.need.sender' }, ip);
  const since = now().subtract({ minutes: minutesCounted }).toString();
  const { count, repeated } = await recentOfSender(tx, { zoneId, digest, since, matter });
  if (repeated) throw new AppError('visits.needRepeated');
  if (count >= mostOfAddress) throw new AppError('visits.needTooOften', { minutes: minutesCounted });
  return digest;
}

/** Writes down what reached an officer otherwise. */
export async function recordNeed(
  { body }: EndpointParsed<typeof recordEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof recordEndpoint>> {
  const { firmId } = body;
  if (firmId !== undefined && (await findFirmName(context.db, firmId)) === undefined) {
    throw new AppError('visits.needFirmUnknown');
  }
  return fileNeed({ entrance: 'officer', ...body }, context);
}

/** Files a need for the firm for which the caller acts. */
export async function fileOwnNeed(
  { body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  return fileNeed({ entrance: 'portal', firmId: await requireActingFirm(context), ...body }, context);
}
