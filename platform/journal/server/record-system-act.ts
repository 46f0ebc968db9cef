import type { ZoneDb } from '#platform/db/server/database.ts';
import type { JournalNote } from '../contract/entry.ts';
import { recordEntry } from './record-entry.ts';

/** What the platform did by itself, in a job, a subscription, a seed or the start. */
export interface SystemAct extends Omit<JournalNote, 'accountId' | 'role' | 'action' | 'zoneId'> {
  readonly action: `${string}.${string}`;
  /** Null for what belongs to no zone. */
  readonly zoneId: string | null;
}

/** Records an act of the platform itself in the transaction that does it. */
export function recordSystemAct(tx: ZoneDb, now: Temporal.Instant, act: SystemAct): Promise<string> {
  const actor = { kind: 'system' as const, accountId: null, role: null };
  return recordEntry(tx, { ...act, actor, at: now.toString({ fractionalSecondDigits: 3 }), ip: null, trace: null });
}
