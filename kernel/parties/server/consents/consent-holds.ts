import type { ZoneDb } from '#platform/db/server/database.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { type AskedConsent, type ConsentVerdict, judgeConsents } from './domain/judge-consents.ts';
import { kindOfInstitution, listConsentsOf } from './store/consents.ts';

export type { ConsentVerdict } from './domain/judge-consents.ts';

/** Who is asked about, and what somebody wants to tell to whom on a day. */
export type ConsentQuestion = Omit<AskedConsent, 'receiverGroup'> & { partyId: string };

/**
 * Whether a party has agreed that a field is told for a purpose to a receiver on a day (`YYYY-MM-DD`): the consent that
 * holds, or why none does (个人信息保护法 art. 13–15, 23). Whoever hands data on asks here, each time and on the day itself.
 */
export async function consentHolds(db: ZoneDb, { partyId, ...asked }: ConsentQuestion): Promise<ConsentVerdict> {
  const { receiver } = asked;
  const group = receiver.kind === 'institution' ? await kindOfInstitution(db, receiver.id) : undefined;
  return judgeConsents(await listConsentsOf(db, await everyIdOf(db, partyId)), {
    ...asked,
    receiverGroup: group ?? null,
  });
}
