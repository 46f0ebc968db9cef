import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MemberRole } from '../../contract/membership.ts';
import { findPersonOfAccount } from '../persons/store/persons.ts';
import { listMembershipsOfAccount } from './store/memberships.ts';

/** The person behind an account and the firms and institutions for which that person acts now; staff have neither. */
export async function housesOf(
  db: ZoneDb,
  accountId: string,
): Promise<{ personId: string | null; houses: readonly { id: string; role: MemberRole }[] }> {
  const person = await findPersonOfAccount(db, accountId);
  const active = (await listMembershipsOfAccount(db, accountId)).filter(({ state }) => state === 'active');
  return {
    personId: person?.id ?? null,
    houses: active.flatMap(({ firmId, partnerId, role }) => {
      const id = firmId ?? partnerId;
      return id === null ? [] : [{ id, role }];
    }),
  };
}
