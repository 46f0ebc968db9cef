import { AppError } from '#platform/errors/contract/errors.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Member } from '../../contract/membership.ts';
import type {
  listClaims as claimsEndpoint,
  listMembers as endpoint,
  listOwnMembers as ownEndpoint,
} from '../../contract/membership-endpoints.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { showPerson } from '../persons/show-person.ts';
import { findFirm } from '../store/firms.ts';
import { requireOwnFirm } from './require-own-firm.ts';
import { listOpenInvitations } from './store/invitations.ts';
import {
  countClaims,
  listClaimRows,
  listMembersOfHouse,
  listVerifications,
  type SealedMember,
} from './store/memberships.ts';

/** Everybody who acts or acted for a firm, masked for the caller's role. */
export async function listMembers(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  if ((await findFirm(context.db, params.firmId)) === undefined) throw new AppError('parties.firmUnknown');
  return peopleOf(params.firmId, context);
}

/** The same for a firm of the caller. */
export async function listOwnMembers(
  { params }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  const { role } = await requireOwnFirm(context.db, { firmId: params.firmId, representative: false }, context);
  const { members, invitations } = await peopleOf(params.firmId, context);
  // Of somebody whom others had entered, the firm learns more once the person has accepted.
  const shown = invitations.map(({ knownBefore, ...one }) =>
    knownBefore ? { ...one, person: { ...one.person, name: null, email: null } } : one,
  );
  return { role, members, invitations: shown };
}

async function peopleOf(firmId: string, context: RequestContext) {
  const rows = await listMembersOfHouse(context.db, firmId);
  const open = await listOpenInvitations(context.db, firmId, requireCaller(context).at);
  return {
    members: rows.map((row) => memberOf(row, context)),
    invitations: open.map((one) => ({ ...one, person: showPerson(context, one.person) })),
  };
}

function memberOf({ claimedAt: _at, ...row }: SealedMember, context: RequestContext): Member {
  return { ...row, person: showPerson(context, row.person) };
}

/** Claims that wait for officers, each with who has confirmed it so far. */
export async function listClaims(
  { query }: EndpointParsed<typeof claimsEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof claimsEndpoint>> {
  const rows = await listClaimRows(context.db, { limit: rowsPerPage, offset: (query.page - 1) * rowsPerPage });
  const ids = rows.map((row) => row.id);
  const words = ids.length === 0 ? [] : await listVerifications(context.db, ids);
  return {
    total: await countClaims(context.db),
    claims: await Promise.all(
      rows.map(async (row) => {
        const said = words.filter((word) => word.membershipId === row.id);
        return {
          ...memberOf(row, context),
          claimedAt: row.claimedAt,
          confirmations: said.map(({ accountId, account, at }) => ({ accountId, account, at })),
          letters: await listAttachedFiles(context.db, context.files, { type: 'parties.membership', id: row.id }),
        };
      }),
    ),
  };
}
