import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Firm } from '../../contract/firm.ts';
import type {
  Correction,
  listCorrections as correctionsEndpoint,
  getFirmFile as endpoint,
  getOwnFirm as ownEndpoint,
} from '../../contract/firm-file.ts';
import { requireOwnFirm } from '../identities/require-own-firm.ts';
import { standingIdOf } from '../merging/follow-merges.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { entriesOfParty } from '../rosters/list-rosters.ts';
import { findParty } from '../rosters/store/parties.ts';
import { findFirm } from '../store/firms.ts';
import { settleStatuses } from './domain/settle-statuses.ts';
import { countOpenCorrections, listCorrectionsOf } from './store/corrections.ts';
import { listSaid } from './store/statuses.ts';

/** Head of a firm's file; a merged firm names the one that stands for it. */
export async function getFirmFile(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const firm = await requireFirm(context.db, params.firmId);
  const party = await findParty(context.db, firm.id);
  const standing = await standingIdOf(context.db, firm.id);
  const entries = await entriesOfParty(firm.id, dayInChina(context.now()), context);
  return {
    firm,
    state: party?.state ?? 'standing',
    survivorId: standing === undefined || standing === firm.id ? null : standing,
    tags: entries.map(({ rosterId, roster, item }) => ({ rosterId, roster, item })),
    openCorrections: await countOpenCorrections(context.db, firm.id),
  };
}

async function requireFirm(db: ZoneDb, id: string): Promise<Firm> {
  const firm = await findFirm(db, id);
  if (firm === undefined) throw new AppError('parties.firmUnknown');
  return firm;
}

/** What a firm has asked to have corrected, beside what stands in the register. */
export async function listCorrections(
  { params }: EndpointParsed<typeof correctionsEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof correctionsEndpoint>> {
  return { corrections: await correctionsOf(context.db, await requireFirm(context.db, params.firmId)) };
}

/** What the register holds of the caller's own firm. */
export async function getOwnFirm(
  { params }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  await requireOwnFirm(context.db, { firmId: params.firmId, representative: false }, context);
  const firm = await requireFirm(context.db, params.firmId);
  return {
    firm,
    // Which officer entered what is the authority's own affair.
    rosters: (await entriesOfParty(firm.id, undefined, context)).map((entry) => ({ ...entry, enteredBy: null })),
    statuses: settleStatuses(await listSaid(context.db, firm.id)).map((period) => ({ ...period, by: null })),
    corrections: (await correctionsOf(context.db, firm)).map((one) => ({ ...one, decidedBy: null })),
  };
}

async function correctionsOf(db: ZoneDb, firm: Firm): Promise<Correction[]> {
  const rows = await listCorrectionsOf(db, firm.id);
  return rows.map(({ firmId: _of, ...row }) => {
    const present = firm[row.field];
    return { ...row, present: present === null ? null : String(present) };
  });
}
