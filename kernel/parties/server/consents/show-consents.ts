import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Consent } from '../../contract/consent.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { departmentNamesOn } from '../organisation/owner-of.ts';
import { stateOf } from './domain/judge-consents.ts';
import { listConsentsOf, listInstitutions } from './store/consents.ts';

/** What a party, and who was merged into it, has agreed to, with names of receivers and how each consent stands today; those that hold first. */
export async function showConsents(db: ZoneDb, partyId: string, today: string): Promise<Consent[]> {
  const stored = await listConsentsOf(db, await everyIdOf(db, partyId));
  const departments = stored.length === 0 ? new Map<string, string>() : await departmentNamesOn(db, today);
  const institutions = new Map(
    stored.length === 0 ? [] : (await listInstitutions(db)).map(({ id, name }) => [id, name] as const),
  );
  const nameOf = ({ receiver }: { receiver: Consent['receiver'] }) => {
    if (receiver.kind === 'institutionKind') return null;
    return (receiver.kind === 'department' ? departments : institutions).get(receiver.id) ?? null;
  };
  const order = ['holds', 'planned', 'expired', 'withdrawn'];
  return stored
    .map(({ partyId: _of, ...one }) => ({ ...one, receiverName: nameOf(one), state: stateOf(one, today) }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
