import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { MemberRole } from '../../contract/membership.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findOwnMembership } from './store/memberships.ts';

/** What the caller is in a firm; a firm of somebody else answers as one that does not exist. */
export async function requireOwnFirm(
  db: ZoneDb,
  { firmId, representative }: { firmId: string; representative: boolean },
  context: RequestContext,
): Promise<{ id: string; role: MemberRole; personId: string }> {
  const own = await findOwnMembership(db, requireCaller(context).account.id, firmId);
  if (own === undefined) throw new AppError('parties.firmUnknown');
  if (representative && own.role !== 'representative') throw new AppError('parties.representativeNeeded');
  return own;
}
