import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ConsentField, ConsentPurpose } from '../../contract/consent.ts';
import type { Disclosure, DisclosureMeans } from '../../contract/disclosure.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { consentHolds } from './consent-holds.ts';
import { addDisclosures } from './store/disclosures.ts';

/** What is handed over now: fields of a party, for a purpose, to a receiver, by an export or a case. */
export interface HandOver {
  zoneId: string;
  partyId: string;
  fields: readonly ConsentField[];
  purpose: ConsentPurpose;
  receiver: Disclosure['receiver'];
  means: DisclosureMeans;
  now: Temporal.Instant;
  /** The account that does it; null for a job. */
  by: string | null;
}

/**
 * Writes into the log of hand-overs that something is told, one row for each consent that it rests on; the ids of the
 * rows. Call it in the transaction in which the data leave: without a consent that holds today for every field it throws
 * `parties.consentMissing`, and nothing may leave. What the use-case did besides, it records in the journal itself.
 */
export async function recordDisclosure(tx: ZoneDb, handOver: HandOver): Promise<string[]> {
  const { zoneId, partyId, purpose, receiver, means, now, by } = handOver;
  const day = dayInChina(now);
  const byConsent = new Map<string, ConsentField[]>();
  for (const field of new Set(handOver.fields)) {
    const verdict = await consentHolds(tx, { partyId, field, purpose, receiver, day });
    if (!verdict.holds) throw new AppError('parties.consentMissing', { field, why: verdict.why });
    byConsent.set(verdict.consentId, [...(byConsent.get(verdict.consentId) ?? []), field]);
  }
  if (byConsent.size === 0) throw new Error('a hand-over of nothing');
  const rows = [...byConsent].map(([consentId, fields]) => ({
    ...{ zone_id: zoneId, id: randomUUIDv7(), consent_id: consentId, party_id: partyId, fields, purpose },
    ...{ receiver_kind: receiver.kind, receiver_id: receiver.id, means_kind: means.kind, means_id: means.id },
    ...{ disclosed_on: day, disclosed_at: now.toString({ fractionalSecondDigits: 3 }), disclosed_by: by },
  }));
  await addDisclosures(tx, rows);
  return rows.map(({ id }) => id);
}
