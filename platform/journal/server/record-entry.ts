import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { JournalValue, NewJournalEntry } from '../contract/entry.ts';
import { maskNumbers } from '../contract/mask-numbers.ts';

/**
 * Writes an entry in the transaction of its use-case, so that it stands if and only if the act does; returns its id.
 * Identity and mobile numbers in the reason are masked. Row-level security refuses an entry for another zone than the connection's.
 */
export async function recordEntry(tx: ZoneDb, entry: NewJournalEntry): Promise<string> {
  const id = randomUUIDv7();
  await sql`insert into journal.entry
    (id, zone_id, at, action, actor_kind, account_id, role, ip, trace, subject_type, subject_id, before, after, reason)
    values (${id}, ${entry.zoneId}, ${entry.at}, ${entry.action}, ${entry.actor.kind}, ${entry.actor.accountId},
      ${entry.actor.role}, ${entry.ip}, ${entry.trace}, ${entry.subject?.type ?? null}, ${entry.subject?.id ?? null},
      ${textOf(entry.before)}, ${textOf(entry.after)}, ${entry.reason == null ? null : maskNumbers(entry.reason)})`.execute(
    tx,
  );
  return id;
}

function textOf(value: JournalValue | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
