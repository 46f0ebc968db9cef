import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FirmStatus } from '../../contract/firm.ts';
import type {
  changeFirmStatus as endpoint,
  FirmStatusPeriod,
  listFirmStatuses as listEndpoint,
  MergedFirmStatuses,
  voidFirmStatus as voidEndpoint,
} from '../../contract/firm-status.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findFirm } from '../store/firms.ts';
import { type SaidStatus, settleStatuses, statusOn } from './domain/settle-statuses.ts';
import { addSaid, listSaid, lockFirm, setStatus } from './store/statuses.ts';

/** A firm's states in their order. */
export async function listFirmStatuses(
  { params }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  if ((await findFirm(context.db, params.firmId)) === undefined) throw new AppError('parties.firmUnknown');
  return {
    periods: settleStatuses(await listSaid(context.db, params.firmId)),
    merged: await listMergedStatuses(context.db, params.firmId),
  };
}

/** What was ever said of firms that went into this one; their rows stay their own, so that unmerging finds them. */
async function listMergedStatuses(db: ZoneDb, firmId: string): Promise<MergedFirmStatuses[]> {
  const merged: MergedFirmStatuses[] = [];
  for (const id of await everyIdOf(db, firmId)) {
    const said = id === firmId ? [] : await listSaid(db, id);
    const firm = said.length === 0 ? undefined : await findFirm(db, id);
    if (firm !== undefined) merged.push({ firmId: id, name: firm.name, periods: settleStatuses(said) });
  }
  return merged;
}

/** Says a firm's state from a day on. The first word also keeps what the register said before, from the firm's first day. */
export function changeFirmStatus(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const { firm, said } = await lockSaid(tx, params.firmId);
    const { status, startsOn, reason, documentNumber = null } = body;
    const periods = settleStatuses(said);
    if ((statusOn(periods, startsOn) ?? firm.status) === status) {
      throw new AppError('parties.firmStatusSame', { status: context.text(`parties:statuses.${status}`) });
    }
    const fresh: Omit<SaidStatus, 'by'>[] = [];
    const first = firm.foundedOn ?? dayInChina(Temporal.Instant.from(firm.registeredAt));
    if (said.length === 0) {
      // Also where the word is of the first day or before it: what stood before it must come back when it is voided.
      const before = Temporal.PlainDate.from(startsOn).subtract({ days: 1 }).toString();
      const opening = { number: 1, status: firm.status, validFrom: first < startsOn ? first : before };
      fresh.push({ ...opening, reason: null, documentNumber: null, at });
    }
    const number = said.length + fresh.length + 1;
    fresh.push({ number, status, validFrom: startsOn, reason, documentNumber, at });
    return write(tx, { firm, fresh, reason }, context);
  });
}

/** Takes a state back by a word of its own; the day then belongs to the state before. */
export function voidFirmStatus(
  { params, body }: EndpointParsed<typeof voidEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof voidEndpoint>> {
  const { at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const { firm, said } = await lockSaid(tx, params.firmId);
    const wrong = settleStatuses(said).find((one) => one.number === params.number);
    if (wrong === undefined) throw new AppError('parties.firmStatusUnknown');
    const word = { number: said.length + 1, status: 'void' as const, validFrom: wrong.startsOn };
    const fresh = [{ ...word, reason: body.reason, documentNumber: null, at }];
    return write(tx, { firm, fresh, reason: body.reason }, context);
  });
}

async function lockSaid(tx: ZoneDb, firmId: string) {
  const firm = await lockFirm(tx, firmId);
  if (firm === undefined || !firm.standing) throw new AppError('parties.firmUnknown');
  return { firm, said: await listSaid(tx, firmId) };
}

async function write(
  tx: ZoneDb,
  change: { firm: { id: string; status: FirmStatus }; fresh: readonly Omit<SaidStatus, 'by'>[]; reason: string },
  context: RequestContext,
): Promise<{ status: FirmStatus; periods: FirmStatusPeriod[] }> {
  const { zone, account, today } = requireCaller(context);
  const { firm, fresh, reason } = change;
  await addSaid(tx, { zoneId: zone.id, firmId: firm.id, by: account.id }, fresh);
  const periods = settleStatuses(await listSaid(tx, firm.id));
  const status = statusOn(periods, today) ?? firm.status;
  if (status !== firm.status) await setStatus(tx, firm.id, status);
  await context.record(tx, {
    subject: { type: 'parties.firm', id: firm.id },
    before: { status: firm.status },
    after: { status, said: fresh.map(({ at: _at, reason: _why, ...word }) => word) },
    reason,
  });
  return { status, periods };
}
