import type { SealedEntry } from './canonical-entry.ts';
import type { EntryDetail } from './reading.ts';

/** The columns that were sealed, from an entry as it is read: so that a reader computes the leaf without trusting the server. */
export function sealedEntryOf(entry: EntryDetail): SealedEntry {
  return {
    id: entry.id,
    zone_id: entry.zoneId,
    at: entry.sealedAt,
    action: entry.action,
    actor_kind: entry.actorKind,
    account_id: entry.accountId,
    role: entry.role,
    ip: entry.ip,
    trace: entry.trace,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    before: entry.before,
    after: entry.after,
    reason: entry.reason,
  };
}
