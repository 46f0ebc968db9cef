import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MemberRole, Membership } from '../../contract/membership.ts';
import { findPersonOfAccount } from '../persons/store/persons.ts';
import { listMembershipsOfAccount, listMembershipsOfPerson } from './store/memberships.ts';

/** A firm or institution for which somebody acts, and as what. */
export interface OwnHouse {
  id: string;
  role: MemberRole;
}

/** The person behind an account and the firms and institutions for which that person acts now; staff have neither. */
export async function housesOf(
  db: ZoneDb,
  accountId: string,
): Promise<{ personId: string | null; houses: readonly OwnHouse[] }> {
  const person = await findPersonOfAccount(db, accountId);
  return { personId: person?.id ?? null, houses: actedFor(await listMembershipsOfAccount(db, accountId)) };
}

/** The firms and institutions for which a person acts now, with a login or without. */
export async function housesOfPerson(db: ZoneDb, personId: string): Promise<readonly OwnHouse[]> {
  return actedFor(await listMembershipsOfPerson(db, personId));
}

function actedFor(memberships: readonly Membership[]): OwnHouse[] {
  return memberships.flatMap(({ state, firmId, partnerId, role }) => {
    const id = firmId ?? partnerId;
    return state !== 'active' || id === null ? [] : [{ id, role }];
  });
}
